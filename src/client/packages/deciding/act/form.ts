import type { Outputs } from '@/client/api/client'
import type { PhotoDraft } from '@/client/stores/drafts'
import type { Content } from '@/domain/decision/content'
import type { VoteState } from '@/domain/decision/life'
import type { ReturnGround } from '@/domain/decision/opinion'
import { formOf, type Paper } from '@/domain/decision/papers'
import type { ActionId } from '@/domain/decision/step'
import type { Body } from '@/domain/decision/topics'
import type { MeetingKind, MeetingMode } from '@/domain/meeting/kinds'

export type Prepared = Outputs['decision']['prepare']
export type Foresight = Outputs['decision']['foresee']
export type Foreseen = Foresight['meetings'][number]

/** Those who came of those entitled, in one part of a meeting. */
export interface PartForm {
  readonly eligible: number | null
  readonly present: number | null
}
export interface VotesForm {
  readonly yes: number | null
  readonly no: number | null
  readonly abstain: number | null
}

export interface MeetingForm extends PartForm, VotesForm {
  readonly kind: MeetingKind | null
  readonly mode: MeetingMode | null
  readonly date: string
  readonly noticedOn: string
  readonly urgentReason: string
  readonly convenerId: string | null
  readonly eligibleReason: string
  readonly women: PartForm
  readonly allMembers: PartForm
  readonly households: PartForm & VotesForm
  readonly proxies: number | null
}

/** Everything that any action may ask for; an action's form shows its own part of it. */
export interface ActForm {
  readonly wanted: Body | null
  readonly authorisationId: string | null
  readonly backTo: VoteState | null
  readonly meeting: MeetingForm
  readonly minutes: readonly PhotoDraft[]
  readonly householdsSigned: { readonly signed: number | null; readonly households: number | null }
  readonly tally: {
    readonly announcer: string
    readonly counter: string
    readonly scrutineer: string
    readonly supervisorPresent: boolean
  }
  readonly content: Content
  readonly meaning: string
  readonly proposedBy: string | null
  readonly objectionId: string | null
  readonly order: { readonly by: 'township' | 'court' | 'supervisor' | null; readonly document: string }
  readonly citation: { readonly ground: ReturnGround | null; readonly article: string }
  readonly until: string
  readonly newDecisionId: string | null
  readonly completion: { readonly acceptedOn: string; readonly finalAmount: number | null }
  readonly photos: readonly PhotoDraft[]
  readonly reason: string
  readonly proposerTold: boolean
  readonly resumptionPublished: boolean
  /** What a revocation, or a later act, rests on. */
  readonly ground: 'meeting' | 'order' | 'newDecision' | null
}

export interface ActScene {
  readonly action: ActionId
  readonly today: string
  readonly prepared: Prepared
  readonly meetings: readonly MeetingOption[]
  /** What the world has yet to do before the action is open, as the server says it. */
  readonly blockers: readonly string[]
}

/** A meeting that may carry the action; what the roster cannot count is null. */
export interface MeetingOption {
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly name: string
  readonly eligible: number | null
  readonly women: number | null
  readonly allMembers: number | null
  readonly uncounted: string | null
  readonly called: Foreseen['called']
  /** Who may convene it today. */
  readonly conveners: Foreseen['conveners']
}

const nobody: PartForm = { eligible: null, present: null }
const noVotes: VotesForm = { yes: null, no: null, abstain: null }

const meetingForm = ({ meetings }: ActScene): MeetingForm => {
  const option = meetings.length === 1 ? meetings[0] : undefined
  return {
    ...noVotes,
    ...{ kind: option?.kind ?? null, mode: option?.mode ?? null, date: '', noticedOn: '' },
    ...{ urgentReason: '', eligibleReason: '', proxies: null },
    convenerId: null,
    ...{ eligible: option?.eligible ?? null, present: null },
    women: { ...nobody, eligible: option?.women ?? null },
    allMembers: { ...nobody, eligible: option?.allMembers ?? null },
    households: { ...nobody, ...noVotes }
  }
}

/**
 * A meeting that was called here is entered as it was called: its day and notice are what people were told, and where
 * they signed on the list, the list counts.
 */
export const asCalled = (m: MeetingForm, meetings: readonly MeetingOption[]): MeetingForm => {
  const called = meetings.find((o) => o.kind === m.kind && o.mode === m.mode)?.called
  if (!called) return m
  const { plannedOn, noticedOn, urgentReason, convenerId, attendanceMarked } = called
  const told: MeetingForm = {
    ...m,
    ...{ date: plannedOn, noticedOn, urgentReason: urgentReason ?? '' },
    convenerId: m.convenerId ?? convenerId,
    eligible: m.eligible ?? called.eligible
  }
  if (!attendanceMarked) return told
  return {
    ...told,
    ...{ eligible: called.eligible, present: called.present, proxies: called.proxies || null },
    women: called.women ?? m.women,
    allMembers: called.allMembers ?? m.allMembers
  }
}

/** A form that nobody has touched: what is known already is in it. */
export const emptyForm = (scene: ActScene): ActForm => ({
  wanted: null,
  authorisationId: null,
  backTo: null,
  meeting: meetingForm(scene),
  minutes: [],
  householdsSigned: { signed: null, households: null },
  tally: { announcer: '', counter: '', scrutineer: '', supervisorPresent: false },
  content: scene.prepared.content,
  meaning: scene.prepared.meaning,
  proposedBy: null,
  objectionId:
    scene.prepared.objections.length === 1 ? (scene.prepared.objections[0]?.objectionId ?? null) : null,
  order: { by: null, document: '' },
  citation: { ground: null, article: '' },
  until: '',
  newDecisionId:
    scene.prepared.successors.length === 1 ? (scene.prepared.successors[0]?.decisionId ?? null) : null,
  completion: { acceptedOn: '', finalAmount: null },
  photos: [],
  reason: '',
  proposerTold: false,
  resumptionPublished: false,
  ground: null
})

/** A return names no meeting when the step's own procedure was at fault. */
const isOwnFlaw = (form: ActForm, { prepared }: ActScene): boolean =>
  form.backTo !== null && form.backTo === prepared.state

const byMeeting: readonly Paper[] = ['meeting', 'votes', 'minutes']

const asksFor = (paper: Paper, form: ActForm, scene: ActScene): boolean => {
  const { action, prepared } = scene
  if (action === 'revoke' || action === 'note_later_act') {
    if (byMeeting.includes(paper)) return form.ground === 'meeting'
    if (paper === 'order') return form.ground === 'order'
    if (paper === 'newDecision') return form.ground === 'newDecision'
  }
  switch (paper) {
    case 'meeting':
    case 'votes':
    case 'minutes':
      return !(action.startsWith('return_from_') && isOwnFlaw(form, scene))
    case 'householdsSigned':
      return prepared.topicId === 'contributions' && prepared.body === 'rep_meeting'
    case 'citation':
      if (action === 'return_for_flaw') return prepared.roles.includes('township_legal')
      return form.order.by === 'township'
    default:
      return true
  }
}

/** What the form asks for as it is filled in now, in its order. */
export const shownPapers = (form: ActForm, scene: ActScene): readonly Paper[] =>
  formOf(scene.action).filter((paper) => asksFor(paper, form, scene))

/** What a revocation or a later act may rest on; null where there is nothing to choose. */
export const groundsOf = ({
  action,
  prepared
}: ActScene): readonly NonNullable<ActForm['ground']>[] | null => {
  if (action === 'note_later_act') return ['order', 'newDecision']
  if (action !== 'revoke') return null
  return prepared.roles.some((r) => r === 'party_secretary' || r === 'committee_member')
    ? ['meeting', 'order']
    : ['order']
}
