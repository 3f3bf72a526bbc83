import { onNoticeStates } from '@/domain/claim/names'
import type { Context } from '../api/context'
import { loadNotice } from '../notice/load-notice'
import { standingOf } from '../notice/notice-standing'
import { batchEvents } from './batch-notice'
import { type BatchRow, loadBatch } from './load-batch'
import type { LoadedClaim } from './load-claims'
import { presentHangs } from './present-claim'

type Reading = Pick<Context, 'db' | 'now'>

const drawnIn = async ({ db }: Reading, { row }: LoadedClaim, batchId: string): Promise<boolean> => {
  const found = await db
    .selectFrom('points_batch_claim')
    .select('drawn')
    .where('village_id', '=', row.village_id)
    .where('batch_id', '=', batchId)
    .where('claim_id', '=', row.id)
    .executeTakeFirst()
  return found?.drawn ?? false
}

/** Where the notice of a claim that hangs stands: stopped, or hung anew; null where it hangs as it did at first. */
const hangsOf = async ({ db, now }: Reading, { row }: LoadedClaim, batch: BatchRow) => {
  const { village_id: villageId, notice_id: noticeId } = batch
  const waits = onNoticeStates.includes(row.state) && batch.booked_at === null
  const loaded = waits && noticeId !== null ? await loadNotice(db, villageId, noticeId) : null
  if (!loaded) return null
  const anew = (await batchEvents(db, batch)).filter((e) => e.type === 'hung_anew').at(-1)
  return presentHangs(standingOf(loaded, now), anew ?? null)
}

/** What a claim's batch says of it: whether it was drawn, the notice that it hangs by, and what became of that. */
export const claimNotice = async (ctx: Reading, loaded: LoadedClaim) => {
  const { village_id, batch_id } = loaded.row
  const batch = batch_id === null ? null : await loadBatch(ctx.db, village_id, batch_id)
  if (!batch) return { drawn: false, noticeId: null, hangs: null }
  return {
    drawn: await drawnIn(ctx, loaded, batch.id),
    noticeId: batch.notice_id,
    hangs: await hangsOf(ctx, loaded, batch)
  }
}
