import type { Selectable } from 'kysely'
import type { Redemption } from '@/domain/shop/redemption'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'
import type { Tx } from './lock-shop'

export type RedemptionRow = Selectable<Database['shop_redemption']>

/** A row as the rules see it. */
export const redemptionOf = (row: RedemptionRow): Redemption => ({
  id: row.id,
  householdId: row.household_id,
  goodsId: row.goods_id,
  count: row.count,
  points: row.points,
  state: row.state,
  code: row.code,
  dueOn: row.due_on,
  keeperId: row.keeper_id,
  witnessId: row.witness_id
})

/** A redemption with its village as the subject of a permission, or null. */
export const loadRedemption = async (db: Db, villageId: string, redemptionId: string) => {
  const village = await villageSubject(db, villageId)
  const row = await selectOne(db, villageId, redemptionId).executeTakeFirst()
  return village && row ? { ...village, row } : null
}

/** The redemption locked until the transaction ends. The shop is locked before. */
export const lockRedemption = (tx: Tx, villageId: string, redemptionId: string) =>
  selectOne(tx, villageId, redemptionId).forUpdate().executeTakeFirst()

const selectOne = (db: Db, villageId: string, redemptionId: string) =>
  db
    .selectFrom('shop_redemption')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', redemptionId)
