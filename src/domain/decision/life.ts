import type { Authorisation, Classification, TopicFlags } from './classify'
import type { Change, Content } from './content'
import type { DecisionState, StepId } from './decision'
import type { Assessment, MeetingRecord } from './meeting-facts'
import type { Citation, Opinion } from './opinion'
import type { DecisionSettings } from './settings'
import type { Body, TopicId } from './topics'
import type { ActorRole } from './transition'

/** Where a topic came from; a lawful petition may not be turned down (组织法第25、30条). */
export const sources = {
  people: '党员群众建议',
  cadre: '村干部提议',
  township: '上级安排',
  issue: '小院说事转入',
  petition: '村民或村民代表联名'
} as const

export interface Source {
  readonly kind: keyof typeof sources
  readonly proposerId: string
  /** For a petition: who signed, how many, of how many, and for which meeting. */
  readonly petition: {
    readonly signers: 'villagers' | 'reps'
    readonly count: number
    readonly base: number
    readonly asksFor: 'villagers_meeting' | 'rep_meeting'
  } | null
}

/** One wording of the matter. Versions are only ever added; which one a vote was on is in the history. */
export interface Version {
  readonly no: number
  readonly content: Content
  readonly changes: readonly Change[]
  readonly substantive: boolean
  /** The supervisor who confirmed a correction of words, or null for a revision. */
  readonly erratumConfirmedBy: string | null
  readonly on: string
}

/** The four steps that vote, by the state in which they do. */
export const voteStates = ['S1_PROPOSE', 'S2_DELIBERATE', 'S3_PARTY_REVIEW', 'S4_RESOLVE'] as const
export type VoteState = (typeof voteStates)[number]

export const stepOfState: Readonly<Partial<Record<DecisionState, StepId>>> = {
  S1_PROPOSE: 'proposal',
  S2_DELIBERATE: 'deliberation',
  TOWN_CHECK: 'deliberation',
  S3_PARTY_REVIEW: 'review',
  S4_RESOLVE: 'resolution',
  P1_PUBLISHED: 'resolution_notice',
  P2_PUBLISHED: 'result_notice'
}

/** An order from outside the village's own steps, with the paper it stands on. */
export interface Order {
  readonly by: 'township' | 'court' | 'supervisor'
  readonly document: string
}

/** One line of a decision's history, written once. */
export interface LifeEvent {
  readonly action: string
  readonly from: DecisionState
  readonly to: DecisionState
  readonly at: Date
  readonly on: string
  readonly actorId: string
  readonly actorRole: ActorRole
  readonly by: string
  readonly basis: string
  readonly versionNo: number
  readonly meeting: MeetingRecord | null
  readonly assessment: Assessment | null
  readonly reason: string | null
  readonly citation: Citation | null
  readonly opinion: Opinion | null
  readonly order: Order | null
  /** The state in whose step the fault lies, when a matter is sent back. */
  readonly backTo: VoteState | null
  /** True when only the procedure was at fault, so that the text may stay. */
  readonly procedural: boolean
  /** The steps whose votes no longer count. */
  readonly voids: readonly StepId[]
  readonly changes: readonly Change[]
  /** The other decision, or the objection, that this line is about. */
  readonly relatedId: string | null
}

export interface Decision {
  readonly id: string
  readonly state: DecisionState
  /** The rule pack it began under, kept to the end. */
  readonly packId: string
  readonly topic: TopicId
  readonly flags: TopicFlags
  readonly source: Source
  /** The body that decides; null until the matter is proposed. */
  readonly classification: Classification | null
  readonly versions: readonly Version[]
  readonly history: readonly LifeEvent[]
  readonly supersedes: string | null
}

/** The notice as its own entity sees it; the decision only asks. */
export interface NoticeFacts {
  readonly cosigned: boolean
  readonly up: boolean
  readonly windowOver: boolean
  readonly termOver: boolean
}

/** Everything an action may bring along. What is absent is what is still missing. */
export interface StepContext {
  readonly at: Date
  readonly actor: { readonly id: string; readonly roles: readonly ActorRole[] }
  readonly settings: DecisionSettings
  readonly meeting?: MeetingRecord
  readonly wanted?: Body
  readonly authorisation?: Authorisation | null
  /** The last time a matter on this topic was rejected, if ever. */
  readonly rejectedBefore?: { readonly on: string; readonly content: Content } | null
  readonly content?: Content
  readonly reason?: string
  readonly proposerTold?: boolean
  readonly opinion?: Opinion
  readonly citation?: Citation
  readonly order?: Order
  readonly until?: string
  readonly backTo?: VoteState
  readonly notice?: NoticeFacts
  /** Objections still open, the one being answered not counted. */
  readonly openObjections?: number
  readonly objection?: {
    readonly id: string
    readonly objectorId: string
    readonly answeredOn: string | null
  }
  readonly followUpDocument?: string
  readonly newDecision?: Decision
  /** 验收、决算、影像; what costs nothing has no final account and needs no photo. */
  readonly completion?: {
    readonly acceptedOn: string
    readonly finalAmount: number | null
    readonly photos: number
  }
  readonly archiveDigest?: string
  /** Whether the notice that the work goes on is up. */
  readonly resumptionPublished?: boolean
  readonly householdsSigned?: { readonly signed: number; readonly households: number }
  readonly tally?: {
    readonly announcer: string
    readonly counter: string
    readonly scrutineer: string
    readonly supervisorPresent: boolean
  }
  readonly proposedBy?: string
}

/** The version in force or under discussion; a decision has at least one. */
export const currentVersion = (d: Decision): Version => {
  const last = d.versions.at(-1)
  if (last === undefined) throw new Error('a decision has at least one version')
  return last
}

const backwards = (d: Decision): LifeEvent[] => [...d.history].reverse()

/** The last event that brought a decision into the state it is in. */
export const arrival = (d: Decision): LifeEvent | undefined =>
  backwards(d).find((e) => e.to === d.state && e.from !== d.state)

/** The notice that the objection under way is against, wherever the matter went since. */
export const stageOf = (d: Decision): 'resolution' | 'work' | 'result' | null => {
  const from = backwards(d).find(
    (e) => e.from !== e.to && e.to !== 'OBJECTION_HANDLING' && e.to !== 'SUSPENDED'
  )
  switch (from?.to) {
    case 'P1_PUBLISHED':
      return 'resolution'
    case 'IMPLEMENTING':
      return 'work'
    case 'P2_PUBLISHED':
      return 'result'
    default:
      return null
  }
}

/** The actions by which a vote carries a matter on. */
export const votingActions: readonly string[] = [
  'pass_proposal',
  'pass_deliberation',
  'request_opinion',
  'pass_review',
  'pass_resolution'
]

/** The steps whose last vote passed and was not voided since, with the event of that vote. */
export const standingVotes = (d: Decision): ReadonlyMap<StepId, LifeEvent> => {
  const standing = new Map<StepId, LifeEvent>()
  for (const event of d.history) {
    for (const step of event.voids) standing.delete(step)
    const step = stepOfState[event.from]
    if (step && votingActions.includes(event.action)) standing.set(step, event)
  }
  return standing
}

/** Whether a resolution of this decision stands: from the vote until a flaw, a revocation or a new decision. */
export const inForce = (d: Decision): boolean =>
  standingVotes(d).has('resolution') && d.state !== 'SUPERSEDED' && d.state !== 'REVOKED'

/** The states in which `inForce` holds, for those who look for such decisions by their state. */
export const inForceStates = [
  'P1_PUBLISHED',
  'IMPLEMENTING',
  'COMPLETED',
  'P2_PUBLISHED',
  'ARCHIVED',
  'OBJECTION_HANDLING',
  'SUSPENDED'
] as const satisfies readonly DecisionState[]
