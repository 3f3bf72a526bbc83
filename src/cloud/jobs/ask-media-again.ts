import { sql } from 'kysely'
import { mediaWaitMs, mostAsks } from '@/domain/issue/content-check'
import { askAbout, type CheckDeps, keptOf } from './check-files'
import { BATCH, eachAfter } from './each-row'

interface Overdue {
  readonly village_id: string
  readonly file_id: string
  readonly due_at: Date
}

/** The next photos and sounds of which the machine's word has not come in its time. */
export const selectOverdue = (db: CheckDeps['db'], now: Date, last: Overdue | null) =>
  db
    .selectFrom('media_check')
    .select(['village_id', 'file_id', 'due_at'])
    .$narrowType<{ due_at: Date }>()
    .where('due_at', '<=', now)
    .$if(last !== null, (q) =>
      q.where(
        sql<boolean>`(due_at, village_id, file_id) > (${last?.due_at}, ${last?.village_id}, ${last?.file_id})`
      )
    )
    .orderBy('due_at')
    .orderBy('village_id')
    .orderBy('file_id')
    .limit(BATCH)

/** The photo or sound, while what it belongs to still waits for the township; what has become private is not handed on. */
const stillWaiting = (db: CheckDeps['db'], { village_id, file_id }: Overdue) =>
  db
    .selectFrom('file as f')
    .leftJoin('issue as i', (j) =>
      j
        .onRef('i.village_id', '=', 'f.village_id')
        .onRef('i.id', '=', 'f.owner_id')
        .on('f.owner_kind', '=', 'issue')
    )
    .leftJoin('issue_addition as a', (j) =>
      j
        .onRef('a.village_id', '=', 'f.village_id')
        .onRef('a.id', '=', 'f.owner_id')
        .on('f.owner_kind', '=', 'issue_line')
    )
    .leftJoin('issue as ai', (j) =>
      j.onRef('ai.village_id', '=', 'a.village_id').onRef('ai.id', '=', 'a.issue_id')
    )
    .leftJoin('honour_nominee as h', (j) =>
      j
        .onRef('h.village_id', '=', 'f.village_id')
        .onRef('h.id', '=', 'f.owner_id')
        .on('f.owner_kind', '=', 'honour')
    )
    .select(['f.village_id', 'f.id', 'f.kind', 'f.mime', 'f.uploaded_by', 'f.uploaded_at'])
    .where('f.village_id', '=', village_id)
    .where('f.id', '=', file_id)
    .where((w) =>
      w.or([
        w('i.moderation', 'in', ['waiting', 'appealed']),
        w('h.moderation', '=', 'waiting'),
        w.and([w('a.moderation', '=', 'waiting'), w('ai.moderation', '<>', 'private')])
      ])
    )
    .executeTakeFirst()

/** Takes it for asking, before anybody is asked: a crash or a second process must not make it a third time. */
const claim = async ({ db, clock }: CheckDeps, key: Overdue): Promise<boolean> => {
  const taken = await db
    .updateTable('media_check')
    .set((w) => ({ asks: w('asks', '+', 1), due_at: new Date(clock().getTime() + mediaWaitMs) }))
    .where('village_id', '=', key.village_id)
    .where('file_id', '=', key.file_id)
    .where('verdict', '=', 'undecided')
    .where('due_at', '=', key.due_at)
    .where('asks', '<', mostAsks)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

const giveUp = async (db: CheckDeps['db'], key: Overdue, due_at: Date): Promise<void> => {
  await db
    .updateTable('media_check')
    .set({ due_at: null })
    .where('village_id', '=', key.village_id)
    .where('file_id', '=', key.file_id)
    .where('due_at', '=', due_at)
    .execute()
}

const askAgain = async (deps: CheckDeps, key: Overdue): Promise<'asked' | 'late'> => {
  const { db, clock } = deps
  const file = await stillWaiting(db, key)
  if (!file || !(await claim(deps, key))) {
    await giveUp(db, key, key.due_at)
    return 'late'
  }
  const answer = await askAbout(deps, file)
  const now = clock()
  const kept = answer.kind === 'unavailable' ? { due_at: null } : { ...keptOf(answer, now), at: now }
  await db
    .updateTable('media_check')
    .set(kept)
    .where('village_id', '=', key.village_id)
    .where('file_id', '=', key.file_id)
    // The word on the first question may have come meanwhile.
    .where('verdict', '=', 'undecided')
    .execute()
  return answer.kind === 'unavailable' ? 'late' : 'asked'
}

/**
 * Asks once more about photos and sounds on which the machine has not said its word within its time; where it does not
 * come then either, or nothing waits for it any more, it is no longer waited for and the township sees that none came.
 * Nothing is shown or hidden by it.
 */
export const askMediaAgain = async (deps: CheckDeps): Promise<{ asked: number; late: number }> => {
  const counts = { asked: 0, late: 0 }
  const now = deps.clock()
  await eachAfter<Overdue>(
    (last) => selectOverdue(deps.db, now, last).execute(),
    async (key) => {
      counts[await askAgain(deps, key)] += 1
    }
  )
  return counts
}
