import type { Transaction } from 'kysely'
import { claimRefusals } from '@/domain/claim/refusals'
import { dayOf } from '@/domain/common/calendar'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import type { LoadedNotice } from '../notice/load-notice'
import type { Recorder } from '../points/ledger'
import { bookPending, itemsOf } from './batch-lines'
import { setBatch } from './finish-review'
import { hangAnew } from './hang-anew'
import { loadBatch } from './load-batch'
import { loadClaims } from './load-claims'
import { plainFacts, saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

/**
 * A batch's notice is put up for the first time: in the same transaction its claims are on notice and booked as pending,
 * in one call. Nothing else can hang than what the ledger took. One that hangs in place of a stopped one books nothing. Refuses BATCH_NOTICE_OLD when it was drafted anew since,
 * and BATCH_LINES_CHANGED when the ledger cannot book a line any more.
 */
export const hangBatch = async (
  ctx: { readonly db: Transaction<Database>; readonly now: Date },
  { row }: LoadedNotice,
  by: Recorder,
  requestId: string
): Promise<void> => {
  const { db: tx, now } = ctx
  const { village_id: villageId, subject_id: batchId } = row
  const batch = await loadBatch(tx, villageId, batchId, true)
  if (!batch) throw new Error(`a points notice without its batch: ${row.id}`)
  if (row.corrects !== null) return hangAnew(ctx, batch, row.id, by)
  if (batch.notice_id !== row.id) deny(claimRefusals.oldNotice)
  if (batch.state !== 'REVIEWED') deny(claimRefusals.batchNotNow)
  const all = await loadClaims(tx, villageId, { batchId }, true)
  const claims = all.filter((c) => c.row.state === 'VILLAGE_REVIEWED')
  const items = await itemsOf(tx, villageId, claims)
  const booked = await bookPending(tx, { villageId, batchId, requestId, by, now }, claims, items)
  if (booked.some((b) => b.fault !== null)) deny(claimRefusals.linesChanged)
  const entries = new Map(booked.map((b) => [b.loaded.row.id, b.entryId]))
  const { done } = stepAll(
    claims,
    () => ({ type: 'hang' }),
    () => plainFacts(dayOf(now))
  )
  const steps = done.map((step) => ({ ...step, entryId: entries.get(step.next.id) ?? null }))
  await saveSteps(tx, villageId, steps, by, now)
  await setBatch(tx, batch, { state: 'ON_NOTICE' })
  const rows = claims.map((c) => c.row)
  await tellHouseholds(tx, villageId, rows, 'claim_on_notice', { batchId, noticeId: row.id }, now)
}
