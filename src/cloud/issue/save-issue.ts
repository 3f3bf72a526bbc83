import type { Transaction } from 'kysely'
import { gramsOf } from '@/domain/issue/grams'
import type { Issue, IssueEvent, IssueTerms } from '@/domain/issue/matter'
import { handlersAt, reconsiderersAt } from '@/domain/issue/offices'
import { dueAt, remindAt } from '@/domain/issue/terms'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import type { IssueRow } from './load-issue'
import { tellFollowers, tellMembers, tellOffices, tellOwner, tellRaisers } from './tell-issue'

type Tx = Transaction<Database>

/** The clock itself, in a history whose lines always have an actor. */
export const system = { id: '00000000-0000-0000-0000-000000000000', name: '系统' } as const

/** The pairs of characters by which the public finds words in a village; ids end in chance, so the mark is the village's. */
export const gramsIn = (villageId: string, words: string): string[] =>
  gramsOf(words).map((gram) => `${villageId.slice(-12)}${gram}`)

/** What the public's search may find of a matter: nothing, unless it is shown. */
export const searchable = (
  row: Pick<IssueRow, 'village_id' | 'words' | 'public_words' | 'place_words' | 'public_place_words'>
) =>
  gramsIn(
    row.village_id,
    `${row.public_words ?? row.words} ${row.public_place_words ?? row.place_words ?? ''}`
  )

/** The columns of where a matter stands; its clocks are worked out with them. */
export const columnsOf = (issue: Issue, terms: IssueTerms) => ({
  channel: issue.channel,
  audience: issue.audience,
  moderation: issue.moderation,
  urgent: issue.urgent,
  state: issue.state,
  since: issue.since,
  level: issue.level,
  level_since: issue.levelSince,
  extended: issue.extended,
  owner_id: issue.owner?.id ?? null,
  owner_name: issue.owner?.name ?? null,
  owner_role: issue.owner?.role ?? null,
  owner_due: issue.ownerDue,
  returns: issue.returns,
  reworks: issue.reworks,
  callback: issue.callback,
  triaged_by: issue.triagedBy,
  declined_by: issue.declinedBy,
  reconsider_asked_at: issue.reconsiderAskedAt,
  other_party_id: issue.otherParty?.memberId ?? null,
  other_party_name: issue.otherParty?.name ?? null,
  raiser_consents: issue.raiserConsents,
  other_consents: issue.otherConsents,
  rating: issue.rating,
  closing: issue.closing,
  merged_into: issue.mergedInto,
  decision_id: issue.decisionId,
  due_at: dueAt(issue, terms),
  remind_at: remindAt(issue, terms),
  late_told_at: null
})

export interface By {
  readonly id: string
  readonly name: string
}

/** Writes one line of a matter's history; its id. */
export const writeIssueEvent = async (
  tx: Tx,
  villageId: string,
  issueId: string,
  event: IssueEvent,
  by: By
): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('issue_event')
    .values({
      village_id: villageId,
      id,
      issue_id: issueId,
      at: event.at,
      kind: event.action,
      from_state: event.from,
      to_state: event.to,
      actor_role: event.actorRole,
      actor_id: by.id,
      actor_name: by.name,
      reason: event.reason,
      level: event.level,
      detail: JSON.stringify(event.detail)
    })
    .execute()
  return id
}

/** Asks the raiser first whether there is to be a mediation; the other side hears of it once the raiser has agreed. */
const askConsent = async (
  tx: Tx,
  next: Issue,
  word: Omit<Parameters<typeof tellRaisers>[1], 'kind'>
): Promise<void> => {
  const asked = { ...word, kind: 'issue_consent_asked' as const }
  if (next.raiserConsents === null) return tellRaisers(tx, asked)
  if (next.raiserConsents && next.otherConsents === null) {
    await tellMembers(tx, [next.otherParty?.memberId ?? null], asked)
  }
}

/** Whom one line of the history concerns. */
const tellOf = async (tx: Tx, row: IssueRow, next: Issue, event: IssueEvent): Promise<void> => {
  const word = { issue: next, now: event.at, except: event.actorId }
  const climbed = event.level !== row.level && event.action !== 'assign'
  if (climbed) {
    await tellOffices(tx, handlersAt(next, next.level), { ...word, kind: 'issue_passed_up' })
  }
  switch (event.action) {
    case 'assign':
    case 'return':
      await tellOwner(tx, { ...word, kind: 'issue_assigned' })
      break
    case 'supervise':
      await tellOwner(tx, { ...word, kind: 'issue_supervised', reason: event.reason })
      await tellOffices(tx, handlersAt(next, next.level), { ...word, kind: 'issue_supervised' })
      return
    case 'reconsider':
      await tellOffices(tx, reconsiderersAt(next, next.level), { ...word, kind: 'issue_to_reconsider' })
      return
    case 'name_party':
    case 'consent':
      await askConsent(tx, next, word)
      return
    case 'ask_rating':
      await tellRaisers(tx, { ...word, kind: 'issue_to_rate' })
      await tellFollowers(tx, row.village_id, word)
      return
  }
  // What is done is told once, with the word that asks for a rating.
  if (event.from !== event.to && event.action !== 'done') {
    await tellRaisers(tx, { ...word, kind: 'issue_moved' })
    await tellFollowers(tx, row.village_id, word)
  }
}

/**
 * Writes where a matter stands, what happened, and who is to be told, in the caller's transaction. The ids of the lines.
 */
export const saveIssue = async (
  tx: Tx,
  row: IssueRow,
  stepped: { readonly next: Issue; readonly events: readonly IssueEvent[] },
  terms: IssueTerms,
  by: By
): Promise<string[]> => {
  const { next, events } = stepped
  const now = events[0]?.at ?? next.since
  await tx
    .updateTable('issue')
    .set({
      ...columnsOf(next, terms),
      grams: next.moderation === 'shown' ? searchable(row) : [],
      // What becomes private is shown to no machine.
      ...(next.moderation === 'private' ? { written_by: null } : {}),
      updated_at: now
    })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  const ids: string[] = []
  for (const event of events) {
    const line = event.actorRole === 'system' ? system : by
    ids.push(await writeIssueEvent(tx, row.village_id, row.id, event, line))
    await tellOf(tx, row, next, event)
  }
  return ids
}
