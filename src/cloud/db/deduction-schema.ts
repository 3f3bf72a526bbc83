import type { ColumnType } from 'kysely'
import type { DeductionState } from '@/domain/points/deduction'
import type { Role } from '@/domain/role/roles'

type Day = string
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface DeductionCaseTable {
  village_id: string
  id: string
  household_id: string
  item_id: string
  state: DeductionState
  occurred_on: Day
  words: string
  reminded_on: Day
  reminded_by: string
  informed_on: Maybe<Day>
  informed_by: Maybe<string>
  answer_on: Maybe<Day>
  answer_words: Maybe<string>
  ended_on: Maybe<Day>
  reason: Maybe<string>
  taken: Maybe<number>
  entry_id: Maybe<string>
}

export interface DeductionEventTable {
  village_id: string
  id: string
  case_id: string
  at: Date
  act: string
  state: DeductionState
  actor_id: string
  actor_name: string
  actor_role: Role | 'clock'
  words: Maybe<string>
}
