import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { warned, warnFrom } from '@/domain/objection/warning'
import type { Role } from '@/domain/role/roles'
import { stableId } from '../crypto/stable-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { eachRow } from './each-row'

const HOUR = 60 * 60 * 1000
/** The longest time ahead at which anybody is warned. */
const aheadHours = 24

interface Due {
  readonly id: string
  readonly village_id: string
  readonly township_id: string | null
  readonly notice_id: string
  readonly state: string
  readonly due_at: Date
}

const holders = async (
  tx: Transaction<Database>,
  placeId: string,
  roles: readonly Role[],
  on: string
): Promise<string[]> => {
  const rows = await tx
    .selectFrom('role_grant')
    .select('holder_id')
    .distinct()
    .where('place_id', '=', placeId)
    .where('role', 'in', roles)
    .where('from_day', '<=', on)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', on)]))
    .execute()
  return rows.map((row) => row.holder_id)
}

/** Tells those whose turn it is; answers how many heard of it for the first time. */
const warnOf = async (tx: Transaction<Database>, due: Due, now: Date): Promise<number> => {
  const rule = warned[due.state]
  if (!rule || now < warnFrom(due.due_at, rule)) return 0
  const placeId = rule.office === 'township' ? due.township_id : due.village_id
  if (placeId === null) return 0
  const told = await holders(tx, placeId, rule.roles, dayOf(now))
  if (told.length === 0) return 0
  const payload = { objectionId: due.id, noticeId: due.notice_id, villageId: due.village_id }
  const written = await tx
    .insertInto('outbox')
    .values(
      told.map((holder_id) => ({
        place_id: placeId,
        // One warning for one term and person: the next look finds it written.
        id: stableId(warnFrom(due.due_at, rule), due.id, due.due_at.toISOString(), holder_id),
        kind: 'objection_due_soon',
        holder_id,
        payload: JSON.stringify(payload),
        at: now
      }))
    )
    .onConflict((c) => c.columns(['place_id', 'id']).doNothing())
    .returning('id')
    .execute()
  return written.length
}

/**
 * Tells the offices whose turn it is, and the supervision committee, that an objection's term is about to run out: once
 * for each term and person, some hours before it (see `warned`). What has run out is passed up by `watchNotices`.
 */
export const warnObjections = async (db: Db, now: Date): Promise<{ warned: number }> => {
  const soon = await db
    .selectFrom('objection as o')
    .innerJoin('place as p', 'p.id', 'o.village_id')
    .select(['o.id', 'o.village_id', 'p.township_id', 'o.notice_id', 'o.state', 'o.due_at'])
    .where('o.due_at', '>', now)
    .where('o.due_at', '<=', new Date(now.getTime() + aheadHours * HOUR))
    .where('p.ended_on', 'is', null)
    .orderBy('o.due_at')
    .execute()
  let count = 0
  await eachRow(soon, async ({ due_at, ...due }) => {
    if (due_at !== null) count += await db.transaction().execute((tx) => warnOf(tx, { ...due, due_at }, now))
  })
  return { warned: count }
}
