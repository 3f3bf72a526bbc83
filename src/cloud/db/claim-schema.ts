import type { ColumnType, Generated } from 'kysely'
import type { BatchState, ClaimEventType, ClaimState, ReversalState, SheetKind } from '@/domain/claim/names'
import type { CarryState } from '@/domain/points/carry'
import type { Role } from '@/domain/role/roles'

type Day = string
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface ClaimSheetTable {
  village_id: string
  id: string
  kind: SheetKind
  item_id: string
  occurred_on: Day
  note: Maybe<string>
  by_id: string
  by_name: string
  by_role: Role | 'clock'
  at: Date
  lines: number
}

export interface ClaimTable {
  village_id: string
  id: string
  sheet_id: string
  line: number
  household_id: string
  member_id: Maybe<string>
  claimant_id: Maybe<string>
  item_id: string
  occurred_on: Day
  times: number
  asked: number
  state: ClaimState
  points: Maybe<number>
  round: Generated<1 | 2>
  rejected_on: Maybe<Day>
  reconsidering: Generated<boolean>
  batch_id: Maybe<string>
  entry_id: Maybe<string>
  updated_at: Date
}

export interface ClaimEventTable {
  village_id: string
  id: string
  claim_id: string
  at: Date
  type: ClaimEventType
  from_state: Maybe<ClaimState>
  to_state: ClaimState
  points: Maybe<number>
  words: Maybe<string>
  actor_id: Maybe<string>
  actor_name: Maybe<string>
  actor_role: Maybe<Role | 'clock'>
}

export interface ClaimScoreTable {
  village_id: string
  claim_id: string
  round: 1 | 2
  scorer_id: string
  scorer_name: string
  scorer_role: Role
  points: number
  reason: Maybe<string>
  at: Date
}

export interface PointsBatchTable {
  village_id: string
  id: string
  month: string
  no: number
  state: BatchState
  claims: number
  head_no: number
  head_hash: string
  draw_name: string
  draw_percent: number
  drawn: number
  opened_by: string
  opened_by_name: string
  opened_by_role: Role
  opened_at: Date
  notice_id: Maybe<string>
  notice_head_no: Maybe<number>
  notice_head_hash: Maybe<string>
  booked_at: Maybe<Date>
  closed_at: Maybe<Date>
}

export interface PointsBatchEventTable {
  village_id: string
  id: string
  batch_id: string
  at: Date
  type: 'drafted_anew' | 'hung_anew'
  notice_id: string
  replaces: string
  reason: string
  head_no: number
  head_hash: string
  actor_id: string
  actor_name: string
  actor_role: Role | 'clock'
}

export interface PointsBatchClaimTable {
  village_id: string
  batch_id: string
  claim_id: string
  lot: string
  drawn: boolean
}

export interface ClaimRecheckTable {
  village_id: string
  batch_id: string
  claim_id: string
  points: number
  words: Maybe<string>
  by_id: string
  by_name: string
  by_role: Role
  at: Date
}

export interface PointsBatchLineTable {
  village_id: string
  notice_id: string
  no: number
  batch_id: string
  household_id: string
  participation: number
  courtyard: number
  virtue: number
}

export interface PointsCarryTable {
  village_id: string
  id: string
  household_id: string
  into_id: string
  reason: string
  asked_by: string
  asked_by_name: string
  asked_by_role: Role
  asked_at: Date
  state: CarryState
  decided_by: Maybe<string>
  decided_by_name: Maybe<string>
  decided_by_role: Maybe<Role>
  decided_at: Maybe<Date>
  words: Maybe<string>
  available: Maybe<number>
  honour: Maybe<number>
}
export interface PointsReversalTable {
  village_id: string
  id: string
  entry_id: string
  household_id: string
  claim_id: Maybe<string>
  reason: string
  asked_by: string
  asked_by_name: string
  asked_by_role: Role
  asked_at: Date
  state: ReversalState
  decided_by: Maybe<string>
  decided_by_name: Maybe<string>
  decided_by_role: Maybe<Role>
  decided_at: Maybe<Date>
  words: Maybe<string>
  reversal_entry_id: Maybe<string>
}
