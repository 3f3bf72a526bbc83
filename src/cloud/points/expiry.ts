import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { MessageKind } from '@/domain/message/message'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { type Ledger, type Tx, theClock } from './ledger-types'

interface Warning {
  readonly household_id: string
  readonly points: number
  /** The first day on which some of them are gone if nobody spends them, less one. */
  readonly first_on: string
}

/** Villages where a lot has to be warned of, or has run out. */
export const villagesWithEnds = async (db: Ledger, now: Date): Promise<string[]> => {
  const { rows } = await sql<{ village_id: string }>`
    select village_id from points_lot
    where left_points > 0 and warned_on is null and expires_on <= ${dayOf(now)}::date + 30
    union
    select village_id from points_lot
    where left_points > 0 and warned_on is not null and expires_on < ${dayOf(now)}::date
      and warned_on + 30 < ${dayOf(now)}::date`.execute(db)
  return rows.map((row) => row.village_id)
}

const tell = async (tx: Tx, villageId: string, warnings: readonly Warning[], now: Date): Promise<void> => {
  const members = await tx
    .selectFrom('member')
    .select(['id', 'household_id'])
    .where('village_id', '=', villageId)
    .where(
      'household_id',
      'in',
      warnings.map((w) => w.household_id)
    )
    .where('ended_on', 'is', null)
    .execute()
  if (members.length === 0) return
  const told = new Map(warnings.map((w) => [w.household_id, w]))
  const kind: MessageKind = 'points_expiring'
  await tx
    .insertInto('outbox')
    .values(
      members.map((member) => {
        const warning = told.get(member.household_id)
        const reason = warning ? `${warning.points}分，最早的到${warning.first_on}为止` : ''
        const payload = JSON.stringify({ householdId: member.household_id, reason })
        return { place_id: villageId, id: newId(), kind, holder_id: member.id, payload, at: now }
      })
    )
    .execute()
}

/**
 * What a village's calendar does to its points: what ran out before today and was told of at least 30 days ago is booked
 * as expired, one entry a lot; whoever has points with 30 days to go is told, once. May be repeated and overlap.
 */
export const endLots = async (
  db: Db,
  villageId: string,
  now: Date
): Promise<{ warned: number; expired: number }> => {
  const today = dayOf(now)
  const by = theClock(villageId)
  // Each in a transaction of its own: each locks its accounts in the order of their ids.
  const ended = await sql<{ expired: number }>`
    select expire_lots(${villageId}::uuid, ${today}::date, ${now}::timestamptz, ${by.id}::uuid, ${by.name}::text,
      ${by.role}::text, ${newId()}::uuid) as expired`.execute(db)
  const warned = await db.transaction().execute(async (tx) => {
    const { rows } = await sql<Warning>`
      select * from warn_lots(${villageId}::uuid, ${today}::date)`.execute(tx)
    if (rows.length > 0) await tell(tx, villageId, rows, now)
    return rows.length
  })
  return { warned, expired: ended.rows[0]?.expired ?? 0 }
}
