import type { Transaction } from 'kysely'
import type { ClaimAction } from '@/domain/claim/claim'
import { onNoticeStates } from '@/domain/claim/names'
import { claimRefusals } from '@/domain/claim/refusals'
import { dayOf } from '@/domain/common/calendar'
import { closedStates } from '@/domain/objection/objection'
import type { ObjectionEffect } from '@/domain/objection/objection-steps'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type Recorder, reverseEntry } from '../points/ledger'
import { bookPending, itemsOf } from './batch-lines'
import { noticesOfBatch } from './batch-notice'
import { bookLine, closeWhenDone } from './close-batch'
import { type BatchRow, loadBatch } from './load-batch'
import { type LoadedClaim, loadClaims } from './load-claims'
import { after, type ClaimStep, plainFacts, saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

type Tx = Transaction<Database>

/** The line of a points notice that an objection is about. */
export interface LineOf {
  readonly villageId: string
  readonly noticeId: string
  readonly batchId: string
  readonly lineNo: number
}

export interface PointsCorrection {
  readonly claimId: string
  readonly points: number
}

interface Act {
  readonly db: Tx
  readonly now: Date
}

interface LockedLine {
  readonly batch: BatchRow
  readonly claims: readonly LoadedClaim[]
}

/** The household of a line, or null. */
export const householdOfLine = async (db: Db, of: Omit<LineOf, 'batchId'>): Promise<string | null> => {
  const line = await db
    .selectFrom('points_batch_line')
    .select('household_id')
    .where('village_id', '=', of.villageId)
    .where('notice_id', '=', of.noticeId)
    .where('no', '=', of.lineNo)
    .executeTakeFirst()
  return line?.household_id ?? null
}

/** The claims of a line, locked after their batch. Refuses OBJECTION_LINE_UNKNOWN. */
const lockLine = async (tx: Tx, of: LineOf): Promise<LockedLine> => {
  const householdId = (await householdOfLine(tx, of)) ?? deny(claimRefusals.lineUnknown)
  const batch = await loadBatch(tx, of.villageId, of.batchId, true)
  if (!batch) throw new Error(`a points notice without its batch: ${of.noticeId}`)
  const which = { batchId: of.batchId, householdId }
  return { batch, claims: await loadClaims(tx, of.villageId, which, true) }
}

const held = (claims: readonly LoadedClaim[]) => claims.filter((c) => c.row.state === 'OBJECTED')

const step = async (
  act: Act,
  villageId: string,
  claims: readonly LoadedClaim[],
  actionOf: (c: LoadedClaim) => ClaimAction,
  by: Recorder | null
): Promise<LoadedClaim[]> => {
  const { done } = stepAll(claims, actionOf, () => plainFacts(dayOf(act.now)))
  await saveSteps(act.db, villageId, done, by, act.now)
  return done.map(after)
}

/**
 * Somebody objected to a line: what it holds waits, the rest of the notice goes on. Its history names nobody. Refuses
 * OBJECTION_LINE_UNKNOWN and OBJECTION_LINE_BOOKED.
 */
export const lineObjected = async (act: Act, of: LineOf): Promise<void> => {
  const { claims } = await lockLine(act.db, of)
  const open = claims.filter((c) => onNoticeStates.includes(c.row.state))
  if (open.length === 0) deny(claimRefusals.lineBooked)
  const first = open.filter((c) => c.row.state !== 'OBJECTED')
  await step(act, of.villageId, first, () => ({ type: 'object' }), null)
  const rows = first.map((c) => c.row)
  await tellHouseholds(act.db, of.villageId, rows, 'claim_objected', { batchId: of.batchId }, act.now)
}

/**
 * Whether somebody else still waits for an answer about the line, or for an order or a ruling to be carried out: under this
 * notice, or under one that was stopped and that it hangs in place of.
 */
const othersOpen = async (tx: Tx, of: LineOf, objectionId: string): Promise<boolean> => {
  const notices = await noticesOfBatch(tx, of)
  const other = await tx
    .selectFrom('objection')
    .select('id')
    .where('village_id', '=', of.villageId)
    .where('notice_id', 'in', notices)
    .where('line_no', '=', of.lineNo)
    .where('id', '!=', objectionId)
    .where((w) =>
      w.or([
        w('state', 'not in', closedStates),
        w.and([w('state', '=', 'VIOLATION'), w('carried_out_at', 'is', null)])
      ])
    )
    .executeTakeFirst()
  return other !== undefined
}

/** Takes the pending entry of a claim back and, where something is left, books what it is worth now. */
const bookAnew = async (
  act: Act,
  batch: BatchRow,
  claim: LoadedClaim,
  points: number,
  said: { readonly by: Recorder; readonly reason: string }
): Promise<string | null> => {
  const { row } = claim
  const of = { villageId: row.village_id, requestId: newId(), by: said.by, now: act.now }
  if (row.entry_id === null) throw new Error(`a claim on notice without its entry: ${row.id}`)
  const red = await reverseEntry(act.db, {
    ...{ ...of, entryId: newId(), reverses: row.entry_id, reason: said.reason, on: dayOf(act.now) }
  })
  if (red.status !== 'reversed') throw new Error(`an entry on notice was ${red.status}`)
  if (points === 0) return null
  const items = await itemsOf(act.db, row.village_id, [claim])
  const anew = { ...claim, row: { ...row, points } }
  const [booked] = await bookPending(act.db, { ...of, batchId: batch.id }, [anew], items)
  if (!booked) throw new Error('the ledger did not answer')
  return booked.fault ? deny({ ...booked.fault, field: 'corrections' }) : booked.entryId
}

const correct = async (
  act: Act,
  line: LockedLine,
  corrections: ReadonlyMap<string, number>,
  said: { readonly by: Recorder; readonly reason: string }
): Promise<LoadedClaim[]> => {
  const waiting = held(line.claims)
  const { done, refused } = stepAll(
    waiting,
    ({ row }) => ({
      type: 'settle',
      points: corrections.get(row.id) ?? row.points ?? 0,
      reason: said.reason
    }),
    () => plainFacts(dayOf(act.now))
  )
  const [fault] = refused
  if (fault) return deny({ ...fault.refusal, field: 'corrections' })
  const steps: ClaimStep[] = []
  for (const s of done) {
    const { points } = s.next
    const same = points === s.loaded.row.points
    steps.push(same ? s : { ...s, entryId: await bookAnew(act, line.batch, s.loaded, points ?? 0, said) })
  }
  await saveSteps(act.db, line.batch.village_id, steps, said.by, act.now)
  return steps.map(after)
}

/** Corrections by claim, for claims of the line alone. Refuses OBJECTION_CORRECTION_UNKNOWN. */
const correctionsOf = (line: LockedLine, given: readonly PointsCorrection[]): ReadonlyMap<string, number> => {
  const known = new Set(held(line.claims).map((c) => c.row.id))
  if (given.some((c) => !known.has(c.claimId))) deny(claimRefusals.correctionUnknown)
  return new Map(given.map((c) => [c.claimId, c.points]))
}

/**
 * A line has been judged: what stands goes on, what was found wrong is taken back or corrected by a red entry, and the
 * household is told; `held` says whether anything was held back. While another objection against the line is open it stays held back. Refuses
 * OBJECTION_CORRECTION_UNKNOWN, SCORE_OUT_OF_RANGE and POINTS_CAP_REACHED.
 */
export const settleLineOf = async (
  act: Act,
  of: LineOf,
  found: {
    readonly objectionId: string
    readonly corrections: readonly PointsCorrection[]
    readonly reason: string
    readonly by: Recorder
  }
): Promise<{ held: boolean; released: number; corrected: number }> => {
  const line = await lockLine(act.db, of)
  const waiting = held(line.claims)
  if (waiting.length === 0) return { held: false, released: 0, corrected: 0 }
  const corrections = correctionsOf(line, found.corrections)
  const others = await othersOpen(act.db, of, found.objectionId)
  // Nothing was found against it, and somebody else still waits for an answer about it.
  if (others && corrections.size === 0) return { held: true, released: 0, corrected: 0 }
  const settled = await correct(act, line, corrections, found)
  const stand = settled.filter((c) => c.row.state === 'REVIEWED')
  if (others) await step(act, of.villageId, stand, () => ({ type: 'object' }), null)
  else if (line.batch.booked_at !== null) await bookLine(act.db, line.batch, stand, act.now)
  if (line.batch.booked_at !== null) await closeWhenDone(act.db, line.batch, act.now)
  const rows = waiting.map((c) => c.row)
  await tellHouseholds(act.db, of.villageId, rows, 'claim_settled', { batchId: of.batchId }, act.now)
  const changed = settled.filter((c, at) => c.row.points !== waiting[at]?.row.points)
  return { held: true, released: others ? 0 : stand.length, corrected: changed.length }
}

/** What was not held any more, and not booked yet, waits until an order or a ruling is carried out. */
const holdLine = async (act: Act, of: LineOf): Promise<void> => {
  const { claims } = await lockLine(act.db, of)
  const going = claims.filter((c) => c.row.state === 'PUBLICITY' || c.row.state === 'REVIEWED')
  await step(act, of.villageId, going, () => ({ type: 'object' }), null)
  const rows = going.map((c) => c.row)
  await tellHouseholds(act.db, of.villageId, rows, 'claim_objected', { batchId: of.batchId }, act.now)
}

/** What an objection that came to an end does to its line; an order or a ruling holds it until that is carried out. */
export const lineAfterObjection = async (
  act: Act,
  of: LineOf,
  found: {
    readonly objectionId: string
    readonly effect: ObjectionEffect
    readonly corrections?: readonly PointsCorrection[] | undefined
    readonly reason: string
    readonly by: Recorder
  }
): Promise<void> => {
  const { effect } = found
  if (effect.kind === 'notice_continues') {
    await settleLineOf(act, of, { ...found, corrections: [] })
  }
  if (effect.kind === 'suspend') await holdLine(act, of)
  if (effect.kind === 'redo') {
    const corrections = found.corrections ?? []
    if (corrections.length === 0) deny(claimRefusals.correctionsNeeded)
    await settleLineOf(act, of, { ...found, corrections })
  }
}
