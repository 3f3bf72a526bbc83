import type { TopicFlags } from '@/domain/decision/classify'
import type { Content } from '@/domain/decision/content'
import type { Source, StepContext } from '@/domain/decision/life'
import type { ActionId } from '@/domain/decision/step'
import type { TopicId } from '@/domain/decision/topics'
import type { MeetingKind, MeetingMode } from '@/domain/meeting/meeting'
import type { PlanKey } from './village-plan'

/** Who acts: an office of the village, the one who proposed, or the clock. */
export type Doer = 'secretary' | 'clerk' | 'supervisor' | 'proposer' | 'system'

/** Present, yes, no, abstain; those entitled are counted from the roster. */
export type Votes = readonly [present: number, yes?: number, no?: number, abstain?: number]

export interface MeetingPlan {
  readonly kind: MeetingKind
  readonly mode?: MeetingMode
  readonly votes: Votes
  /** Days before it by which those entitled were told. */
  readonly told: number
  /** The households behind the representatives, where they are what is counted. */
  readonly households?: Votes
}

/** A step taken on a day, counted from the day of loading. */
export interface ActPlan {
  readonly act: ActionId
  readonly day: number
  readonly by: Doer
  readonly meeting?: MeetingPlan
  readonly said?: Partial<StepContext>
  readonly revised?: Partial<Content> & { readonly meaning?: string }
  /** What the work cost in the end, fen, and how many photos there are of it. */
  readonly done?: { readonly cost: number; readonly photos: number }
}

/** A notice drafted, signed and put up on one day, with a photo of the paper. */
export interface NoticePlan {
  readonly notice: 'decision_resolution' | 'decision_result'
  readonly day: number
}

/** A meeting that is called and still to come. */
export interface CalledPlan extends Pick<MeetingPlan, 'kind' | 'mode'> {
  readonly day: number
  readonly told: number
  readonly time: string
  readonly place: string
  readonly agenda: string
  readonly material: string
}

export interface CoursePlan {
  readonly village: PlanKey
  /** Its number among all demo decisions, from which its ids are made. */
  readonly n: number
  readonly topic: TopicId
  readonly flags?: TopicFlags
  readonly source: Source['kind']
  /** Why the matter was brought in. */
  readonly because: string
  readonly began: number
  readonly content: Content
  readonly meaning: string
  readonly authorises?: readonly TopicId[]
  readonly steps: readonly (ActPlan | NoticePlan)[]
  readonly called?: CalledPlan
}

/** A text with no land, term, contract or contributions of its own unless they are named. */
export const text = (
  content: Pick<Content, 'title' | 'summary' | 'amount' | 'scope' | 'beneficiaries'> & Partial<Content>
): Content => ({ land: null, term: null, contracting: null, contributions: null, ...content })

export const topicTaken = (day: number): ActPlan => ({ act: 'propose_topic', day, by: 'secretary' })

export const proposed = (day: number): ActPlan => ({
  act: 'pass_proposal',
  day,
  by: 'secretary',
  meeting: { kind: 'party_committee', votes: [3, 3, 0, 0], told: 1 }
})

export const deliberated = (day: number, votes: Votes, reason?: string): ActPlan => ({
  act: 'pass_deliberation',
  day,
  by: 'secretary',
  meeting: { kind: 'two_committees', votes, told: 2 },
  ...(reason ? { said: { reason } } : {})
})

export const reviewed = (day: number, votes: Votes): ActPlan => ({
  act: 'pass_review',
  day,
  by: 'secretary',
  meeting: { kind: 'party_members', votes, told: 4 }
})

export const resolved = (day: number, meeting: Omit<MeetingPlan, 'told'>): ActPlan => ({
  act: 'pass_resolution',
  day,
  by: 'clerk',
  meeting: { ...meeting, told: meeting.kind === 'villagers_household' ? 12 : 6 }
})

export const byReps = (day: number, votes: Votes): ActPlan => resolved(day, { kind: 'rep_meeting', votes })

/** The notice of the resolution, and after its window the beginning of the work. */
export const carriedOut = (day: number): readonly (ActPlan | NoticePlan)[] => [
  { notice: 'decision_resolution', day },
  // Seven days, the first not counted; the clock finds it a few minutes into the eighth.
  { act: 'start_implementation', day: day + 8, by: 'system' }
]

/** The work done and accepted, and the notice of the result. */
export const finished = (
  day: number,
  noticeDay: number,
  done: ActPlan['done']
): readonly (ActPlan | NoticePlan)[] => [
  { act: 'complete', day, by: 'clerk', ...(done ? { done } : {}) },
  { notice: 'decision_result', day: noticeDay },
  { act: 'publish_result', day: noticeDay, by: 'clerk' }
]
