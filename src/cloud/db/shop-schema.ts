import type { ColumnType, Generated } from 'kysely'
import type { Role } from '@/domain/role/roles'
import type { GoodsSource, MovementKind, RedemptionState } from '@/domain/shop/names'
import type { RedemptionAction } from '@/domain/shop/redemption'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>
type Json<T> = ColumnType<T, string, string>

interface By {
  by_id: string
  by_name: string
}

export interface ShopTable {
  village_id: string
  pickup_days: Generated<number>
  quarter_points: Maybe<number>
  updated_at: Date
}
export interface ShopEventTable extends By {
  village_id: string
  id: string
  at: Date
  pickup_days: number
  quarter_points: Maybe<number>
}
export interface ShopGoodsTable {
  village_id: string
  id: string
  name: string
  words: string
  unit: string
  price: number
  source: GoodsSource
  source_name: string
  cost_fen: Maybe<number>
  per_quarter: Maybe<number>
  on_sale: boolean
  available: Generated<number>
  reserved: Generated<number>
  gone: Generated<number>
  updated_at: Date
}
export interface ShopGoodsEventTable extends By {
  village_id: string
  id: string
  goods_id: string
  at: Date
  change: Json<Record<string, unknown>>
}
export interface ShopBudgetTable {
  village_id: string
  id: string
  from_day: string
  to_day: string
  points: number
  committed: Generated<number>
  fund: string
  notice_id: Maybe<string>
  announced_at: Date
}
export interface ShopBudgetEventTable extends By {
  village_id: string
  id: string
  budget_id: string
  at: Date
  points: number
  words: string
}
export interface ShopRedemptionTable {
  village_id: string
  id: string
  household_id: string
  goods_id: string
  count: number
  points: number
  cost_fen: Maybe<number>
  source_name: string
  state: RedemptionState
  code: Maybe<string>
  due_on: Maybe<string>
  reminded_on: Maybe<string>
  budget_id: Maybe<string>
  asked_by: string
  asked_by_name: string
  at_counter: boolean
  asked_on: string
  asked_at: Date
  keeper_id: Maybe<string>
  witness_id: Maybe<string>
  fulfilled_on: Maybe<string>
}
export interface ShopRedemptionEventTable extends By {
  village_id: string
  id: string
  redemption_id: string
  at: Date
  kind: RedemptionAction | 'ask'
  from_state: Maybe<RedemptionState>
  to_state: RedemptionState
  by_role: Role | 'system'
  reason: Maybe<string>
  witness_name: Maybe<string>
}
export interface ShopStocktakeTable extends By {
  village_id: string
  id: string
  at: Date
  helper_name: string
}
export interface ShopStocktakeLineTable {
  village_id: string
  stocktake_id: string
  goods_id: string
  goods_name: string
  book: number
  counted: number
  words: Maybe<string>
}
export interface ShopMovementTable extends By {
  village_id: string
  id: string
  goods_id: string
  at: Date
  kind: MovementKind
  count: number
  redemption_id: Maybe<string>
  stocktake_id: Maybe<string>
  words: Maybe<string>
}
