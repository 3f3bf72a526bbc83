import type { Transaction } from 'kysely'
import { onNoticeStates } from '@/domain/claim/names'
import { dayOf } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { releaseBatch, releaseEntry, theClock } from '../points/ledger'
import { countStates, setBatch } from './finish-review'
import type { BatchRow } from './load-batch'
import { type LoadedClaim, loadClaims } from './load-claims'
import { plainFacts, saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

type Tx = Transaction<Database>
type Key = Pick<BatchRow, 'village_id' | 'id'>

const awaiting = ({ row }: LoadedClaim): boolean => row.state === 'PUBLICITY' || row.state === 'REVIEWED'

const posted = async (tx: Tx, batch: Key, claims: readonly LoadedClaim[], now: Date) => {
  const { done } = stepAll(
    claims,
    () => ({ type: 'post' }),
    () => plainFacts(dayOf(now))
  )
  await saveSteps(tx, batch.village_id, done, null, now)
  const rows = claims.map((c) => c.row)
  await tellHouseholds(tx, batch.village_id, rows, 'claim_posted', { batchId: batch.id }, now)
}

/** A batch in which nothing is on notice or held back any more is over. */
export const closeWhenDone = async (tx: Tx, batch: Key, now: Date): Promise<boolean> => {
  const count = await countStates(tx, batch)
  const open = onNoticeStates.some((state) => count(state) > 0)
  if (!open) await setBatch(tx, batch, { state: 'CLOSED', closed_at: now })
  return !open
}

/**
 * The days to object are over: every line of the batch that nobody objected to, or that was judged, becomes available;
 * what is objected to waits. In one transaction, the batch locked by the caller.
 */
export const bookBatch = async (tx: Tx, batch: Key, now: Date): Promise<{ posted: number; held: number }> => {
  const claims = await loadClaims(tx, batch.village_id, { batchId: batch.id }, true)
  const held = claims.filter((c) => c.row.state === 'OBJECTED')
  const due = claims.filter(awaiting)
  await releaseBatch(tx, {
    ...{ villageId: batch.village_id, batchId: batch.id, requestId: newId(), now, on: dayOf(now) },
    by: theClock(batch.village_id),
    except: held.flatMap((c) => (c.row.entry_id === null ? [] : [c.row.entry_id]))
  })
  await posted(tx, batch, due, now)
  await setBatch(tx, batch, { booked_at: now })
  await closeWhenDone(tx, batch, now)
  return { posted: due.length, held: held.length }
}

/** A line that was judged after the others had been booked: it is booked at once. */
export const bookLine = async (
  tx: Tx,
  batch: Key,
  claims: readonly LoadedClaim[],
  now: Date
): Promise<void> => {
  const due = claims.filter(awaiting)
  for (const { row } of due) {
    if (row.entry_id === null) throw new Error(`a claim on notice without its entry: ${row.id}`)
    const released = await releaseEntry(tx, {
      ...{ villageId: batch.village_id, requestId: newId(), now, on: dayOf(now) },
      ...{ by: theClock(batch.village_id), entryId: row.entry_id }
    })
    if (released.status === 'not_pending')
      throw new Error(`an entry on notice was not pending: ${row.entry_id}`)
  }
  await posted(tx, batch, due, now)
  await closeWhenDone(tx, batch, now)
}
