import type { ColumnType, Generated } from 'kysely'
import type { PointsBucket, PointsKind } from '@/domain/points/buckets'
import type { PointsCategory } from '@/domain/points/points'
import type { Role } from '@/domain/role/roles'

type Day = string
/** Written by the ledger's functions alone. */
type Read<T> = ColumnType<T, never, never>

export interface PointsEntryTable {
  village_id: Read<string>
  id: Read<string>
  household_id: Read<string>
  /** 1, 2, 3 … within the household, without gaps. */
  no: Read<number>
  kind: Read<PointsKind>
  from_bucket: Read<PointsBucket>
  to_bucket: Read<PointsBucket>
  points: Read<number>
  item_id: Read<string | null>
  /** Of a deduction; an award's is its item's. */
  category: Read<PointsCategory | null>
  member_id: Read<string | null>
  occurred_on: Read<Day>
  expires_on: Read<Day | null>
  posted_at: Read<Date>
  recorded_by: Read<string>
  recorded_by_name: Read<string>
  recorded_by_role: Read<Role | 'clock'>
  note: Read<string | null>
  reverses: Read<string | null>
  /** What it releases, settles, lets expire or carries. */
  about: Read<string | null>
  batch_id: Read<string | null>
  claim_id: Read<string | null>
  redemption_id: Read<string | null>
  request_id: Read<string>
  line: Read<number>
  caps: Read<string[] | null>
}

export interface PointsAccountTable {
  village_id: string
  household_id: string
  pending: Generated<number>
  available: Generated<number>
  reserved: Generated<number>
  honour: Generated<number>
  /** The number of the last entry. */
  entries: Generated<number>
}

export interface PointsCapTable {
  village_id: Read<string>
  holder_id: Read<string>
  counter_id: Read<string>
  period: Read<string>
  used: Read<number>
}

export interface PointsLotTable {
  village_id: Read<string>
  household_id: Read<string>
  entry_id: Read<string>
  no: Read<number>
  left_points: Read<number>
  expires_on: Read<Day>
  warned_on: Read<Day | null>
}

export interface PointsLotTakeTable {
  village_id: Read<string>
  entry_id: Read<string>
  lot_id: Read<string>
  points: Read<number>
}

export interface PointsHeadTable {
  village_id: Read<string>
  no: Read<number>
  hash: Read<Buffer>
  entries: Read<number>
  at: Read<Date | null>
}

export interface PointsSealTable {
  village_id: Read<string>
  no: Read<number>
  at: Read<Date>
  entries: Read<number>
  previous: Read<Buffer>
  root: Read<Buffer>
  hash: Read<Buffer>
}

export interface PointsLeafTable {
  village_id: Read<string>
  seal_no: Read<number>
  household_id: Read<string>
  position: Read<number>
  up_to: Read<number>
  hash: Read<Buffer>
  links: Read<Buffer>
}

export interface PointsSealedTable {
  village_id: Read<string>
  household_id: Read<string>
  position: Read<number>
  up_to: Read<number>
  hash: Read<Buffer>
}

export interface PointsRollupTable {
  village_id: Read<string>
  /** '2026-11' or '2026'. */
  period: Read<string>
  household_id: Read<string>
  category: Read<PointsCategory>
  points: Read<number>
}
