import { sql } from 'kysely'
import type { SettledGoods } from '@/domain/shop/settlement'
import type { Db } from '../db/pool'

interface Period {
  readonly villageId: string
  readonly from: string
  readonly to: string
}

const settled = (db: Db, { villageId, from, to }: Period) =>
  db
    .selectFrom('shop_redemption as r')
    .innerJoin('shop_goods as g', (j) =>
      j.onRef('g.village_id', '=', 'r.village_id').onRef('g.id', '=', 'r.goods_id')
    )
    .where('r.village_id', '=', villageId)
    .where('r.state', '=', 'fulfilled')
    .where('r.fulfilled_on', '>=', from)
    .where('r.fulfilled_on', '<=', to)

/** What households confirmed to have received in a period, by supplier and goods: as the supplier knows them, by name. */
export const selectSums = (db: Db, period: Period): Promise<SettledGoods[]> =>
  settled(db, period)
    .select([
      'r.source_name as sourceName',
      'g.name as goodsName',
      'g.unit',
      sql<number>`sum(r.count)::int`.as('count'),
      sql<number>`sum(r.points)::int`.as('points'),
      sql<number | null>`sum(r.cost_fen)::int8`.as('costFen')
    ])
    .groupBy(['r.source_name', 'g.name', 'g.unit'])
    .orderBy('r.source_name')
    .orderBy('g.name')
    .execute()

/** Each hand-over of a period, without names: the merchant has no business with who it was. */
export const selectLines = (db: Db, period: Period, most: number) =>
  settled(db, period)
    .select([
      'r.fulfilled_on as on',
      'r.source_name as sourceName',
      'g.name as goodsName',
      'g.unit',
      'r.count',
      'r.points',
      'r.cost_fen as costFen'
    ])
    .orderBy('r.fulfilled_on')
    .orderBy('r.id')
    .limit(most)
    .execute()
