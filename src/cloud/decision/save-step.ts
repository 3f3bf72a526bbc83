import type { Insertable, Transaction } from 'kysely'
import type { StepId } from '@/domain/decision/decision'
import { decisionStates } from '@/domain/decision/decision'
import { stepOfEvent } from '@/domain/decision/history-view'
import { currentVersion, type Decision, inForce, type LifeEvent, type Version } from '@/domain/decision/life'
import type { Stepped } from '@/domain/decision/step'
import type { MessageKind } from '@/domain/message/message'
import { newId } from '../crypto/new-id'
import type { Database, DecisionTold } from '../db/schema'
import { selectEvents } from './load-decision'

type Tx = Transaction<Database>

/** Where a step is written, and what stands beside it in the register. */
export interface StepWriting {
  readonly villageId: string
  readonly townshipId: string | null
  /** The name under which the meeting was convened, or null. */
  readonly convener: string | null
  /** See `DecisionEventDetail.told`. */
  readonly told: DecisionTold
  /** What the matter means for a household, when it was written anew. */
  readonly meaning?: string | undefined
}

/** A version as its row. */
export const versionRow = (
  villageId: string,
  decisionId: string,
  v: Version
): Insertable<Database['decision_version']> => ({
  village_id: villageId,
  decision_id: decisionId,
  no: v.no,
  content: JSON.stringify(v.content),
  changes: JSON.stringify(v.changes),
  substantive: v.substantive,
  erratum_confirmed_by: v.erratumConfirmedBy,
  on_day: v.on
})

/** Adds a version to the append-only table. */
export const writeVersion = async (
  db: Tx,
  villageId: string,
  decisionId: string,
  v: Version
): Promise<void> => {
  await db
    .insertInto('decision_version')
    .values(versionRow(villageId, decisionId, v))
    .execute()
}

const detailOf = (e: LifeEvent, told: DecisionTold): string => {
  const { meeting, assessment, reason, citation, opinion, order } = e
  const { backTo, procedural, voids, changes, relatedId } = e
  return JSON.stringify({
    ...{ meeting, assessment, reason, citation, opinion, order },
    ...{ backTo, procedural, voids, changes, relatedId },
    told
  })
}

/** A line of history as its row: `seq` is its place, `before` the register's step of the line before. */
export const eventRow = (
  row: {
    readonly id: string
    readonly decisionId: string
    readonly seq: number
    readonly before: StepId | null
  },
  e: LifeEvent,
  to: Pick<StepWriting, 'villageId' | 'convener' | 'told'>
): Insertable<Database['decision_event']> => {
  const facts = e.meeting?.facts
  const voted = facts?.present !== undefined && facts.yes !== undefined
  return {
    village_id: to.villageId,
    id: row.id,
    decision_id: row.decisionId,
    at: e.at,
    held_on: facts?.date ?? e.on,
    step: stepOfEvent(e, row.before),
    from_state: e.from,
    to_state: e.to,
    convener: to.convener,
    eligible: facts?.eligible ?? null,
    present: facts?.present ?? null,
    yes: voted ? (facts.yes ?? 0) : null,
    no: voted ? (facts.no ?? 0) : null,
    abstain: voted ? (facts.abstain ?? 0) : null,
    note: e.reason,
    recorded_by: e.actorId,
    seq: row.seq,
    action: e.action,
    actor_id: e.actorId,
    actor_role: e.actorRole,
    by_words: e.by,
    basis: e.basis,
    version_no: e.versionNo,
    detail: detailOf(e, to.told)
  }
}

/** Adds a line at the end of a decision's history; the caller holds the lock on the decision's row, or made it. */
export const appendEvent = async (
  db: Tx,
  decisionId: string,
  event: LifeEvent,
  to: StepWriting
): Promise<void> => {
  const before = await selectEvents(db, to.villageId, decisionId)
  const seq = Math.max(0, ...before.map((b) => b.seq ?? 0)) + 1
  const row = { id: newId(), decisionId, seq, before: before.at(-1)?.step ?? null }
  await db
    .insertInto('decision_event')
    .values(eventRow(row, event, to))
    .execute()
}

const tell = async (
  db: Tx,
  at: Date,
  to: { placeId: string; holderIds: readonly string[] },
  message: { kind: MessageKind; decision: Decision }
): Promise<void> => {
  if (to.holderIds.length === 0) return
  const { title } = currentVersion(message.decision).content
  const payload = {
    decisionId: message.decision.id,
    reason: `${title}：${decisionStates[message.decision.state]}`
  }
  await db
    .insertInto('outbox')
    .values(
      to.holderIds.map((holder_id) => ({
        place_id: to.placeId,
        id: newId(),
        kind: message.kind,
        holder_id,
        payload: JSON.stringify(payload),
        at
      }))
    )
    .execute()
}

/** The proposer hears of every move that is not their own; the township's reviewers that an opinion is asked. */
const notify = async (db: Tx, next: Decision, e: LifeEvent, to: StepWriting): Promise<void> => {
  if (e.from === e.to) return
  const { proposerId, kind } = next.source
  const home = kind === 'township' ? to.townshipId : to.villageId
  if (proposerId !== e.actorId && home !== null) {
    await tell(
      db,
      e.at,
      { placeId: home, holderIds: [proposerId] },
      { kind: 'decision_moved', decision: next }
    )
  }
  if (e.to !== 'TOWN_CHECK' || to.townshipId === null) return
  const reviewers = await db
    .selectFrom('role_grant')
    .select('holder_id')
    .distinct()
    .where('place_id', '=', to.townshipId)
    .where('role', '=', 'township_legal')
    .where('from_day', '<=', e.on)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', e.on)]))
    .execute()
  const holderIds = reviewers.map((r) => r.holder_id)
  await tell(db, e.at, { placeId: to.townshipId, holderIds }, { kind: 'opinion_asked', decision: next })
}

/**
 * Writes a step that the domain accepted: the state, the new version, the history and the messages, in the
 * caller's transaction. The caller holds the lock on the decision's row since before it was loaded.
 */
export const saveStep = async (
  db: Tx,
  { next, events, version }: Stepped,
  to: StepWriting
): Promise<void> => {
  const [event] = events
  if (!event) throw new Error('a step without a line of history')
  if (version) await writeVersion(db, to.villageId, next.id, version)
  await appendEvent(db, next.id, event, to)
  const { content, no } = currentVersion(next)
  await db
    .updateTable('decision')
    .set({
      state: next.state,
      version_no: no,
      title: content.title,
      summary: content.summary,
      classification: next.classification === null ? null : JSON.stringify(next.classification),
      updated_at: event.at,
      ...(to.meaning === undefined ? {} : { meaning: to.meaning }),
      // What was public once stays readable: what became of it is public too.
      ...(inForce(next) ? { published: true } : {})
    })
    .where('village_id', '=', to.villageId)
    .where('id', '=', next.id)
    .execute()
  await notify(db, next, event, to)
}
