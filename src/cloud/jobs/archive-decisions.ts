import { sql } from 'kysely'
import type { ArchiveFault } from '@/domain/archive/archive'
import { archiveOne } from '../archive/archive-one'
import { recordFault } from '../archive/archive-try'
import type { Db } from '../db/pool'
import type { JobDeps } from './sweeps'

const BATCH = 100
type ArchiveDeps = Omit<JobDeps, 'content' | 'secret'>
type Key = { readonly village_id: string; readonly id: string }

/** A package that could not be made is tried again after so long: each try reads every photo. */
const AGAIN_MS = 60 * 60 * 1000

/**
 * Decisions whose result has hung its term, as the watch over the notices has written it, but for those that failed
 * within the last hour.
 */
const waitingAfter = (db: Db, last: Key | null, failedBefore: Date): Promise<Key[]> =>
  db
    .selectFrom('decision as d')
    .select(['d.village_id', 'd.id'])
    .where('d.pack_id', 'is not', null)
    .where('d.state', '=', 'P2_PUBLISHED')
    .where((w) =>
      w.exists(
        w
          .selectFrom('notice as n')
          .select('n.id')
          .whereRef('n.village_id', '=', 'd.village_id')
          .whereRef('n.subject_id', '=', 'd.id')
          .where('n.subject_kind', '=', 'decision_result')
          .where('n.state', '=', 'term_done')
      )
    )
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('archive_try as t')
            .select('t.tried_at')
            .whereRef('t.village_id', '=', 'd.village_id')
            .whereRef('t.decision_id', '=', 'd.id')
            .where('t.fault_code', 'is not', null)
            .where('t.tried_at', '>', failedBefore)
        )
      )
    )
    .$if(last !== null, (q) =>
      q.where(sql<boolean>`(d.village_id, d.id) > (${last?.village_id}::uuid, ${last?.id}::uuid)`)
    )
    .orderBy('d.village_id')
    .orderBy('d.id')
    .limit(BATCH)
    .execute()

const archiveKey = async (deps: ArchiveDeps, key: Key): Promise<'archived' | 'faults' | null> => {
  const at = { villageId: key.village_id, decisionId: key.id, now: deps.clock() }
  const faulty = async (fault: ArchiveFault, err?: unknown) => {
    await recordFault(deps.db, at, fault)
    deps.log.error({ ...at, ...fault, ...(err === undefined ? {} : { err }) }, 'archive not made')
    return 'faults' as const
  }
  try {
    const done = await archiveOne(deps, at)
    return done === null || done === 'archived' ? done : await faulty(done)
  } catch (err) {
    // One that cannot be made must not keep the others waiting; it is on record, and tried again in an hour.
    return await faulty({ code: 'ARCHIVE_FAILED', path: null }, err)
  }
}

/**
 * Puts every decision into the archive whose result has hung its term with nothing open: its package is made and kept,
 * and the decision takes its last step, in one transaction each. What stands in the way is written where the village's
 * offices read it, and logged. Idempotent; several processes archive once.
 */
export const archiveDecisions = async (deps: ArchiveDeps): Promise<{ archived: number; faults: number }> => {
  const counts = { archived: 0, faults: 0 }
  const failedBefore = new Date(deps.clock().getTime() - AGAIN_MS)
  for (let last: Key | null = null; ; ) {
    const batch: Key[] = await waitingAfter(deps.db, last, failedBefore)
    for (const key of batch) {
      const done = await archiveKey(deps, key)
      if (done) counts[done] += 1
    }
    last = batch.at(-1) ?? null
    if (batch.length < BATCH) return counts
  }
}
