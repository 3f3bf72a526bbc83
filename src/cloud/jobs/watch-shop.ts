import { addDays, dayOf } from '@/domain/common/calendar'
import { remindDaysBefore } from '@/domain/shop/names'
import { stepRedemption } from '@/domain/shop/redemption'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { theClock } from '../points/ledger'
import { lockRedemption, type RedemptionRow, redemptionOf } from '../shop/load-redemption'
import { lockShop, type Tx } from '../shop/lock-shop'
import { saveStep } from '../shop/save-step'
import { serveQueue, systemContext } from '../shop/serve-queue'
import { tellHousehold, tellKeepers, tellMember } from '../shop/tell-shop'
import { BATCH, eachBatch, eachPart, eachRow } from './each-row'

type Key = Pick<RedemptionRow, 'village_id' | 'id'>

const marked = (tx: Tx, key: Key, today: string) =>
  tx
    .updateTable('shop_redemption')
    .set({ reminded_on: today })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .execute()

/** Goods and points go back where nobody came for them; whoever waits for budget may have it. */
const returnOne = async (tx: Tx, key: Key, now: Date): Promise<boolean> => {
  const shop = await lockShop(tx, key.village_id, now)
  const row = await lockRedemption(tx, key.village_id, key.id)
  if (!row) return false
  const stepped = stepRedemption(redemptionOf(row), 'expire', systemContext(shop, dayOf(now)))
  if (!stepped.ok) return false
  const by = theClock(key.village_id)
  await saveStep(tx, row, 'expire', stepped.value, {
    ...{ now, requestId: newId(), by, reason: null, witnessName: null }
  })
  await serveQueue(tx, shop, now)
  return true
}

/** Reminds once: the household that has not come, or everybody about a hand-over that nobody confirmed. */
const remindOne = async (tx: Tx, key: Key, now: Date): Promise<boolean> => {
  await lockShop(tx, key.village_id, now)
  const row = await lockRedemption(tx, key.village_id, key.id)
  if (!row || row.reminded_on !== null) return false
  await marked(tx, row, dayOf(now))
  if (row.state === 'reserved') await tellHousehold(tx, row, { kind: 'shop_soon', now })
  if (row.state === 'handed') {
    await tellHousehold(tx, row, { kind: 'shop_handed', now })
    if (row.witness_id) await tellMember(tx, row, row.witness_id, { kind: 'shop_witness', now })
    await tellKeepers(tx, row, 'shop_unconfirmed', now)
  }
  return true
}

const dueKeys = (db: Db, state: 'reserved' | 'handed', before: string, unreminded: boolean): Promise<Key[]> =>
  db
    .selectFrom('shop_redemption as r')
    .innerJoin('place as p', 'p.id', 'r.village_id')
    .select(['r.village_id', 'r.id'])
    // What a merger closed is settled there.
    .where('p.ended_on', 'is', null)
    .where('r.due_on', '<', before)
    .where('r.state', '=', state)
    .$if(unreminded, (q) => q.where('r.reminded_on', 'is', null))
    .orderBy('r.due_on')
    .limit(BATCH)
    .execute()

/** Villages where somebody waits and a budget is in force: it may have begun today. */
const waitingVillages = async (db: Db, today: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('shop_budget as b')
    .innerJoin('place as p', 'p.id', 'b.village_id')
    .select('b.village_id')
    .distinct()
    .where('p.ended_on', 'is', null)
    .where('b.from_day', '<=', today)
    .where('b.to_day', '>=', today)
    .whereRef('b.committed', '<', 'b.points')
    .where((w) =>
      w.exists(
        w
          .selectFrom('shop_redemption as r')
          .select('r.id')
          .whereRef('r.village_id', '=', 'b.village_id')
          .where('r.state', '=', 'queued')
      )
    )
    .execute()
  return rows.map((r) => r.village_id)
}

/**
 * What the clock does in the shops: returns what nobody fetched in time, serves those who wait when a budget begins, and
 * reminds before and after. Each redemption and each village is its own transaction; several processes may run it at once.
 */
export const watchShop = async (
  db: Db,
  now: Date
): Promise<{ returned: number; served: number; reminded: number }> => {
  const today = dayOf(now)
  const counts = { returned: 0, served: 0, reminded: 0 }
  const remind = (state: 'reserved' | 'handed', before: string) => async () => {
    counts.reminded += await eachBatch(
      db,
      () => dueKeys(db, state, before, true),
      (tx, key) => remindOne(tx, key, now)
    )
  }
  await eachPart([
    async () => {
      counts.returned += await eachBatch(
        db,
        () => dueKeys(db, 'reserved', today, false),
        (tx, key) => returnOne(tx, key, now)
      )
    },
    async () =>
      eachRow(await waitingVillages(db, today), async (villageId) => {
        counts.served += await db
          .transaction()
          .execute(async (tx) => serveQueue(tx, await lockShop(tx, villageId, now), now))
      }),
    remind('reserved', addDays(today, remindDaysBefore + 1)),
    remind('handed', today)
  ])
  return counts
}
