import type { Db } from '../db/pool'

export const pageSize = 20

/** Redemptions with the names they are shown by. */
export const selectRedemptions = (db: Db) =>
  db
    .selectFrom('shop_redemption as r')
    .innerJoin('shop_goods as g', (j) =>
      j.onRef('g.village_id', '=', 'r.village_id').onRef('g.id', '=', 'r.goods_id')
    )
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'r.village_id').onRef('h.id', '=', 'r.household_id')
    )
    .select((e) => [
      'g.name as goods_name',
      'g.unit',
      'h.no as household_no',
      e
        .selectFrom('member as m')
        .select('m.name')
        .whereRef('m.village_id', '=', 'r.village_id')
        .whereRef('m.household_id', '=', 'r.household_id')
        .where('m.relation', '=', 'head')
        .orderBy('m.ended_on', (o) => o.desc().nullsFirst())
        .limit(1)
        .as('head_name')
    ])
    .selectAll('r')
