import type { Transaction } from 'kysely'
import type { Issue, IssueContext, IssueTerms } from '@/domain/issue/matter'
import type { IssueState } from '@/domain/issue/names'
import { handlersAt, isPrivate } from '@/domain/issue/offices'
import { stepIssue } from '@/domain/issue/step'
import { dueAt, remindAt } from '@/domain/issue/terms'
import type { IssueAction } from '@/domain/issue/transitions'
import type { MessageKind } from '@/domain/message/message'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type LoadedIssue, lockIssue, termsOf } from '../issue/load-issue'
import { saveIssue, system } from '../issue/save-issue'
import { tellMembers, tellOffices, tellOwner } from '../issue/tell-issue'
import { BATCH, eachBatch } from './each-row'

/** What the clock does once a term is over; the first that the matter allows. */
const byItself: readonly IssueAction[] = [
  'close_unrated',
  'close_declined',
  'overdue_unsorted',
  'overdue_reconsider',
  'overdue'
]

type Tx = Transaction<Database>
type Key = { readonly village_id: string; readonly id: string }
/** Read in the transaction at hand: a cloud function has no second connection. */
type Terms = (tx: Tx, countyId: string) => Promise<IssueTerms>

/** Locks a matter that nobody else is working on and whose instant has really come. */
const freeNow = async (
  tx: Tx,
  key: Key,
  column: 'due_at' | 'remind_at',
  now: Date
): Promise<LoadedIssue | null> => {
  const free = await tx
    .selectFrom('issue')
    .select('id')
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .where(column, '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return free ? await lockIssue(tx, key.village_id, key.id) : null
}

const ownedStates: readonly IssueState[] = ['ASSIGNED', 'IN_PROGRESS', 'REWORK', 'MEDIATION']
const isOwned = (issue: Issue): boolean => issue.owner !== null && ownedStates.includes(issue.state)

/** Whoever has the matter to do next; a quarrel only whoever took it up. */
const tellHands = async (tx: Tx, issue: Issue, kind: MessageKind, now: Date): Promise<void> => {
  const word = { issue, now, kind }
  if (isOwned(issue)) return tellOwner(tx, word)
  if (issue.channel === 'mediation' && issue.level === 'village' && issue.triagedBy !== null) {
    return tellMembers(tx, [issue.triagedBy], word)
  }
  return tellOffices(tx, handlersAt(issue, issue.level), word)
}

/**
 * Where the clock has nowhere to pass a matter (nothing is above the county, and a mediation belongs to its parties),
 * it stays late, which is told once.
 */
const stayLate = async (tx: Tx, { row, issue }: LoadedIssue, now: Date): Promise<void> => {
  await tellHands(tx, issue, 'issue_overdue', now)
  if (isOwned(issue) && !isPrivate(issue)) {
    const chased = { issue, now, except: issue.owner?.id ?? null }
    await tellOffices(tx, ['township_staff'], { ...chased, kind: 'issue_overdue' })
  }
  await tx
    .updateTable('issue')
    .set({ remind_at: null, late_told_at: now })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
}

/**
 * The county has lengthened its terms since the instant was worked out: it is worked out anew. Returns whether it was,
 * so that nothing is called late that is not.
 */
const putOff = async (
  tx: Tx,
  { row, issue }: LoadedIssue,
  now: Date,
  terms: IssueTerms
): Promise<boolean> => {
  const due = dueAt(issue, terms)
  if (due === null || due <= now) return false
  await tx
    .updateTable('issue')
    .set({ due_at: due, remind_at: remindAt(issue, terms) })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  return true
}

const moveOne = async (tx: Tx, key: Key, now: Date, terms: Terms): Promise<boolean> => {
  const loaded = await freeNow(tx, key, 'due_at', now)
  if (!loaded) return false
  const context: IssueContext = {
    at: now,
    terms: await terms(tx, loaded.countyId),
    actor: { id: system.id, roles: ['system'] }
  }
  if (await putOff(tx, loaded, now, context.terms)) return false
  for (const action of byItself) {
    const done = stepIssue(loaded.issue, action, context)
    if (!done.ok) continue
    await saveIssue(tx, loaded.row, done.value, context.terms, system)
    return true
  }
  await stayLate(tx, loaded, now)
  return false
}

const remindWhom = (tx: Tx, issue: Issue, now: Date): Promise<void> => {
  if (issue.state === 'RATING') {
    const raisers = [issue.raisedBy || null, issue.raisedFor]
    return tellMembers(tx, raisers, { issue, now, kind: 'issue_rate_soon' })
  }
  // A refusal that nobody has asked about is nobody's to do.
  if (issue.state === 'DECLINED' && issue.reconsiderAskedAt === null) return Promise.resolve()
  return tellHands(tx, issue, 'issue_due_soon', now)
}

const remindOne = async (tx: Tx, key: Key, now: Date): Promise<boolean> => {
  const loaded = await freeNow(tx, key, 'remind_at', now)
  if (!loaded) return false
  const { row, issue } = loaded
  await remindWhom(tx, issue, now)
  await tx
    .updateTable('issue')
    .set({ remind_at: null })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  return true
}

const keysDue = (db: Db, now: Date): Promise<Key[]> =>
  db
    .selectFrom('issue')
    .select(['village_id', 'id'])
    .where('due_at', '<=', now)
    .where('late_told_at', 'is', null)
    .orderBy('due_at')
    .limit(BATCH)
    .execute()

const keysToRemind = (db: Db, now: Date): Promise<Key[]> =>
  db
    .selectFrom('issue')
    .select(['village_id', 'id'])
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(BATCH)
    .execute()

/**
 * What the clock does to matters: reminds before a term ends, passes up to the next level what is late, closes what
 * nobody rated (未评价, never 满意) and refusals that nobody wanted reconsidered. Each matter is its own transaction;
 * several processes may run it at once.
 */
export const watchIssues = async (db: Db, now: Date): Promise<{ reminded: number; moved: number }> => {
  const known = new Map<string, IssueTerms>()
  const terms: Terms = async (tx, countyId) => {
    const found = known.get(countyId) ?? (await termsOf(tx, countyId))
    known.set(countyId, found)
    return found
  }
  // What is late already is moved first: it needs no reminder any more.
  const moved = await eachBatch(
    db,
    () => keysDue(db, now),
    (tx, key) => moveOne(tx, key, now, terms)
  )
  const reminded = await eachBatch(
    db,
    () => keysToRemind(db, now),
    (tx, key) => remindOne(tx, key, now)
  )
  return { reminded, moved }
}
