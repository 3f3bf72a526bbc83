import type { Role } from '../role/roles'
import type {
  About,
  Audience,
  Channel,
  Closing,
  DeclineReason,
  IssueState,
  Level,
  Moderation,
  Rating
} from './names'

/** Where a matter lies: what a role's reach is measured by. */
export interface IssuePlace {
  readonly countyId: string
  readonly townshipId: string | null
  readonly villageId: string
  readonly groupId: string | null
  readonly courtyardId: string | null
}

/** Whoever has a matter in hand, under the office in which it was given to them. */
export interface IssueOwner {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** The other side of a quarrel. Their word is on paper where they have no phone. */
export interface OtherParty {
  /** Null where the other side is not on the village's roster. */
  readonly memberId: string | null
  readonly name: string
}

/** One matter, as the rules see it. Times are instants; `since` and `levelSince` start the clocks. */
export interface Issue {
  readonly id: string
  readonly place: IssuePlace
  readonly channel: Channel
  /** Set when the matter is about someone who runs the village: it then bypasses them. */
  readonly about: About | null
  readonly audience: Audience
  readonly urgent: boolean
  readonly raisedBy: string
  readonly raisedFor: string | null
  readonly showName: boolean
  readonly moderation: Moderation
  readonly state: IssueState
  readonly since: Date
  readonly level: Level
  readonly levelSince: Date
  readonly raisedAt: Date
  /** The cap was lengthened, once. */
  readonly extended: boolean
  readonly owner: IssueOwner | null
  /** The day until which the owner promised it, `YYYY-MM-DD`. */
  readonly ownerDue: string | null
  readonly returns: number
  readonly reworks: number
  /** A second dissatisfaction: the level above owes a call before it may close. */
  readonly callback: boolean
  readonly triagedBy: string | null
  readonly declinedBy: string | null
  readonly reconsiderAskedAt: Date | null
  readonly otherParty: OtherParty | null
  readonly raiserConsents: boolean | null
  readonly otherConsents: boolean | null
  readonly rating: Rating | null
  readonly closing: Closing | null
  readonly mergedInto: string | null
  readonly decisionId: string | null
}

/** Who acts; the clock acts as `system`. */
export type IssueActorRole = Role | 'system'

export interface IssueActor {
  readonly id: string
  /** Offices whose reach covers the place of the matter. */
  readonly roles: readonly IssueActorRole[]
}

/** A courtyard session on the matter (说事会): a consultation, counted by households. */
export interface SessionFacts {
  readonly eligible: number
  readonly present: number
  /** Households for the agreed way; null while the session is only opened. */
  readonly yes: number | null
}

/** The papers of an action; what is absent is what is missing. */
export interface IssueContext {
  readonly at: Date
  readonly terms: IssueTerms
  readonly actor: IssueActor
  readonly reason?: string
  readonly level?: Level
  readonly urgent?: boolean
  readonly owner?: IssueOwner
  readonly dueOn?: string
  readonly into?: MergeTarget
  readonly declineReason?: DeclineReason
  /** Where the raiser can go instead. */
  readonly whereTo?: string
  readonly session?: SessionFacts
  readonly decisionId?: string
  readonly rating?: Rating
  readonly party?: OtherParty
  readonly consent?: { readonly of: 'raiser' | 'other'; readonly given: boolean }
  readonly mediated?: boolean
}

/** What must be known of the matter that another is merged into. */
export type MergeTarget = Pick<
  Issue,
  'id' | 'channel' | 'about' | 'audience' | 'state' | 'mergedInto' | 'place'
>

export interface IssueTerms {
  readonly days: Readonly<Record<Level, number>>
  /** From the raising to the end, whatever the level. */
  readonly capDays: number
  readonly extendDays: number
  readonly triageDays: number
  readonly urgentHours: number
  /** For the owner to say that someone else is the right one; always working days. */
  readonly returnDays: number
  readonly rateDays: number
  readonly reconsiderDays: number
  /** How days of a level are counted, as the county chose; the villagers' own terms are calendar days. */
  readonly count: 'working' | 'calendar'
}

export interface IssueEvent {
  readonly action: string
  readonly from: IssueState
  readonly to: IssueState
  readonly at: Date
  readonly actorId: string | null
  readonly actorRole: IssueActorRole
  readonly level: Level
  readonly reason: string | null
  readonly detail: Readonly<Record<string, string | number | boolean>>
}
