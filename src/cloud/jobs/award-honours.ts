import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { moveRound } from '../honour/act-round'
import { awardRound } from '../honour/award-round'
import { type RoundRow, selectRound } from '../honour/load-honour'
import { type LoadedNotice, loadNotice } from '../notice/load-notice'
import { standingOf } from '../notice/notice-standing'
import { tellOffice } from '../notice/tell-office'
import { theClock } from '../points/ledger'
import { BATCH, eachAfter } from './each-row'

type Key = Pick<RoundRow, 'village_id' | 'id' | 'notice_id'>

const waitingAfter = (db: Db, last: Key | null): Promise<Key[]> =>
  db
    .selectFrom('honour_round')
    .select(['village_id', 'id', 'notice_id'])
    .where(sql<boolean>`state = 'on_notice'`)
    .$if(last !== null, (q) =>
      q.where(sql<boolean>`(village_id, id) > (${last?.village_id}::uuid, ${last?.id}::uuid)`)
    )
    .orderBy('village_id')
    .orderBy('id')
    .limit(BATCH)
    .execute()

type Done = 'awarded' | 'stopped' | 'takenDown'

const back = {
  stopped: { action: 'stop', kind: 'honour_stopped' },
  takenDown: { action: 'take_down', kind: 'honour_taken_down' }
} as const

/** What becomes of a round by how its notice hangs. An objection is answered first, also one against a covered notice. */
const nextOf = (notice: LoadedNotice, now: Date): Done | null => {
  const { view, isOver, stop } = standingOf(notice, now)
  if (view.stoppedAt !== null) return 'stopped'
  if (view.openObjections.length > 0) return null
  if (isOver) return 'awarded'
  return stop === null ? null : 'takenDown'
}

/**
 * Awards one round whose days to object are over, or takes it back to the committee: where an objection was upheld, and
 * where its notice was covered or altered and can hang no more.
 */
const watchOne = (db: Db, key: Key, now: Date): Promise<Done | null> =>
  db.transaction().execute(async (tx) => {
    // The notice first, as whoever objects does: an objection under way is waited for.
    const notice = key.notice_id ? await loadNotice(tx, key.village_id, key.notice_id, true) : null
    const next = notice && nextOf(notice, now)
    if (!next) return null
    const round = await selectRound(tx, key.village_id, key.id)
      .where('state', '=', 'on_notice')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!round) return null
    if (next === 'awarded') {
      await awardRound(tx, round, now)
      return next
    }
    const { action, kind } = back[next]
    await moveRound(tx, round, action, { now, by: theClock(round.village_id) })
    await tellOffice({ db: tx, now }, round.village_id, ['committee_member'], kind, { roundId: round.id })
    return next
  })

/**
 * Plaques and honour points where a notice has hung its days to object and no objection is open; where one was upheld, or
 * the notice can hang no more, the round goes back. Idempotent; each round is its own transaction, and one that fails keeps no other waiting.
 */
export const awardHonours = async (db: Db, now: Date): Promise<Record<Done, number>> => {
  const done = { awarded: 0, stopped: 0, takenDown: 0 }
  await eachAfter(
    (last: Key | null) => waitingAfter(db, last),
    async (key) => {
      const what = await watchOne(db, key, now)
      if (what) done[what] += 1
    }
  )
  return done
}
