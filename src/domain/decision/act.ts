import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { type MeetingKind, type MeetingMode, meetingKindIds, meetingModes } from '../meeting/meeting'
import type { Refusal } from '../refusal/refusal'
import { ContentInput } from './content-input'
import { type Source, sources, voteStates } from './life'
import { maxPages } from './meeting-facts'
import { type OpinionKind, opinions, type ReturnGround, returnGrounds } from './opinion'
import { type ActionId, actionIds } from './step'
import { type Body, bodies, type TopicId, topicIds, topicOf } from './topics'
import type { ActorRole } from './transition'

const one = <T extends string>(values: readonly T[], error: string) =>
  z.enum(values as [T, ...T[]], { error })
const keys = <T extends string>(of: Record<T, unknown>): T[] => Object.keys(of) as T[]
const count = z.int({ error: '人数要填整数。' }).check(z.minimum(0, '人数不能是负数。'))
const Counted = { eligible: count, present: z.optional(count) }
const Votes = { yes: z.optional(count), no: z.optional(count), abstain: z.optional(count) }

/** A meeting as it is entered: who was entitled, who came, how they voted, and the papers. */
export const MeetingInput = z.object({
  /** Made once for one meeting; the same meeting cannot carry two steps. */
  id: Id,
  kind: one<MeetingKind>(meetingKindIds, '请选择会议种类。'),
  facts: z.object({
    date: Day,
    ...Counted,
    ...Votes,
    mode: z.optional(one<MeetingMode>(keys(meetingModes), '请选择会议方式。')),
    women: z.optional(z.object(Counted)),
    allMembers: z.optional(z.object(Counted)),
    households: z.optional(z.object({ ...Counted, ...Votes })),
    proxies: z.optional(count)
  }),
  noticedOn: z.nullable(Day),
  urgentReason: z.nullable(text('临时通知的理由', 1, 200)),
  /** A photo of the minutes and the sign-in sheet. */
  minutesId: z.nullable(Id),
  /** The pages after the first. */
  pageIds: z.optional(
    z.array(Id).check(z.maxLength(maxPages - 1, { error: `会议记录和签到表最多${maxPages}张照片。` }))
  ),
  /** The member who convened it; left out: whoever enters it. */
  convenerId: z.optional(Id),
  /** Why those entitled are not as many as the roster says. */
  eligibleReason: z.optional(text('应到人数和名册不同的理由', 4, 200))
})
export type MeetingInput = z.infer<typeof MeetingInput>

const Petition = z.object({
  signers: one(['villagers', 'reps'] as const, '请选择联名的是村民还是村民代表。'),
  count,
  base: count,
  asksFor: one(['villagers_meeting', 'rep_meeting'] as const, '请选择要求召开的会议。')
})

export const ProposeDecision = z.object({
  requestId: RequestId,
  villageId: Id,
  topic: one<TopicId>(topicIds, '请选择是哪一类事项。'),
  flags: z.object({
    touchesLand: z.optional(z.boolean()),
    binding: z.optional(z.boolean()),
    hasCollective: z.optional(z.boolean()),
    groupId: z.optional(Id)
  }),
  source: z.object({
    kind: one<Source['kind']>(keys(sources), '请选择事项来源。'),
    petition: z.nullable(Petition)
  }),
  content: ContentInput,
  meaning: text('对每户意味着什么', 2, 500),
  /** For an authorisation of the representatives: what they may decide. */
  authorises: z.optional(
    z.array(one<TopicId>(topicIds, '请选择授权的事项。')).check(z.minLength(1), z.maxLength(12))
  ),
  /** The resolution that this matter is to change. */
  supersedes: z.optional(Id)
})

export type ProposeDecision = z.infer<typeof ProposeDecision>

const Order = z.object({
  by: one(['township', 'court', 'supervisor'] as const, '请选择作出机关。'),
  document: text('文书名称和文号', 2, 200)
})

export const ActDecision = z.object({
  requestId: RequestId,
  villageId: Id,
  decisionId: Id,
  action: one<ActionId>(actionIds, '没有这一步，请返回上一页，再打开看看。'),
  meeting: z.optional(MeetingInput),
  wanted: z.optional(one<Body>(keys(bodies), '请选择由谁决定。')),
  /** The villagers' meeting's decision that lets the representatives decide. */
  authorisationId: z.optional(Id),
  content: z.optional(ContentInput),
  meaning: z.optional(text('对每户意味着什么', 2, 500)),
  reason: z.optional(text('理由', 1, 500)),
  proposerTold: z.optional(z.boolean()),
  opinion: z.optional(
    z.object({
      kind: one<OpinionKind>(keys(opinions), '请选择无意见或建议。'),
      words: z.nullable(text('建议', 1, 2000))
    })
  ),
  citation: z.optional(
    z.object({
      ground: one<ReturnGround>(keys(returnGrounds), '请选择退回的法定理由。'),
      article: text('法律依据', 1, 200)
    })
  ),
  order: z.optional(Order),
  until: z.optional(Day),
  backTo: z.optional(one(voteStates, '请选择最早有问题的是哪一步。')),
  objectionId: z.optional(Id),
  newDecisionId: z.optional(Id),
  completion: z.optional(
    z.object({
      acceptedOn: Day,
      finalAmount: z.nullable(
        z
          .int({ error: '决算金额请填到分为止的数字。' })
          .check(
            z.minimum(0, '金额不能是负数。'),
            z.maximum(1_000_000_000_000, '金额超过100亿元，请核对单位。')
          )
      ),
      photoIds: z.array(Id).check(z.maxLength(20, { error: '照片最多20张。' }))
    })
  ),
  /** That the notice of the work going on again hangs, as the one who enters it says. */
  resumptionPublished: z.optional(z.boolean()),
  householdsSigned: z.optional(z.object({ signed: count, households: count })),
  tally: z.optional(
    z.object({
      announcer: text('唱票人', 1, 30),
      counter: text('计票人', 1, 30),
      scrutineer: text('监票人', 1, 30),
      supervisorPresent: z.boolean()
    })
  ),
  /** For a correction of words: the member who found the slip. */
  proposedBy: z.optional(Id)
})
export type ActDecision = z.infer<typeof ActDecision>

/** The paper of the township or county without which the work may not begin. */
export const RecordFollowUp = z.object({
  requestId: RequestId,
  villageId: Id,
  decisionId: Id,
  document: text('文书名称和文号', 2, 200)
})
export const ForeseeDecision = z.object({ villageId: Id, decisionId: Id })
export const ReadVersions = z.object({ villageId: Id, decisionId: Id })

export const actRefusals = {
  notInCourse: {
    code: 'DECISION_NOT_IN_COURSE',
    message: '这件事是补登的旧记录，只能看。要继续办理，请重新提出事项。'
  },
  sourceNotYours: {
    code: 'DECISION_SOURCE_NOT_YOURS',
    message: '乡镇提的事项只能登记为“上级安排”，村民提的事项不能登记为干部提议或上级安排。',
    field: 'source.kind'
  },
  petitionMissing: {
    code: 'DECISION_PETITION_MISSING',
    message: '联名提出的，请填写联名人数和总人数。',
    field: 'source.petition'
  },
  authorisesMissing: {
    code: 'AUTHORISATION_EMPTY',
    message: '授权要写明授权哪些事项和起止日期，而且只能授权法律允许代表会议决定的事项。',
    field: 'authorises'
  },
  authorisationUnknown: {
    code: 'AUTHORISATION_UNKNOWN',
    message: '没有找到生效的村民会议授权决定，请核对。',
    field: 'authorisationId'
  },
  groupUnknown: {
    code: 'DECISION_GROUP_UNKNOWN',
    message: '这个村没有这个组，请重新选择是哪个组的事。',
    field: 'flags.groupId'
  },
  supersedesUnknown: {
    code: 'SUPERSEDES_UNKNOWN',
    message: '要变更的决议不在本村，或者还没有通过，请核对。',
    field: 'supersedes'
  },
  objectionUnknown: {
    code: 'OBJECTION_UNKNOWN',
    message: '没有找到对这件事的异议，请刷新页面再试。',
    field: 'objectionId'
  },
  petitionBase: (roster: number): Refusal => ({
    code: 'DECISION_PETITION_NUMBERS',
    message: `按名册总人数是${roster}，您填的总人数比它少，请核对：联名够不够，要按全体人数算。`,
    field: 'source.petition'
  }),
  householdsDiffer: (roster: number, given: number): Refusal => ({
    code: 'MEETING_ELIGIBLE_DIFFERS',
    message: `按名册全村${roster}户，您填的是${given}户。请核对；确实不同的，请写明理由。`,
    field: 'meeting.eligibleReason'
  }),
  finderUnknown: {
    code: 'ERRATUM_FINDER_UNKNOWN',
    message: '请从本村的人里选是谁发现的。',
    field: 'proposedBy'
  },
  eligibleDiffers: (roster: number, given: number): Refusal => ({
    code: 'MEETING_ELIGIBLE_DIFFERS',
    message: `按名册应到${roster}，您填的是${given}。请核对；确实不同的，请写明理由。`,
    field: 'meeting.eligibleReason'
  })
} as const

/** Whether someone with these roles may name this as the origin of a matter; null when they may. */
export const sourceFault = (
  roles: readonly ActorRole[],
  source: { readonly kind: Source['kind']; readonly petition: unknown }
): Refusal | null => {
  const cadre = roles.includes('party_secretary') || roles.includes('committee_member')
  const staff = roles.includes('township_staff')
  const fits = cadre || (staff ? source.kind === 'township' : !['cadre', 'township'].includes(source.kind))
  if (!fits) return actRefusals.sourceNotYours
  return (source.kind === 'petition') === (source.petition !== null) ? null : actRefusals.petitionMissing
}

/** An authorisation names topics that can be authorised at all, and its term; nothing else carries any. */
export const authorisesFault = (
  topic: TopicId,
  authorises: readonly TopicId[] | undefined,
  term: unknown
): Refusal | null => {
  if (topic !== 'authorisation') return authorises === undefined ? null : actRefusals.authorisesMissing
  const lawful = authorises?.every((id) => topicOf(id).owner === 'villagers') ?? false
  return lawful && term !== null ? null : actRefusals.authorisesMissing
}
