import type { Inputs } from '@/client/api/client'
import { makeFormDrafts } from '@/client/stores/form-drafts'
import { classify } from '@/domain/decision/classify'
import type { Content } from '@/domain/decision/content'
import { type Source, sources } from '@/domain/decision/life'
import { type TopicId, topicIds, topicOf } from '@/domain/decision/topics'
import { wordingFault, wordingOf } from '../wording'

export type SourceKind = Source['kind']
type Petition = NonNullable<Source['petition']>

export interface ProposalForm {
  readonly topic: TopicId | null
  readonly touchesLand: boolean
  readonly binding: boolean
  readonly hasCollective: boolean
  readonly groupId: string | null
  readonly source: SourceKind | null
  readonly petition: {
    readonly signers: Petition['signers'] | null
    readonly count: number | null
    readonly base: number | null
    readonly asksFor: Petition['asksFor'] | null
  }
  readonly content: Content
  readonly meaning: string
  readonly authorises: readonly TopicId[]
  /** The resolution to be changed, with its title to show. */
  readonly supersedes: { readonly decisionId: string; readonly title: string } | null
}

const emptyProposal: ProposalForm = {
  ...{ topic: null, touchesLand: false, binding: false, hasCollective: true, groupId: null, source: null },
  petition: { signers: null, count: null, base: null, asksFor: null },
  content: {
    ...{ title: '', summary: '', amount: null, scope: '', beneficiaries: '', land: null },
    ...{ term: null, contracting: null, contributions: null }
  },
  ...{ meaning: '', authorises: [], supersedes: null }
}

export const proposals = makeFormDrafts<ProposalForm>('proposal-drafts', emptyProposal)

/** The topics that the villagers' meeting can let its representatives decide. */
export const authorisable = topicIds.filter((id) => topicOf(id).owner === 'villagers')

/** Where a matter can come from, as whoever brings it in may say. */
export const sourcesFor = (roles: readonly string[]): SourceKind[] => {
  const all = Object.keys(sources) as SourceKind[]
  if (roles.includes('party_secretary') || roles.includes('committee_member')) return all
  return roles.includes('township_staff')
    ? ['township']
    : all.filter((kind) => kind !== 'cadre' && kind !== 'township')
}

const flagsOf = (form: ProposalForm, topic: TopicId) => {
  const { owner } = topicOf(topic)
  return {
    ...(owner.startsWith('villagers') && form.touchesLand ? { touchesLand: true } : {}),
    ...(topic === 'points_rules' && form.binding ? { binding: true } : {}),
    ...(owner.startsWith('collective') && !form.hasCollective ? { hasCollective: false } : {}),
    ...(owner === 'group' && form.groupId ? { groupId: form.groupId } : {})
  }
}

/** Who is to decide the matter as it is described so far, and whether the representatives could. */
export const deciders = (form: ProposalForm, topic: TopicId, on: string) => {
  const request = {
    ...{ topic, flags: flagsOf(form, topic) },
    ...{ authorisation: null, amount: form.content.amount, on }
  }
  const byReps = classify({ ...request, wanted: 'rep_meeting' })
  return {
    answer: classify(request),
    repsMayNot: !byReps.ok && byReps.refusal.code === 'REPS_MAY_NOT_DECIDE' ? byReps.refusal.message : null
  }
}

type Fault = { readonly field: string; readonly message: string }

const petitionFault = ({ petition: p }: ProposalForm): Fault | null => {
  const field = 'source.petition'
  if (p.signers === null || p.asksFor === null) return { field, message: '请选择谁联名、要求开什么会。' }
  if (p.count === null || p.base === null) return { field, message: '请填联名人数和总人数。' }
  return p.count < 1 || p.count > p.base ? { field, message: '联名人数不能超过总人数。' } : null
}

/** What keeps a proposal from being sent; the server checks the same again. */
export const proposalFault = (form: ProposalForm, on: string): Fault | null => {
  const { topic, source, content } = form
  if (topic === null) return { field: 'topic', message: '请选择是哪一类事项。' }
  const { answer } = deciders(form, topic, on)
  if (!answer.ok) return { field: answer.refusal.field ?? 'topic', message: answer.refusal.message }
  if (topicOf(topic).owner === 'group' && form.groupId === null) {
    return { field: 'flags.groupId', message: '请选择是哪个组的事。' }
  }
  if (source === null) return { field: 'source.kind', message: '请选择事项从哪里来。' }
  if (source === 'petition') {
    const fault = petitionFault(form)
    if (fault) return fault
  }
  if (topic === 'authorisation' && form.authorises.length === 0) {
    return { field: 'authorises', message: '请选择授权代表会议决定哪些事项。' }
  }
  if (topic === 'authorisation' && wordingOf(content).term === null) {
    return { field: 'content.term', message: '授权要有期限，请填开始和结束的日期。' }
  }
  const wording = wordingFault(content)
  if (wording) return wording
  return Array.from(form.meaning.trim()).length < 2
    ? { field: 'meaning', message: '请写对每户意味着什么。' }
    : null
}

type Proposal = Omit<Inputs['decision']['propose'], 'requestId' | 'villageId'>

/** A proposal without faults as it is sent; null while a choice is missing. */
export const proposalInput = (form: ProposalForm): Proposal | null => {
  const { topic, source, petition: p, content, meaning, supersedes } = form
  if (topic === null || source === null) return null
  const counted =
    p.signers === null || p.asksFor === null || p.count === null || p.base === null
      ? null
      : { signers: p.signers, asksFor: p.asksFor, count: p.count, base: p.base }
  return {
    topic,
    flags: flagsOf(form, topic),
    source: { kind: source, petition: source === 'petition' ? counted : null },
    content: wordingOf(content),
    meaning,
    ...(topic === 'authorisation' ? { authorises: [...form.authorises] } : {}),
    ...(supersedes ? { supersedes: supersedes.decisionId } : {})
  }
}
