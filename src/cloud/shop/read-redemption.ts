import { toDataURL } from 'qrcode'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { ReadRedemption } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { actingHere } from './acting-here'
import { loadRedemption, type RedemptionRow } from './load-redemption'
import { presentRedemption } from './present-redemption'
import { selectRedemptions } from './select-redemptions'

/** How many wait for budget before this one; null where it does not wait. */
const countAhead = async (db: Db, row: RedemptionRow): Promise<number | null> => {
  if (row.state !== 'queued') return null
  const { ahead } = await db
    .selectFrom('shop_redemption')
    .select((e) => e.fn.countAll<number>().as('ahead'))
    .where('village_id', '=', row.village_id)
    .where('state', '=', 'queued')
    .where('id', '<', row.id)
    .executeTakeFirstOrThrow()
  return Number(ahead)
}

/**
 * One redemption, with its history and what the caller may do: for the household, its witness, and the offices that keep
 * or check the shop. For everybody else it does not exist.
 */
export const readRedemption = query({
  action: 'read_redemption',
  input: ReadRedemption,
  subject: ({ db }, { villageId, redemptionId }) => loadRedemption(db, villageId, redemptionId),
  run: async (ctx, { villageId }, { row, ...village }) => {
    const { db, actor } = ctx
    const people = actingHere(ctx, village.villageId)
    const own = people.some((p) => p.person.householdId === row.household_id)
    const witnesses = people.some((p) => p.person.holderId === row.witness_id)
    if (!own && !witnesses && !may(actor, 'read_shop_books', village)) deny(common.forbidden)
    const whole = await selectRedemptions(db)
      .where('r.village_id', '=', villageId)
      .where('r.id', '=', row.id)
      .executeTakeFirstOrThrow()
    const events = await db
      .selectFrom('shop_redemption_event')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('redemption_id', '=', row.id)
      .orderBy('id')
      .execute()
    const witness =
      row.witness_id === null
        ? undefined
        : await db
            .selectFrom('member')
            .select('name')
            .where('village_id', '=', villageId)
            .where('id', '=', row.witness_id)
            .executeTakeFirst()
    return presentRedemption(whole, {
      people,
      own,
      events,
      ahead: await countAhead(db, row),
      qr: own && row.code !== null ? await toDataURL(row.code, { margin: 2, scale: 4 }) : null,
      witnessName: witness?.name ?? null
    })
  }
})
