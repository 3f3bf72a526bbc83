import type { Transaction } from 'kysely'
import { claimRefusals } from '@/domain/claim/refusals'
import { dayOf } from '@/domain/common/calendar'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import type { Recorder } from '../points/ledger'
import { batchEvents, draftAnewIn, writeBatchEvent } from './batch-notice'
import { setBatch } from './finish-review'
import { claimsOnNotice, linesAnew, saysTheSame } from './lines-anew'
import type { BatchRow } from './load-batch'
import { plainFacts, saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

/**
 * A batch hangs by another notice from now on, because the former one was stopped: nothing is booked, what is pending
 * stays pending and what is held back stays held back; the claims' histories say since when it hangs anew. Refuses
 * BATCH_NOTICE_OLD when it was drafted anew since, and BATCH_LINES_CHANGED when an objection changed a line since.
 */
export const hangAnew = async (
  { db: tx, now }: { readonly db: Transaction<Database>; readonly now: Date },
  batch: BatchRow,
  noticeId: string,
  by: Recorder
): Promise<void> => {
  const { village_id: villageId, id: batchId } = batch
  if (batch.state !== 'ON_NOTICE' || batch.booked_at !== null) deny(claimRefusals.batchNotNow)
  const draft = draftAnewIn(await batchEvents(tx, batch))
  if (draft?.notice_id !== noticeId) return deny(claimRefusals.oldNotice)
  const claims = await claimsOnNotice(tx, batch, true)
  const lines = await linesAnew(tx, batch, claims)
  if (!(await saysTheSame(tx, villageId, noticeId, lines))) deny(claimRefusals.linesSettled)
  const { done } = stepAll(
    claims,
    () => ({ type: 'hang_anew' }),
    () => plainFacts(dayOf(now))
  )
  await saveSteps(tx, villageId, done, by, now)
  const { replaces, reason, head_no, head_hash } = draft
  const event = { at: now, type: 'hung_anew' as const, notice_id: noticeId, replaces, reason }
  await writeBatchEvent(tx, batch, { ...event, head_no, head_hash }, by)
  await setBatch(tx, batch, { notice_id: noticeId, notice_head_no: head_no, notice_head_hash: head_hash })
  const rows = claims.map((c) => c.row)
  await tellHouseholds(tx, villageId, rows, 'claim_hung_anew', { batchId, noticeId }, now)
}
