import * as z from 'zod/mini'
import { Id } from '../common/fields'
import { refuse } from '../refusal/refusal'
import { type Cap, capWords, periodNames } from './categories'

export { type Cap, capsWords, capWords, type PointsCategory, pointsCategories } from './categories'

export const pointsRefusals = {
  memberElsewhere: {
    code: 'POINTS_MEMBER_ELSEWHERE',
    message: '所选的人不在这一户的名册里，请重新选择。',
    field: 'memberId'
  },
  householdEnded: {
    code: 'POINTS_HOUSEHOLD_ENDED',
    message: '这一户已经迁出，不能再记分。',
    field: 'householdId'
  },
  ownHousehold: {
    code: 'POINTS_OWN_HOUSEHOLD',
    message: '不能给自己家记分，请由其他干部来记。',
    field: 'householdId'
  },
  notAnAward: { code: 'POINTS_ENTRY_NOT_FOUND', message: '没有找到这笔记分。', field: 'entryId' },
  alreadyReversed: { code: 'POINTS_ALREADY_REVERSED', message: '这笔记分已经冲销过了。', field: 'entryId' },
  balanceTooLow: {
    code: 'POINTS_BALANCE_TOO_LOW',
    message: '这一户的可用积分不够冲销这一笔，请先与户主核对。',
    field: 'entryId'
  }
} as const

/** The refusal when a cap would be passed: says what is left and until when. */
export const capReached = (cap: Cap, remaining: number) =>
  refuse(
    'POINTS_CAP_REACHED',
    remaining > 0
      ? `这一条${capWords(cap)}，本${periodNames[cap.period]}还可记${remaining}分，记不下这一笔。`
      : `这一条${capWords(cap)}，本${periodNames[cap.period]}已经记满。`,
    'itemId'
  ).refusal

/** `before` is the number of an entry of the household: what came before it. */
export const ReadStatement = z.object({
  villageId: Id,
  householdId: Id,
  before: z.optional(z.int().check(z.minimum(1)))
})
const Year = z.string().check(z.regex(/^20\d\d$/, { error: '年份不对，请重新选择。' }))
/** A year's entries by month and category; without a year, this one. */
export const ReadYear = z.object({ villageId: Id, householdId: Id, year: z.optional(Year) })
const EntryNo = z.int().check(z.minimum(1), z.maximum(1_000_000_000))
/** The proof under the ledger's last page, or under the page whose number stands on a paper. */
export const ReadProof = z.object({
  villageId: Id,
  householdId: Id,
  page: z.optional(z.int().check(z.minimum(1), z.maximum(2_000_000_000)))
})
/** The entries under a proof, as they are hashed: up to the number it names. */
export const ReadProofEntries = z.object({
  villageId: Id,
  householdId: Id,
  upTo: EntryNo,
  after: z.optional(EntryNo)
})
const Period = z
  .string()
  .check(z.regex(/^20\d\d(?:-(?:0[1-9]|1[0-2]))?$/, { error: '请选择是哪一年或哪一月。' }))
/** Who earned what in a month or a year, in the order of the household numbers. */
export const ListEarned = z.object({
  villageId: Id,
  period: Period,
  /** How many were read before. */
  skip: z.optional(z.int().check(z.minimum(0), z.maximum(20_000)))
})
export const ReadSums = z.object({ villageId: Id, period: Period })
