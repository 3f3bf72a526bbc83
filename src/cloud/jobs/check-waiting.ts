import { sql } from 'kysely'
import { type MachineCheck, type Suggestion, worst } from '@/domain/issue/content-check'
import type { Db } from '../db/pool'
import type { ContentAnswer } from '../ports/content-check'
import { checkFiles } from './check-files'
import type { JobDeps } from './start-jobs'

const BATCH = 100

type Deps = Pick<JobDeps, 'db' | 'content' | 'clock' | 'mediaLink'>

interface Unchecked {
  readonly village_id: string
  readonly id: string
  readonly words: string
  readonly place_words: string | null
}

// As the index `issue_unchecked` says it; what is private is in neither state, and so never leaves for a checker.
const waiting = sql<boolean>`(moderation = 'waiting' or moderation = 'appealed') and machine_check is null`

/** The next matters that no machine has looked at. */
export const selectUnchecked = (db: Db, last: string | null) =>
  db
    .selectFrom('issue')
    .select(['village_id', 'id', 'words', 'place_words'])
    .where(waiting)
    .$if(last !== null, (q) => q.where('id', '>', last ?? ''))
    .orderBy('id')
    .limit(BATCH)

/** The next lines with photos that no machine has looked at; of a matter that became private no photo leaves. */
export const selectUncheckedAdditions = (db: Db, last: string | null) =>
  db
    .selectFrom('issue_addition as a')
    .innerJoin('issue as i', (j) =>
      j.onRef('i.village_id', '=', 'a.village_id').onRef('i.id', '=', 'a.issue_id')
    )
    .select(['a.village_id', 'a.id'])
    .where('a.moderation', '=', 'waiting')
    .where('a.checked_at', 'is', null)
    .where('i.moderation', '<>', 'private')
    .$if(last !== null, (q) => q.where('a.id', '>', last ?? ''))
    .orderBy('a.id')
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

const said = (answers: readonly ContentAnswer[]): Suggestion =>
  worst(answers.flatMap((a) => (a.kind === 'checked' ? [a.suggestion] : [])))

const found = (answer: ContentAnswer | null) => (answer?.kind === 'checked' ? answer.findings : [])

/** What is kept of two answers; null where asking again may help. */
const checkOf = (words: ContentAnswer, place: ContentAnswer | null, now: Date): MachineCheck | null => {
  const answers = place === null ? [words] : [words, place]
  if (answers.some((a) => a.kind === 'unavailable' && a.again)) return null
  const unavailable = answers.some((a) => a.kind === 'unavailable')
  const suggestion = said(answers)
  return {
    // What was found in one part holds, though the other could not be looked at.
    suggestion: unavailable && suggestion === 'pass' ? 'unavailable' : suggestion,
    findings: found(words),
    place: found(place),
    at: now.toISOString()
  }
}

const checkMatter = async ({ content, clock }: Deps, key: Unchecked): Promise<MachineCheck | null> => {
  const words = await content.checkWords(key.words, null)
  const place = key.place_words === null ? null : await content.checkWords(key.place_words, null)
  return checkOf(words, place, clock())
}

const checkMatters = async (deps: Deps, counts: Counts): Promise<boolean> => {
  let last: string | null = null
  for (;;) {
    const batch: Unchecked[] = await selectUnchecked(deps.db, last).execute()
    for (const key of batch) {
      const check = await checkMatter(deps, key)
      if (check === null) return false
      if (!(await checkFiles(deps, { ...key, kind: 'issue' }))) return false
      if (await keep(deps.db, key, check))
        counts[check.suggestion === 'unavailable' ? 'unavailable' : 'checked'] += 1
    }
    last = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) return true
  }
}

const checkAdditions = async (deps: Deps, counts: Counts): Promise<void> => {
  let last: string | null = null
  for (;;) {
    const batch: { village_id: string; id: string }[] = await selectUncheckedAdditions(
      deps.db,
      last
    ).execute()
    for (const key of batch) {
      if (!(await checkFiles(deps, { ...key, kind: 'issue_line' }))) return
      await deps.db
        .updateTable('issue_addition')
        .set({ checked_at: deps.clock() })
        .where('village_id', '=', key.village_id)
        .where('id', '=', key.id)
        .where('checked_at', 'is', null)
        .execute()
      counts.additions += 1
    }
    last = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) return
  }
}

interface Counts extends Record<string, number> {
  checked: number
  unavailable: number
  additions: number
}

/**
 * Has the machine look at the words, places, photos and sounds that wait for moderation, and at the photos that handlers
 * added, and keeps what it says for the moderator; nothing is shown or hidden by it. The checker is asked outside any
 * transaction. Where it is out of reach the rest waits for the next time; `unavailable` counts what it will never check.
 */
export const checkWaiting = async (deps: Deps): Promise<Counts> => {
  const counts: Counts = { checked: 0, unavailable: 0, additions: 0 }
  if (await checkMatters(deps, counts)) await checkAdditions(deps, counts)
  return counts
}
