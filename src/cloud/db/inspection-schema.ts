import type { ColumnType, Generated } from 'kysely'
import type { Level, RubricLine, Scheme } from '@/domain/inspection/rubric'
import type { Consent, Marks, VisitResult } from '@/domain/inspection/visit'

type Json<T> = ColumnType<T, string, string>
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface InspectionRubricTable {
  village_id: string
  version: number
  scheme: Scheme
  lines: Json<readonly RubricLine[]>
  chosen_by: string
  chosen_by_name: string
  at: Date
}

export interface InspectionRoundTable {
  village_id: string
  id: string
  name: string
  from_day: string
  to_day: string
  rubric_version: number
  leader_id: string
  leader_name: string
  cleanest_item: Maybe<string>
  clean_item: Maybe<string>
  red_list_decision: Maybe<string>
  state: Generated<'open' | 'closed'>
  openings: Generated<number>
}

export interface InspectionRoundEventTable {
  village_id: string
  id: string
  round_id: string
  at: Date
  kind: 'opened' | 'closed' | 'reopened'
  actor_id: string
  actor_name: string
  detail: ColumnType<Record<string, number>, string | undefined, string>
  reason: Maybe<string>
}

export interface InspectionInspectorTable {
  village_id: string
  round_id: string
  member_id: string
}

export interface InspectionStopTable {
  village_id: string
  round_id: string
  household_id: string
  no: number
  kind: Generated<VisitResult['kind']>
  sheets: Generated<number>
  score: Maybe<number>
  level: Maybe<Level>
  spread: Maybe<number>
}

export interface InspectionSheetTable {
  village_id: string
  id: string
  round_id: string
  household_id: string
  inspector_id: string
  at: Date
  received_at: Date
  consent: Consent
  marks: Json<Marks>
  score: number | null
  help: string
  advice: string
  again: boolean
  came_late_in: Maybe<number>
}

export interface InspectionWordTable {
  village_id: string
  id: string
  household_id: string
  kind: 'helped' | 'enter' | 'red_list'
  value: boolean | null
  at: Date
  by_id: string
  by_name: string
}

export interface InspectionRecordTable {
  village_id: string
  round_id: string
  sheet_id: string
  opening: number
}

export interface InspectionToldTable {
  village_id: string
  round_id: string
  household_id: string
  opening: number
  kind: 'done' | 'helped'
  level: Level | null
  item_id: string | null
  taken_back: boolean | null
}
