import type { ColumnType, Generated } from 'kysely'
import type { ContentLabel, MachineCheck, MediaVerdict } from '@/domain/issue/content-check'
import type {
  About,
  Audience,
  Category,
  Channel,
  Closing,
  IssueState,
  Level,
  Moderation,
  Rating
} from '@/domain/issue/names'
import type { Datum } from '@/domain/place/datum'
import type { Role } from '@/domain/role/roles'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface IssueTable {
  village_id: string
  id: string
  channel: Channel
  category: ColumnType<Category, string, string>
  words: string
  place_words: Maybe<string>
  group_id: Maybe<string>
  courtyard_id: Maybe<string>
  /** Null where another system handed the matter in. */
  raised_by: Maybe<string>
  raised_for: Maybe<string>
  show_name: Generated<boolean>
  state: ColumnType<IssueState, string, string>
  moderation: Moderation
  raised_at: Date
  updated_at: Date
  about: Maybe<About>
  audience: Generated<Audience>
  urgent: Generated<boolean>
  level: Generated<Level>
  level_since: Maybe<Date>
  since: Maybe<Date>
  extended: Generated<boolean>
  owner_id: Maybe<string>
  owner_name: Maybe<string>
  owner_role: Maybe<Role>
  owner_due: Maybe<string>
  returns: Generated<number>
  reworks: Generated<number>
  callback: Generated<boolean>
  triaged_by: Maybe<string>
  declined_by: Maybe<string>
  reconsider_asked_at: Maybe<Date>
  other_party_id: Maybe<string>
  other_party_name: Maybe<string>
  raiser_consents: Maybe<boolean>
  other_consents: Maybe<boolean>
  rating: Maybe<Rating>
  closing: Maybe<Closing>
  merged_into: Maybe<string>
  decision_id: Maybe<string>
  for_name: Maybe<string>
  lat: Maybe<number>
  lng: Maybe<number>
  /** The coordinate system of the point, as it came. */
  datum: Maybe<Datum>
  sound_id: Maybe<string>
  /** The account that wrote it, until a machine has looked at the words. */
  written_by: Maybe<string>
  public_words: Maybe<string>
  public_place_words: Maybe<string>
  grams: Generated<string[]>
  due_at: Maybe<Date>
  remind_at: Maybe<Date>
  late_told_at: Maybe<Date>
  source_key: Maybe<string>
  /** Null until the machine has looked; only of what waited for moderation. */
  machine_check: ColumnType<MachineCheck | null, string | null | undefined, string | null>
}

export interface IssueEventTable {
  village_id: string
  id: string
  issue_id: string
  at: Date
  kind: string
  from_state: Maybe<string>
  to_state: string
  actor_role: Role | 'system'
  actor_id: string
  actor_name: string
  reason: Maybe<string>
  level: Maybe<Level>
  detail: ColumnType<Record<string, string | number | boolean>, string | undefined, string>
}

export interface IssueFollowerTable {
  village_id: string
  issue_id: string
  member_id: string
  at: Date
  merged_from: Maybe<string>
}

export interface IssueSessionTable {
  village_id: string
  id: string
  courtyard_id: Maybe<string>
  held_on: string
  place_words: Maybe<string>
  host_id: string
  host_name: string
  recorder_name: Maybe<string>
  eligible: number
  present: number
  minutes: string
  at: Date
}

export interface IssueSessionHouseholdTable {
  village_id: string
  session_id: string
  household_id: string
}

export interface IssueSessionItemTable {
  village_id: string
  session_id: string
  no: number
  issue_id: string
  outcome: 'agreed' | 'open' | 'passed_up'
  yes: Maybe<number>
  words: string
  event_id: Maybe<string>
}

export interface IssueLookTable {
  village_id: string
  id: string
  issue_id: string
  at: Date
  viewer_id: string
  viewer_name: string
  viewer_role: string
}

export interface IssueCoverTable {
  village_id: string
  id: string
  issue_id: string
  original_id: string
  /** Null where the cover was taken off. */
  cover_id: Maybe<string>
  covered_by: string
  at: Date
}

/** The id is that of the line of history which waits. */
export interface IssueAdditionTable {
  village_id: string
  id: string
  issue_id: string
  moderation: 'waiting' | 'shown' | 'hidden'
  words_wait: boolean
  machine_check: ColumnType<MachineCheck | null, string | null, string | null>
  checked_at: Maybe<Date>
}

export interface MediaCheckTable {
  village_id: string
  file_id: string
  verdict: MediaVerdict
  labels: ContentLabel[]
  trace: Maybe<string>
  at: Date
  /** Until when the machine's word is waited for. */
  due_at: Maybe<Date>
  asks: Generated<number>
}

export interface IssueTermsTable {
  place_id: string
  id: string
  courtyard_days: number
  village_days: number
  township_days: number
  county_days: number
  cap_days: number
  count: 'working' | 'calendar'
  chosen_by: string
  at: Date
}

export interface Open311KeyTable {
  place_id: string
  id: string
  name: string
  created_by: string
  created_at: Date
  ended_by: Maybe<string>
  ended_at: Maybe<Date>
}
