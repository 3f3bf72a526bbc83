import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { type Body, bodies, type FollowUp, followUps, type Topic, type TopicId, topicOf } from './topics'

/** 授权: a villagers' meeting lets its representatives decide named matters for a named term (组织法第28、29条). */
export interface Authorisation {
  readonly id: string
  /** The villagers' meeting that gave it; an authorisation nobody voted is none. */
  readonly resolutionId: string
  readonly topics: readonly TopicId[]
  readonly from: string
  readonly to: string
  /** Whole fen the representatives may decide at once, or null for no limit. */
  readonly amountLimit: number | null
}

export interface TopicFlags {
  /** The decision takes 承包地、宅基地 or other collective land, or shares out what is paid for it. */
  readonly touchesLand?: boolean
  /** A points system or rule that takes points away or binds people. */
  readonly binding?: boolean
  /** The village has a registered 农村集体经济组织; without one the committee stands in, under the same law. */
  readonly hasCollective?: boolean
  /** The group whose meeting decides, so that its people are the ones counted. */
  readonly groupId?: string
}

export interface Classification {
  readonly topic: TopicId
  readonly body: Body
  readonly article: string
  /** Chinese: who decides, and why. */
  readonly why: string
  readonly authorisation: Authorisation | null
  readonly followUp: FollowUp | null
}

export const topicRefusals = {
  repsMayNot: (topic: string, why: string, article: string): Refusal => ({
    code: 'REPS_MAY_NOT_DECIDE',
    message: `“${topic}”不能由村民代表会议决定：${why}（${article}）。请改为召开有权决定的会议。`,
    field: 'body'
  }),
  notAuthorised: {
    code: 'REPS_NOT_AUTHORISED',
    message: '村民代表会议只能决定村民会议授权的事项。请先登记村民会议的授权决定，或改为召开村民会议。',
    field: 'authorisation'
  },
  outOfScope: {
    code: 'AUTHORISATION_OUT_OF_SCOPE',
    message: '村民会议的授权不包括这类事项，请改为召开村民会议。',
    field: 'authorisation'
  },
  outOfTerm: {
    code: 'AUTHORISATION_OUT_OF_TERM',
    message: '开会那天不在授权期限内，请先由村民会议重新授权，或改为召开村民会议。',
    field: 'authorisation'
  },
  overLimit: {
    code: 'AUTHORISATION_OVER_LIMIT',
    message: '金额超过了村民会议授权的限额，请改为召开村民会议。',
    field: 'amount'
  },
  wrongBody: (topic: string, body: Body, article: string): Refusal => ({
    code: 'TOPIC_WRONG_BODY',
    message: `“${topic}”要由${bodies[body]}决定（${article}），请改选会议。`,
    field: 'body'
  }),
  unclearLand: {
    code: 'TOPIC_LAND_UNCLEAR',
    message: '涉及土地、宅基地或补偿费的，请在类别里选土地承包、宅基地使用、土地补偿费或集体建设用地。',
    field: 'topic'
  }
} as const

/**
 * Whether an authorisation covers a matter on the day it is decided; a refusal says which part fails.
 * @param amount whole fen, or null when no money is decided
 */
export const covers = (
  authorisation: Authorisation | null,
  matter: { topic: TopicId; on: string; amount: number | null }
): Refusal | null => {
  if (authorisation === null || authorisation.resolutionId === '') return topicRefusals.notAuthorised
  if (!authorisation.topics.includes(matter.topic)) return topicRefusals.outOfScope
  if (matter.on < authorisation.from || matter.on > authorisation.to) return topicRefusals.outOfTerm
  const { amountLimit } = authorisation
  return amountLimit !== null && matter.amount !== null && matter.amount > amountLimit
    ? topicRefusals.overLimit
    : null
}

/** Per owner of a topic: the body that may always decide it, and the one below that may too. */
const owners = {
  villagers: {
    body: 'villagers_meeting',
    lower: 'rep_meeting',
    why: '由村民会议决定；有书面授权的可由村民代表会议决定'
  },
  villagers_only: { body: 'villagers_meeting', lower: null, why: '只能由村民会议决定，不能授权' },
  collective: {
    body: 'collective_members',
    lower: 'collective_reps',
    why: '由集体经济组织成员大会或成员代表大会决定，须三分之二以上同意'
  },
  collective_only: {
    body: 'collective_members',
    lower: null,
    why: '只能由集体经济组织成员大会决定，须全体成员三分之二以上同意'
  },
  group: { body: 'group_meeting', lower: null, why: '由本村民小组会议决定' }
} as const satisfies Record<Topic['owner'], { body: Body; lower: Body | null; why: string }>

export interface ClassifyRequest {
  readonly topic: TopicId
  readonly flags: TopicFlags
  /** The body the village would like to decide; without it the one that may always decide is named. */
  readonly wanted?: Body | undefined
  readonly authorisation: Authorisation | null
  /** Whole fen, or null when no money is decided. */
  readonly amount: number | null
  readonly on: string
}

/** Why the wanted body may not decide the topic, or null. */
const faultOf = (request: ClassifyRequest, id: TopicId, topic: Topic): Refusal | null => {
  const { wanted } = request
  const owner = owners[topic.owner]
  if (request.flags.touchesLand && topic.owner.startsWith('villagers')) return topicRefusals.unclearLand
  if (wanted === undefined || wanted === owner.body) return null
  if (wanted === owner.lower) {
    if (wanted !== 'rep_meeting') return null
    return covers(request.authorisation, { topic: id, on: request.on, amount: request.amount })
  }
  return wanted === 'rep_meeting' || wanted === 'collective_reps'
    ? topicRefusals.repsMayNot(topic.name, topic.why ?? `应由${bodies[owner.body]}决定`, topic.article)
    : topicRefusals.wrongBody(topic.name, owner.body, topic.article)
}

/**
 * Which body must decide a topic. Codes: REPS_MAY_NOT_DECIDE, REPS_NOT_AUTHORISED, AUTHORISATION_OUT_OF_SCOPE,
 * AUTHORISATION_OUT_OF_TERM, AUTHORISATION_OVER_LIMIT, TOPIC_WRONG_BODY, TOPIC_LAND_UNCLEAR.
 */
export const classify = (request: ClassifyRequest): Outcome<Classification> => {
  // Deductions make a points system a village rule, whatever it is called.
  const id =
    request.topic === 'points_rules' && request.flags.binding ? 'binding_points_rules' : request.topic
  const topic = topicOf(id)
  const owner = owners[topic.owner]
  const fault = faultOf(request, id, topic)
  if (fault) return refuse(fault.code, fault.message, fault.field)

  const body = request.wanted ?? owner.body
  const standsIn = owner.body === 'collective_members' && request.flags.hasCollective === false
  const why = [
    `${body === 'rep_meeting' ? '村民会议已书面授权，由村民代表会议决定' : owner.why}（${topic.article}）。`,
    standsIn ? '没有集体经济组织的，由村委会召集，仍按这部法办。' : '',
    topic.followUp ? `通过后还要${followUps[topic.followUp].name}。` : ''
  ].join('')
  return accept({
    topic: id,
    body,
    article: topic.article,
    why,
    authorisation: body === 'rep_meeting' ? request.authorisation : null,
    followUp: topic.followUp ?? null
  })
}
