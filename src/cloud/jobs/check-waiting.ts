import { sql } from 'kysely'
import type { MachineCheck } from '@/domain/issue/content-check'
import type { Db } from '../db/pool'
import type { ContentAnswer } from '../ports/content-check'
import type { JobDeps } from './start-jobs'

const BATCH = 100

interface Unchecked {
  readonly village_id: string
  readonly id: string
  readonly words: string
}

// As the index `issue_unchecked` says it; what is private is in neither state, and so never leaves for a checker.
const waiting = sql<boolean>`(moderation = 'waiting' or moderation = 'appealed') and machine_check is null`

/** The next matters that no machine has looked at. */
export const selectUnchecked = (db: Db, last: string | null) =>
  db
    .selectFrom('issue')
    .select(['village_id', 'id', 'words'])
    .where(waiting)
    .$if(last !== null, (q) => q.where('id', '>', last ?? ''))
    .orderBy('id')
    .limit(BATCH)

/** Keeps the first answer: another process may have asked about the same matter meanwhile. */
const keep = async (db: Db, key: Unchecked, check: MachineCheck): Promise<boolean> => {
  const kept = await db
    .updateTable('issue')
    .set({ machine_check: JSON.stringify(check) })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .where(waiting)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}

const checkOf = (answer: ContentAnswer, now: Date): MachineCheck | null => {
  const at = now.toISOString()
  if (answer.kind === 'checked') return { suggestion: answer.suggestion, findings: answer.findings, at }
  return answer.again ? null : { suggestion: 'unavailable', findings: [], at }
}

/**
 * Has the machine look at the words that wait for moderation and keeps what it says for the moderator; nothing is
 * shown or hidden by it. The checker is asked outside any transaction. Where it is out of reach the rest waits for the
 * next time; `unavailable` counts what it will never check.
 */
export const checkWaiting = async ({
  db,
  content,
  clock
}: Pick<JobDeps, 'db' | 'content' | 'clock'>): Promise<{ checked: number; unavailable: number }> => {
  const counts = { checked: 0, unavailable: 0 }
  let last: string | null = null
  for (;;) {
    const batch: Unchecked[] = await selectUnchecked(db, last).execute()
    for (const key of batch) {
      const check = checkOf(await content.checkWords(key.words, null), clock())
      if (check === null) return counts
      if (await keep(db, key, check))
        counts[check.suggestion === 'unavailable' ? 'unavailable' : 'checked'] += 1
    }
    last = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) return counts
  }
}
