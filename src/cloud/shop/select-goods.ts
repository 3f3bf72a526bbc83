import type { Selectable } from 'kysely'
import { defaultShopTerms } from '@/domain/shop/names'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

export const goodsPage = 20

export type GoodsPhoto = Pick<Selectable<Database['file']>, 'village_id' | 'id' | 'kind' | 'owner_id'>

/** Goods of a village, a page after `after`; for villagers those on sale alone. */
export const selectGoods = (db: Db, villageId: string, after: string | undefined, all: boolean) =>
  db
    .selectFrom('shop_goods')
    .selectAll()
    .where('village_id', '=', villageId)
    .$if(!all, (q) => q.where('on_sale', '=', true))
    .$if(after !== undefined, (q) => q.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(goodsPage)
    .execute()

/** The photos of these goods, in one query, the newest first. */
export const photosOf = async (
  db: Db,
  villageId: string,
  goodsIds: readonly string[]
): Promise<GoodsPhoto[]> =>
  goodsIds.length === 0
    ? []
    : db
        .selectFrom('file')
        .select(['village_id', 'id', 'kind', 'owner_id'])
        .where('village_id', '=', villageId)
        .where('owner_kind', '=', 'goods')
        .where('owner_id', 'in', [...goodsIds])
        .orderBy('id', 'desc')
        .execute()

/** How the village runs its shop; the defaults where it has chosen nothing. */
export const termsOf = async (
  db: Db,
  villageId: string
): Promise<{ pickup_days: number; quarter_points: number | null }> =>
  (await db
    .selectFrom('shop')
    .select(['pickup_days', 'quarter_points'])
    .where('village_id', '=', villageId)
    .executeTakeFirst()) ?? {
    pickup_days: defaultShopTerms.pickupDays,
    quarter_points: defaultShopTerms.quarterPoints
  }
