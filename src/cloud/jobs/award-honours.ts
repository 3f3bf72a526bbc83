import { sql } from 'kysely'
import { noticeState } from '@/domain/notice/notice-state'
import type { Db } from '../db/pool'
import { moveRound } from '../honour/act-round'
import { awardRound } from '../honour/award-round'
import { type RoundRow, selectRound } from '../honour/load-honour'
import { loadNotice } from '../notice/load-notice'
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

/** Awards one round whose days to object are over, or takes it back to the committee where an objection was upheld. */
const watchOne = (db: Db, key: Key, now: Date): Promise<'awarded' | 'stopped' | null> =>
  db.transaction().execute(async (tx) => {
    // The notice first, as whoever objects does: an objection under way is waited for.
    const notice = key.notice_id ? await loadNotice(tx, key.village_id, key.notice_id, true) : null
    if (!notice?.intact) return null
    const view = noticeState(notice.notice, now)
    const stopped = view.stoppedAt !== null
    if (!stopped && (view.windowClosedAt === null || view.openObjections.length > 0)) return null
    const round = await selectRound(tx, key.village_id, key.id)
      .where('state', '=', 'on_notice')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!round) return null
    if (!stopped) {
      await awardRound(tx, round, now)
      return 'awarded'
    }
    await moveRound(tx, round, 'stop', { now, by: theClock(round.village_id) })
    const ids = { roundId: round.id }
    await tellOffice({ db: tx, now }, round.village_id, ['committee_member'], 'honour_stopped', ids)
    return 'stopped'
  })

/**
 * Plaques and honour points where a notice has hung its days to object and no objection is open; where one was upheld,
 * the round goes back. Idempotent; each round is its own transaction, and one that fails keeps no other waiting.
 */
export const awardHonours = async (db: Db, now: Date): Promise<{ awarded: number; stopped: number }> => {
  const done = { awarded: 0, stopped: 0 }
  await eachAfter(
    (last: Key | null) => waitingAfter(db, last),
    async (key) => {
      const what = await watchOne(db, key, now)
      if (what) done[what] += 1
    }
  )
  return done
}
