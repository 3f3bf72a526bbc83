import * as z from 'zod/mini'
import { daysBetween, type Period, periodOf } from '../common/calendar'
import { Day, Id, RequestId, text } from '../common/fields'
import { accept, type Outcome, refuse } from '../refusal/refusal'

/** The three categories of the mission (农户参与乡村建设、庭院卫生、公益美德). */
export const pointsCategories = {
  participation: '乡村建设参与',
  courtyard: '庭院卫生',
  virtue: '公益美德'
} as const
export type PointsCategory = keyof typeof pointsCategories

export interface Cap {
  readonly points: number
  readonly per: 'household' | 'person'
  readonly period: Period
}

export interface RulebookItem {
  readonly id: string
  readonly category: PointsCategory
  readonly words: string
  readonly points: number
  readonly unit: string
  readonly cap: Cap | null
  /** The rulebook's term: what is earned under a version stays under it. */
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

const perNames = { household: '户', person: '人' } as const
const periodNames: Record<Period, string> = { day: '日', month: '月', quarter: '季', year: '年' }

/** 「每户每季最多100分」; empty when there is no cap. */
export const capWords = (cap: Cap | null): string =>
  cap ? `每${perNames[cap.per]}每${periodNames[cap.period]}最多${cap.points}分` : ''

/** A deed is recorded within this many days, so that a quarter's list is not changed long after it was read. */
export const maxDaysBack = 90

export const pointsRefusals = {
  memberElsewhere: {
    code: 'POINTS_MEMBER_ELSEWHERE',
    message: '所选的人不在这一户的名册里，请重新选择。',
    field: 'memberId'
  },
  personNeeded: {
    code: 'POINTS_PERSON_NEEDED',
    message: '这一条按人计算上限，请选择是哪位家人做的。',
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

export const RecordAward = z.object({
  requestId: RequestId,
  villageId: Id,
  householdId: Id,
  itemId: Id,
  memberId: z.optional(Id),
  /** How many units of the item: two days of work are two. */
  times: z
    .int()
    .check(z.minimum(1, { error: '次数至少是1。' }), z.maximum(31, { error: '一次最多记31次，请分开记。' })),
  occurredOn: Day,
  note: z.optional(text('说明', 1, 200))
})

export const ReverseAward = z.object({
  requestId: RequestId,
  villageId: Id,
  entryId: Id,
  reason: text('冲销原因', 4, 200)
})
export const ReadStatement = z.object({ villageId: Id, householdId: Id, before: z.optional(Id) })
export const ReadRulebook = z.object({ villageId: Id })

/** What an award books: how many points, and which cap it counts against. */
export interface Award {
  readonly points: number
  readonly cap: { readonly holderId: string; readonly period: string; readonly points: number } | null
}

/**
 * Decides one award under an item. Refuses POINTS_DAY_AHEAD, POINTS_DAY_TOO_OLD, POINTS_RULE_NOT_IN_FORCE (the
 * rulebook's term does not hold the day of the deed) and POINTS_PERSON_NEEDED. The cap itself is kept by the
 * ledger, under the household's lock.
 */
export const decideAward = (
  item: RulebookItem,
  deed: { householdId: string; memberId: string | null; times: number; occurredOn: string },
  today: string
): Outcome<Award> => {
  if (deed.occurredOn > today)
    return refuse('POINTS_DAY_AHEAD', '日期在今天之后，请改成做这件事的那一天。', 'occurredOn')
  if (daysBetween(deed.occurredOn, today) > maxDaysBack) {
    return refuse('POINTS_DAY_TOO_OLD', `只能补记${maxDaysBack}天以内的事。`, 'occurredOn')
  }
  if (
    deed.occurredOn < item.effectiveFrom ||
    (item.effectiveTo !== null && deed.occurredOn > item.effectiveTo)
  ) {
    return refuse('POINTS_RULE_NOT_IN_FORCE', '那一天这条细则还没有生效或已经失效，请换一条。', 'itemId')
  }
  if (item.cap?.per === 'person' && !deed.memberId) return { ok: false, refusal: pointsRefusals.personNeeded }
  return accept({
    points: item.points * deed.times,
    cap: item.cap && {
      holderId: item.cap.per === 'person' && deed.memberId ? deed.memberId : deed.householdId,
      period: periodOf(item.cap.period, deed.occurredOn),
      points: item.cap.points
    }
  })
}
