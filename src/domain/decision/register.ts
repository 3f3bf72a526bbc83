import { meetingKinds } from '../meeting/kinds'
import { type StepId, steps } from './decision'
import { stepEvents } from './history-view'
import { currentVersion, type Decision, type LifeEvent, sources, standingVotes, stepOfState } from './life'
import { opinions } from './opinion'
import { contentWords } from './register-words'
import { topicOf } from './topics'

/** What stands beside one line of the history and not in it: who called the meeting, where, and who counted. */
export interface RegisterBeside {
  readonly convener: string | null
  readonly place: string | null
  readonly tally: { readonly announcer: string; readonly counter: string; readonly scrutineer: string } | null
}

/** A notice of the decision as the register asks for it; days of Shanghai. */
export interface RegisterNotice {
  readonly subject: 'decision_resolution' | 'decision_result'
  readonly cosignedBy: string | null
  readonly cosignedOn: string | null
  /** The day from which its term ran; null before it hung everywhere it must. */
  readonly hungOn: string | null
  /** The last day of its term, past or to come. */
  readonly lastDay: string | null
  readonly objections: number
  readonly hash: string
}

export interface RegisterFacts {
  readonly decision: Decision
  readonly no: string
  readonly villageName: string
  readonly meaning: string
  /** One for each line of the history. */
  readonly beside: readonly RegisterBeside[]
  readonly notices: readonly RegisterNotice[]
  readonly completion: {
    readonly acceptedOn: string
    readonly finalAmount: number | null
    readonly photos: number
  } | null
}

/** A step at which people met; what is null is filled in by hand. */
export interface RegisterVote {
  readonly id: StepId
  readonly name: string
  readonly body: string
  readonly meeting: string | null
  readonly heldOn: string | null
  readonly convener: string | null
  readonly place: string | null
  readonly unit: string
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
  readonly no: number | null
  readonly abstain: number | null
  /** What was needed and reached, with the article. */
  readonly why: string | null
  readonly result: '通过' | null
  readonly versionNo: number | null
  readonly tally: RegisterBeside['tally']
}

export interface RegisterDisclosure {
  readonly id: StepId
  readonly name: string
  readonly notices: readonly RegisterNotice[]
}

/** 六步登记表: one decision as the paper form holds it. */
export interface Register {
  readonly no: string
  readonly villageName: string
  readonly title: string
  readonly topic: string
  /** 动议事由. */
  readonly source: string
  readonly enteredOn: string
  readonly meaning: string
  readonly versionNo: number
  readonly plan: readonly { readonly name: string; readonly value: string }[]
  readonly decidedBy: string | null
  readonly votes: readonly RegisterVote[]
  readonly disclosures: readonly RegisterDisclosure[]
  /** What the township said of it; it is advice, never an approval. */
  readonly opinions: readonly { readonly on: string; readonly words: string }[]
  readonly result: {
    readonly acceptedOn: string
    readonly budget: number | null
    readonly finalAmount: number | null
    readonly photos: number
  } | null
  /** Tries, returns and stops: what the six rows cannot show. */
  readonly remarks: readonly { readonly on: string; readonly words: string }[]
}

const voting: readonly StepId[] = ['proposal', 'deliberation', 'review', 'resolution']

const voteOf = (facts: RegisterFacts, id: StepId): RegisterVote => {
  const step = steps.find((s) => s.id === id)
  const event = standingVotes(facts.decision).get(id)
  const beside = event && facts.beside[facts.decision.history.indexOf(event)]
  const meeting = event?.meeting ?? null
  const counts = meeting?.facts
  const kind = meeting && meetingKinds[meeting.kind]
  return {
    id,
    name: step?.name ?? id,
    body: step?.by ?? '',
    meeting: kind?.name ?? null,
    heldOn: counts?.date ?? event?.on ?? null,
    convener: beside?.convener ?? null,
    place: beside?.place ?? null,
    unit: event?.assessment?.unit ?? kind?.unit ?? '人',
    eligible: counts?.eligible ?? null,
    present: counts?.present ?? null,
    yes: counts?.yes ?? null,
    no: counts?.no ?? null,
    abstain: counts?.abstain ?? null,
    why: event?.assessment?.why ?? null,
    result: event ? '通过' : null,
    versionNo: event?.versionNo ?? null,
    tally: beside?.tally ?? null
  }
}

const countWords = (e: LifeEvent): string => {
  const facts = e.meeting?.facts
  if (!facts) return ''
  const unit = e.assessment?.unit ?? '人'
  const named = [
    ['应到', facts.eligible],
    ['实到', facts.present],
    ['赞成', facts.yes],
    ['反对', facts.no],
    ['弃权', facts.abstain]
  ] as const
  return named.flatMap(([name, n]) => (n === undefined ? [] : [`${name}${n}${unit}`])).join('、')
}

const nameOf = (id: StepId): string => steps.find((s) => s.id === id)?.name ?? id

/** A line that the rows leave out: a try that did not carry, a return, a vote that fell, an order. */
const remarkOf = (e: LifeEvent, standing: ReadonlySet<LifeEvent>, step: StepId): string | null => {
  if (standing.has(e)) return null
  const met = e.meeting !== null
  if (!met && e.voids.length === 0 && e.order === null && e.citation === null) return null
  const lapsed = met && e.assessment?.passed === true
  const head = met
    ? `${nameOf(step)}：${meetingKinds[e.meeting.kind].name}，${countWords(e)}，${
        e.assessment?.adjourned ? '人数不够，改期再开' : lapsed ? '曾经通过，后来作废' : '没有通过'
      }`
    : nameOf(step)
  const parts = [
    head,
    e.voids.length > 0 ? `${e.voids.map(nameOf).join('、')}的表决作废，重新办` : '',
    e.reason === null ? '' : `理由：${e.reason}`,
    e.citation === null ? '' : `依据：${e.citation.article}`,
    e.order === null ? '' : `文书：${e.order.document}`
  ]
  return parts.filter(Boolean).join('；')
}

const sourceOf = ({ source }: Decision): string => {
  const { petition } = source
  if (petition === null) return sources[source.kind]
  const who = petition.signers === 'reps' ? '村民代表' : '村民'
  return `${sources[source.kind]}（${who}${petition.count}人联名，共${petition.base}人）`
}

/**
 * The register form filled from the record. A row holds the vote that stands; what fell, was adjourned or was sent
 * back is in the remarks, so that nothing disappears. Numbers are those of the record, amounts whole fen.
 */
export const registerOf = (facts: RegisterFacts): Register => {
  const { decision } = facts
  const { content, no: versionNo } = currentVersion(decision)
  const standing = new Set(standingVotes(decision).values())
  const events = stepEvents(decision.history)
  const notices = (subject: RegisterNotice['subject']) => facts.notices.filter((n) => n.subject === subject)
  return {
    no: facts.no,
    villageName: facts.villageName,
    title: content.title,
    topic: topicOf(decision.topic).name,
    source: sourceOf(decision),
    enteredOn: decision.versions[0]?.on ?? decision.history[0]?.on ?? '',
    meaning: facts.meaning,
    versionNo,
    plan: contentWords(content).filter(({ field }) => field !== 'title'),
    decidedBy: decision.classification?.why ?? null,
    votes: voting.map((id) => voteOf(facts, id)),
    disclosures: [
      { id: 'resolution_notice', name: '决议公开', notices: notices('decision_resolution') },
      { id: 'result_notice', name: '结果公开', notices: notices('decision_result') }
    ],
    opinions: decision.history.flatMap((e) =>
      e.opinion === null ? [] : [{ on: e.on, words: e.opinion.words ?? opinions[e.opinion.kind] }]
    ),
    result: facts.completion && { ...facts.completion, budget: content.amount },
    remarks: decision.history.flatMap((e, i) => {
      const words = remarkOf(e, standing, stepOfState[e.from] ?? events[i]?.step ?? 'proposal')
      return words === null ? [] : [{ on: e.meeting?.facts.date ?? e.on, words }]
    })
  }
}
