import type { Selectable } from 'kysely'
import { goodsSources, movementKinds } from '@/domain/shop/names'
import { onShelf } from '@/domain/shop/stock'
import type { Database } from '../db/schema'
import { type PresentedFile, presentFile } from '../file/present-file'
import type { GoodsPhoto } from './select-goods'

type GoodsRow = Selectable<Database['shop_goods']>
type BudgetRow = Selectable<Database['shop_budget']>
type BudgetEventRow = Selectable<Database['shop_budget_event']>
type MovementRow = Selectable<Database['shop_movement']>

interface Links {
  readonly secret: Uint8Array
  readonly now: Date
}

const photosOf = (row: GoodsRow, photos: readonly GoodsPhoto[], { secret, now }: Links): PresentedFile[] =>
  photos.filter((p) => p.owner_id === row.id).map((p) => presentFile(secret, p, now))

/** Goods as villagers see them: what they are, where they come from, how many are left. */
export const presentGoods = (row: GoodsRow, photos: readonly GoodsPhoto[], links: Links) => ({
  goodsId: row.id,
  name: row.name,
  words: row.words,
  unit: row.unit,
  price: row.price,
  source: row.source,
  sourceWords: `${goodsSources[row.source]}：${row.source_name}`,
  sourceName: row.source_name,
  perQuarter: row.per_quarter,
  available: row.available,
  onSale: row.on_sale,
  photos: photosOf(row, photos, links)
})

/** Goods as the keepers and the supervision committee see them: with what is promised, gone and paid for. */
export const presentStock = (row: GoodsRow, photos: readonly GoodsPhoto[], links: Links) => ({
  ...presentGoods(row, photos, links),
  reserved: row.reserved,
  gone: row.gone,
  onShelf: onShelf(row),
  costFen: row.cost_fen
})

/** A budget as it was announced, with how much of it is allotted and what was added when. */
export const presentBudget = (
  row: BudgetRow,
  events: readonly BudgetEventRow[],
  on: { readonly today: string }
) => ({
  budgetId: row.id,
  from: row.from_day,
  to: row.to_day,
  points: row.points,
  committed: row.committed,
  left: row.points - row.committed,
  inForce: row.from_day <= on.today && on.today <= row.to_day,
  over: row.to_day < on.today,
  fund: row.fund,
  noticeId: row.notice_id,
  announcedAt: row.announced_at.toISOString(),
  events: events
    .filter((e) => e.budget_id === row.id)
    .map((e) => ({ at: e.at.toISOString(), points: e.points, words: e.words, by: e.by_name }))
})

/** How the village runs its shop. */
export const presentTerms = (shop: { pickup_days: number; quarter_points: number | null }) => ({
  pickupDays: shop.pickup_days,
  quarterPoints: shop.quarter_points
})

/** What one household has to redeem with, and what its quarter still allows. */
export const presentPurse = (purse: {
  readonly householdId: string
  readonly available: number
  readonly reserved: number
  readonly usedPieces: number
  readonly usedPoints: number
}) => ({ ...purse })

/** One change of stock in plain words. */
export const presentMovement = (row: MovementRow & { readonly helper_name: string | null }) => ({
  movementId: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  kindName: movementKinds[row.kind],
  count: row.count,
  words: row.words,
  by: row.by_name,
  /** Who counted along, of a stock-taking. */
  helper: row.helper_name
})

/** The shop as a whole to whoever looks in. */
export const presentShop = (shop: {
  readonly goods: readonly ReturnType<typeof presentGoods>[]
  readonly budget: ReturnType<typeof presentBudget> | null
  readonly waiting: number
  readonly terms: ReturnType<typeof presentTerms>
}) => ({ ...shop })

/** That something was written, and under which id. */
export const presentSaved = (id: string) => ({ id })

/** The stock after a movement. */
export const presentCount = (stock: { available: number; reserved: number; gone: number }) => ({
  available: stock.available,
  reserved: stock.reserved,
  gone: stock.gone
})

/** A budget that was announced or grown, and how many of those who waited now have their turn. */
export const presentServed = (budgetId: string, served: number) => ({ budgetId, served })
