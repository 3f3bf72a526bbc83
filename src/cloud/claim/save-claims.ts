import { sql, type Transaction } from 'kysely'
import {
  type Claim,
  type ClaimAction,
  type ClaimEvent,
  type ClaimFacts,
  rejectionWords,
  stepClaim
} from '@/domain/claim/claim'
import type { Refusal } from '@/domain/refusal/refusal'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import type { Recorder } from '../points/ledger'
import type { LoadedClaim } from './load-claims'

type Tx = Transaction<Database>

/** A step that the machine has accepted and nobody has written yet. */
export interface ClaimStep {
  readonly loaded: LoadedClaim
  readonly next: Claim
  readonly event: ClaimEvent
  /** The entry that stands for it from now on; left out where that does not change. */
  readonly entryId?: string | null
}

export interface RefusedStep {
  readonly loaded: LoadedClaim
  readonly refusal: Refusal
}

/** Steps many claims by the machine: what it accepted, and what it refused with the reason. */
export const stepAll = (
  claims: readonly LoadedClaim[],
  actionOf: (loaded: LoadedClaim) => ClaimAction,
  factsOf: (loaded: LoadedClaim) => ClaimFacts
): { readonly done: ClaimStep[]; readonly refused: RefusedStep[] } => {
  const done: ClaimStep[] = []
  const refused: RefusedStep[] = []
  for (const loaded of claims) {
    const outcome = stepClaim(loaded.claim, actionOf(loaded), factsOf(loaded))
    if (outcome.ok) done.push({ loaded, ...outcome.value })
    else refused.push({ loaded, refusal: outcome.refusal })
  }
  return { done, refused }
}

/** Facts of a step that nobody judges: the clock's, a notice's, an objection's. */
export const plainFacts = (today: string): ClaimFacts => ({ kin: [], today, recheckedBy: null })

const writeEvents = async (tx: Tx, steps: readonly ClaimStep[], by: Recorder | null, now: Date) => {
  await tx
    .insertInto('claim_event')
    .values(
      steps.map(({ loaded, event, next }) => ({
        village_id: loaded.row.village_id,
        id: newId(),
        claim_id: loaded.row.id,
        at: now,
        type: event.type,
        from_state: event.from,
        to_state: event.to,
        points: event.points,
        // A rejection says why, whoever's score was the last.
        words:
          event.type === 'score' && event.to === 'REJECTED' && !next.reconsidering
            ? rejectionWords(next.scores)
            : event.words,
        actor_id: by?.id ?? null,
        actor_name: by?.name ?? null,
        actor_role: by?.role ?? null
      }))
    )
    .execute()
}

const writeScores = async (tx: Tx, steps: readonly ClaimStep[], by: Recorder | null, now: Date) => {
  const given = steps.filter((s) => s.event.type === 'score')
  if (given.length === 0) return
  if (by === null || by.role === 'clock') throw new Error('a score by nobody')
  const { role } = by
  await tx
    .insertInto('claim_score')
    .values(
      given.map(({ loaded, event, next }) => ({
        village_id: loaded.row.village_id,
        claim_id: loaded.row.id,
        round: next.round,
        scorer_id: by.id,
        scorer_name: by.name,
        scorer_role: role,
        points: event.points ?? 0,
        reason: event.words,
        at: now
      }))
    )
    .execute()
}

const entryOf = ({ loaded, entryId }: ClaimStep): string | null =>
  entryId === undefined ? loaded.row.entry_id : entryId

/**
 * Writes steps of claims that are locked: their history, scores and states, each in one statement however many there
 * are. `by` is null where the clock did it, or where naming who did would name who objected.
 */
export const saveSteps = async (
  tx: Tx,
  villageId: string,
  steps: readonly ClaimStep[],
  by: Recorder | null,
  now: Date
): Promise<void> => {
  if (steps.length === 0) return
  await writeEvents(tx, steps, by, now)
  await writeScores(tx, steps, by, now)
  const column = <T>(of: (step: ClaimStep) => T): T[] => steps.map(of)
  await sql`update claim c set state = u.state, points = u.points, round = u.round, rejected_on = u.rejected_on,
      reconsidering = u.reconsidering, batch_id = u.batch_id, entry_id = u.entry_id, updated_at = ${now}
    from unnest(${column((s) => s.next.id)}::uuid[], ${column((s) => s.next.state)}::text[],
      ${column((s) => s.next.points)}::int[], ${column((s) => s.next.round)}::int[],
      ${column((s) => s.next.rejectedOn)}::date[], ${column((s) => s.next.reconsidering)}::boolean[],
      ${column((s) => s.next.batchId)}::uuid[], ${column(entryOf)}::uuid[])
      as u (id, state, points, round, rejected_on, reconsidering, batch_id, entry_id)
    where c.village_id = ${villageId} and c.id = u.id`.execute(tx)
}

/** The claim as it is after a step was written, for the next one. */
export const after = (step: ClaimStep): LoadedClaim => ({
  ...step.loaded,
  claim: step.next,
  row: {
    ...step.loaded.row,
    state: step.next.state,
    points: step.next.points,
    batch_id: step.next.batchId,
    rejected_on: step.next.rejectedOn,
    entry_id: entryOf(step)
  }
})
