import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { type HideReason, hideReasons } from '../issue/names'
import { limits, type Method, methods } from './names'
import { type NomineeAction, pressedActions } from './nominee'
import { pressedRoundActions, type RoundAction } from './round'

const whole = (name: string, least: number, most: number) =>
  z
    .number({ error: `${name}要填整数。` })
    .check(
      z.int({ error: `${name}要填整数。` }),
      z.gte(least, { error: `${name}最少是${least}。` }),
      z.lte(most, { error: `${name}最多是${most}。` })
    )

const written = { requestId: RequestId, villageId: Id }

export const OpenRound = z.object({
  ...written,
  category: text('评选名称', 2, limits.category),
  period: text('哪一期', 2, limits.period),
  /** By what it is judged, in the village's own words. */
  standard: text('评选标准', 4, limits.words),
  nominateUntil: Day,
  plaques: whole('牌子数', 1, limits.plaques),
  points: whole('荣誉分', 1, limits.points),
  method: z.enum(Object.keys(methods) as [Method, ...Method[]], { error: '请选择怎样评。' })
})
export const ActRound = z.object({
  ...written,
  roundId: Id,
  action: z.enum(pressedRoundActions as [RoundAction, ...RoundAction[]], {
    error: '没有这一步，请返回上一页重试。'
  }),
  words: z.optional(text('原因', 1, limits.words))
})
export const DraftHonourNotice = z.object({ ...written, roundId: Id })

/** What waits for the township in its villages, or with `hidden` what it kept from them. */
export const ListHeld = z.object({ townshipId: Id, hidden: z.boolean(), after: z.optional(Id) })
export const ShowNominee = z.object({ ...written, nomineeId: Id })
export const HideNominee = z.object({
  ...written,
  nomineeId: Id,
  reason: z.enum(Object.keys(hideReasons) as [HideReason, ...HideReason[]], {
    error: '请选择不公开的理由。'
  }),
  note: z.optional(text('说明', 1, 200))
})

export const Nominate = z.object({
  ...written,
  roundId: Id,
  /** The own household; another one is named by somebody of it, so that nobody needs to see the roster. */
  householdId: z.optional(Id),
  name: z.optional(text('姓名', 2, 30)),
  householdNo: z.optional(text('户号', 1, 40)),
  words: text('提名理由', 5, limits.words),
  /** Whether the notice may show the whole name; only for the own household. */
  fullName: z.optional(z.boolean()),
  fileIds: z.array(Id).check(z.maxLength(limits.photos, { error: `照片最多${limits.photos}张。` }))
})

const nomineeSteps = pressedActions.filter((a) => a !== 'support' && a !== 'doubt' && a !== 'judge')
export const ActNominee = z.object({
  ...written,
  nomineeId: Id,
  action: z.enum(nomineeSteps as [NomineeAction, ...NomineeAction[]], {
    error: '没有这一步，请返回上一页重试。'
  }),
  words: z.optional(text('说明', 1, limits.words)),
  until: z.optional(Day),
  /** With 同意参加: the whole name may be shown. */
  fullName: z.optional(z.boolean())
})
export const RecordView = z.object({
  ...written,
  nomineeId: Id,
  supports: z.boolean(),
  words: text('评议意见', 4, limits.words),
  present: text('在场的人', 2, limits.words)
})
export const JudgeNominee = z.object({
  ...written,
  nomineeId: Id,
  points: whole('分数', 0, limits.fullMarks),
  words: text('理由', 4, limits.words)
})
export const GiveHeart = z.object({ ...written, nomineeId: Id, given: z.boolean() })

export const ListRounds = z.object({ villageId: Id, before: z.optional(Id) })
/** `after`: the household number that the page before ended with. */
export const ReadRound = z.object({ villageId: Id, roundId: Id, after: z.optional(text('户号', 1, 40)) })
export const ReadNominee = z.object({ villageId: Id, nomineeId: Id })
export const ListOwnNominations = z.object({ villageId: Id, before: z.optional(Id) })
export const ListToView = z.object({ villageId: Id, before: z.optional(Id) })
export const ListPlaques = z.object({ villageId: Id, after: z.optional(Id) })
