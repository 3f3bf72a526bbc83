import type { ColumnType, Generated } from 'kysely'
import type { Cap, PointsCategory } from '@/domain/points/categories'
import type { Refusal } from '@/domain/refusal/refusal'
import type { Role } from '@/domain/role/roles'
import type { DraftRule, Opening } from '@/domain/rulebook/draft-line'
import type { PointsExpiry } from '@/domain/rulebook/expiry'
import type { Missing, RefusedRule } from '@/domain/rulebook/read-rules'
import type { ExclusiveGroup, Recorder, RulebookDraft } from '@/domain/rulebook/rule-item'

type Day = string
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>
type Json<T> = ColumnType<T, string, string>
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>
type DeductionPeriod = 'month' | 'quarter' | 'year'

export interface RulebookTable {
  village_id: string
  id: string
  version: number
  title: string
  source: string
  adopted_by: string
  effective_from: Day
  effective_to: Maybe<Day>
  decision_id: Maybe<string>
  adopted_on: Maybe<Day>
  fingerprint: Maybe<string>
  expiry_years_on: Maybe<number>
  expiry_month_day: Maybe<string>
  deduction_period: Maybe<DeductionPeriod>
  resolved_on: Maybe<Day>
  filed_document: Maybe<string>
}
export interface RulebookItemTable {
  village_id: string
  rulebook_id: string
  id: string
  no: number
  category: PointsCategory
  words: string
  points: number
  unit: string
  evidence: Maybe<string>
  evidence_needed: Generated<boolean>
  recorded_by: Generated<Recorder[]>
  group_name: Maybe<string>
  honour: Generated<boolean>
  said: Maybe<string>
  rule_id: Maybe<string>
}
export interface RulebookGroupTable {
  village_id: string
  rulebook_id: string
  name: string
  per: Cap['per']
  period: Cap['period']
}
export interface RulebookCapTable {
  village_id: string
  item_id: string
  per: Cap['per']
  period: Cap['period']
  points: number
}
export interface RulebookDraftTable {
  village_id: string
  id: string
  title: string
  source: string
  effective_from: Maybe<Day>
  effective_to: Maybe<Day>
  expiry: MaybeJson<PointsExpiry>
  deduction_period: Maybe<DeductionPeriod>
  groups: Json<readonly ExclusiveGroup[]>
  beside: Json<readonly RefusedRule[]>
  state: 'open' | 'frozen' | 'adopted' | 'dropped'
  decision_id: Maybe<string>
  fingerprint: Maybe<string>
  started_by: string
  started_at: Date
  updated_at: Date
}
export interface RulebookDraftLineTable {
  village_id: string
  draft_id: string
  id: string
  no: number
  said: Maybe<string>
  rule: Json<DraftRule>
  missing: Json<readonly Missing[]>
  open: Json<readonly Opening[]>
  refusal: MaybeJson<Refusal>
  left_out: Generated<boolean>
}
export interface RulebookTextTable {
  village_id: string
  fingerprint: string
  draft_id: string
  content: Json<RulebookDraft>
  at: Date
}
export interface RulebookDraftEventTable {
  village_id: string
  id: string
  draft_id: string
  at: Date
  kind: 'started' | 'frozen' | 'reopened' | 'adopted' | 'dropped'
  actor_id: string
  actor_name: string
  actor_role: Role | 'clock'
  fingerprint: Maybe<string>
}
