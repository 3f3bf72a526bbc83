import { checkHeld, type MeetingTerm } from '../meeting/convening'
import { type Assessment, assess, type MeetingFacts, type MeetingKind } from '../meeting/meeting'
import type { Outcome, Refusal } from '../refusal/refusal'
import { packById, type RulePack } from '../rule-pack/rule-pack'
import type { DecisionState } from './decision'
import type { Body, TopicId } from './topics'

export type { Assessment, MeetingKind } from '../meeting/meeting'

/** A meeting as a step of a decision takes it: its numbers, its notice, and the papers it left. */
export interface MeetingRecord {
  readonly id: string
  readonly kind: MeetingKind
  readonly facts: MeetingFacts
  /** The day the notice (and for the party members the material) went out, or null. */
  readonly noticedOn: string | null
  /** Why a villagers' meeting was called at short notice (组织法第25条), or null. */
  readonly urgentReason: string | null
  /** Terms the meeting must lie in: the grant of its convener. */
  readonly terms: readonly MeetingTerm[]
  /** A photo of the minutes, or of their first page. */
  readonly minutesId: string | null
  /** Further pages of the minutes and the sign-in sheet. */
  readonly pageIds?: readonly string[]
}

/** How many photos the minutes and the sign-in sheet of one meeting may take. */
export const maxPages = 9

/** Every photo that a meeting left, the first page of the minutes first; none where there are no minutes. */
export const papersOf = (meeting: Pick<MeetingRecord, 'minutesId' | 'pageIds'>): string[] =>
  meeting.minutesId === null || meeting.minutesId === ''
    ? []
    : [meeting.minutesId, ...(meeting.pageIds ?? [])]

/** The meetings by which a body decides a topic; 筹资筹劳 has a meeting of its own. */
export const meetingsOf = (body: Body, topic: TopicId): readonly MeetingKind[] => {
  if (topic === 'contributions') return ['yishiyiyi']
  switch (body) {
    case 'villagers_meeting':
      return ['villagers_adult', 'villagers_household']
    case 'rep_meeting':
      return ['rep_meeting']
    case 'group_meeting':
      return ['group_meeting']
    case 'collective_members':
      return ['collective_members']
    case 'collective_reps':
      return ['collective_reps']
  }
}

/** Only the villagers' own meeting, or for collective matters the members' meeting, takes back a resolution. */
export const revokers = (body: Body | undefined): readonly MeetingKind[] => {
  switch (body) {
    case 'collective_members':
    case 'collective_reps':
      return ['collective_members']
    case 'group_meeting':
      return ['group_meeting']
    default:
      return ['villagers_adult', 'villagers_household']
  }
}

/**
 * The meetings that may vote at a state. A branch too small for a committee proposes in its members' meeting
 * (支部工作条例: 不设支委会的支部). Empty where nothing is voted on.
 */
export const meetingsAt = (
  state: DecisionState,
  decides: { body: Body; topic: TopicId } | null
): readonly MeetingKind[] => {
  switch (state) {
    case 'S1_PROPOSE':
      return ['party_committee', 'party_members']
    case 'S2_DELIBERATE':
      return ['two_committees']
    case 'S3_PARTY_REVIEW':
      return ['party_members']
    case 'S4_RESOLVE':
      return decides === null ? [] : meetingsOf(decides.body, decides.topic)
    default:
      return []
  }
}

/** Whether the mode of a 筹资筹劳 meeting is that of the body: representatives only where they may decide. */
export const modeFits = (meeting: MeetingRecord, body: Body): boolean => {
  if (meeting.kind !== 'yishiyiyi') return true
  const byReps = meeting.facts.mode === 'reps' || meeting.facts.households !== undefined
  return byReps === (body === 'rep_meeting')
}

const packOf = (packId: string): RulePack => {
  const pack = packById(packId)
  if (pack === undefined) throw new Error(`no rule pack ${packId}`)
  return pack
}

/** The judgement of a meeting under the pack that the decision began under; an unknown pack is a bug. */
export const judge = (packId: string, meeting: MeetingRecord): Outcome<Assessment> =>
  assess(packOf(packId), meeting.kind, meeting.facts)

/**
 * Whether the meeting could be held on its day at all: not in the future, noticed in time and anew after an
 * earlier try, within its terms (codes of `checkHeld`).
 */
export const heldFault = (
  packId: string,
  meeting: MeetingRecord,
  at: { step: string; today: string; earlier: readonly { id: string; heldOn: string }[] }
): Refusal | null => {
  const call = {
    id: meeting.id,
    step: at.step,
    heldOn: meeting.facts.date,
    noticedOn: meeting.noticedOn,
    urgentReason: meeting.urgentReason,
    terms: meeting.terms,
    // Whatever was held at this step before did not carry it: its notice does not serve twice.
    others: at.earlier.map((e) => ({ ...e, step: at.step, status: 'adjourned' as const }))
  }
  const answer = checkHeld(packOf(packId), meeting.kind, call, at.today)
  return answer.ok ? null : answer.refusal
}
