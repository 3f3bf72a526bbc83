import { sql } from 'kysely'
import { shownStates } from '@/domain/honour/names'
import { type MachineCheck, type Suggestion, worst } from '@/domain/issue/content-check'
import type { Db } from '../db/pool'
import type { ContentAnswer } from '../ports/content-check'
import { writerOf } from '../session/writer-of'
import { checkFiles, type CheckDeps as Deps } from './check-files'
import { eachPart, eachRow } from './each-row'

const BATCH = 100
/** So many that could not be looked at, one after the other, and the checker is out of reach; fewer are passed over. */
const MOST_MISSED = 3

interface Unchecked {
  readonly village_id: string
  readonly id: string
  readonly words: string
  readonly place_words: string | null
  readonly written_by: string | null
  readonly raised_at: Date
}

// As the index `issue_unchecked` says it; what is private is in neither state, and so never leaves for a checker.
const waiting = sql<boolean>`(moderation = 'waiting' or moderation = 'appealed') and machine_check is null`

interface Addition {
  readonly village_id: string
  readonly id: string
}

/** The next matters that no machine has looked at. */
export const selectUnchecked = (db: Db, last: string | null) =>
  db
    .selectFrom('issue')
    .select(['village_id', 'id', 'words', 'place_words', 'written_by', 'raised_at'])
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

/** The next nominations of households that take part, of which no machine has looked at the words and photos. */
export const selectUncheckedNominees = (db: Db, last: string | null) =>
  db
    .selectFrom('honour_nominee')
    .select(['village_id', 'id', 'words', 'written_by', 'nominated_at'])
    .where(sql<boolean>`moderation = 'waiting' and machine_check is null`)
    // Before its household agrees it is nobody's to read.
    .where('state', 'in', [...shownStates])
    .$if(last !== null, (q) => q.where('id', '>', last ?? ''))
    .orderBy('id')
    .limit(BATCH)
type Nominee = Awaited<ReturnType<ReturnType<typeof selectUncheckedNominees>['execute']>>[number]

/**
 * Keeps the first answer: another process may have asked about the same matter meanwhile. Whose account wrote it is
 * needed no longer then.
 */
const keep = async (db: Db, key: Unchecked, check: MachineCheck): Promise<boolean> => {
  const kept = await db
    .updateTable('issue')
    .set({ machine_check: JSON.stringify(check), written_by: null })
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

const checkMatter = async (deps: Deps, key: Unchecked): Promise<MachineCheck | null> => {
  const { content, clock } = deps
  const who = await writerOf(deps, { accountId: key.written_by, at: key.raised_at }, clock())
  const words = await content.checkWords(key.words, who)
  const place = key.place_words === null ? null : await content.checkWords(key.place_words, who)
  return checkOf(words, place, clock())
}

/** Whether the machine has looked at it, and what it said is kept; false where asking later may help. */
const checkedMatter = async (deps: Deps, key: Unchecked, counts: Counts): Promise<boolean> => {
  const check = await checkMatter(deps, key)
  if (check === null || !(await checkFiles(deps, { ...key, kind: 'issue' }))) return false
  if (await keep(deps.db, key, check))
    counts[check.suggestion === 'unavailable' ? 'unavailable' : 'checked'] += 1
  return true
}

const checkedAddition = async (deps: Deps, key: Addition, counts: Counts): Promise<boolean> => {
  if (!(await checkFiles(deps, { ...key, kind: 'issue_line' }))) return false
  await deps.db
    .updateTable('issue_addition')
    .set({ checked_at: deps.clock() })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .where('checked_at', 'is', null)
    .execute()
  counts.additions += 1
  return true
}

const checkedNominee = async (deps: Deps, key: Nominee, counts: Counts): Promise<boolean> => {
  const { db, content, clock } = deps
  const who = await writerOf(deps, { accountId: key.written_by, at: key.nominated_at }, clock())
  const check = checkOf(await content.checkWords(key.words, who), null, clock())
  if (check === null || !(await checkFiles(deps, { ...key, kind: 'honour' }))) return false
  await db
    .updateTable('honour_nominee')
    .set({ machine_check: JSON.stringify(check), written_by: null })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .where('machine_check', 'is', null)
    .execute()
  counts.nominees += 1
  return true
}

/**
 * Walks what is unchecked, batch after batch; one that cannot be looked at now, or fails, keeps no other from it. False
 * where the checker is out of reach: then the rest waits for the next time. Throws the first fault at its end.
 */
const walk = async <K extends { readonly id: string }>(
  read: (last: string | null) => Promise<K[]>,
  checked: (key: K) => Promise<boolean>
): Promise<boolean> => {
  let last: string | null = null
  let missed = 0
  let isMore = true
  const faults: unknown[] = []
  while (isMore) {
    const batch: K[] = await read(last)
    const here = eachRow(batch, async (key) => {
      if (missed < MOST_MISSED) missed = (await checked(key)) ? 0 : missed + 1
    })
    await here.catch((fault: unknown) => faults.push(fault))
    last = batch.at(-1)?.id ?? null
    isMore = batch.length === BATCH && missed < MOST_MISSED
  }
  if (faults.length > 0) throw faults[0]
  return missed < MOST_MISSED
}

interface Counts extends Record<string, number> {
  checked: number
  unavailable: number
  additions: number
  nominees: number
}

/**
 * Has the machine look at the words, places, photos and sounds that wait for moderation, and at the photos that handlers
 * added and at nominations for 最美评选, and keeps what it says for the moderator; nothing is shown or hidden by it. The
 * checker is asked outside any transaction. Where it is out of reach the rest waits for the next time; `unavailable`
 * counts what it will never check.
 */
export const checkWaiting = async (deps: Deps): Promise<Counts> => {
  const counts: Counts = { checked: 0, unavailable: 0, additions: 0, nominees: 0 }
  const parts = [
    () =>
      walk(
        (last) => selectUnchecked(deps.db, last).execute(),
        (key) => checkedMatter(deps, key, counts)
      ),
    () =>
      walk(
        (last) => selectUncheckedAdditions(deps.db, last).execute(),
        (key) => checkedAddition(deps, key, counts)
      ),
    () =>
      walk(
        (last) => selectUncheckedNominees(deps.db, last).execute(),
        (key) => checkedNominee(deps, key, counts)
      )
  ]
  let inReach = true
  await eachPart(
    parts.map((part) => async () => {
      if (inReach) inReach = await part()
    })
  )
  return counts
}
