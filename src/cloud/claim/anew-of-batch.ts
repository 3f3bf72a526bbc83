import { batchText } from '@/domain/claim/batch-text'
import { claimRefusals } from '@/domain/claim/refusals'
import type { StopReason } from '@/domain/notice/stopped'
import type { Subject } from '@/domain/role/may'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { LoadedNotice } from '../notice/load-notice'
import { standingOf } from '../notice/notice-standing'
import type { By } from '../notice/save-notice'
import { standingFor } from '../notice/standing-for'
import { writeDraft } from '../notice/write-draft'
import { sealVillage } from '../points/seal'
import { writeBatchEvent } from './batch-notice'
import { closeWhenDone } from './close-batch'
import { termsOf, writeLines } from './draft-of-batch'
import { claimsOnNotice, linesAnew } from './lines-anew'
import type { BatchRow } from './load-batch'

type Act = Pick<WriteContext, 'db' | 'now' | 'actor'>

interface Stopped {
  readonly batch: BatchRow
  readonly former: LoadedNotice
  readonly reason: StopReason
}

/** The stopped notice that the batch hangs by. Refuses BATCH_NOT_NOW, BATCH_WINDOW_OVER and BATCH_NOTICE_HANGS. */
const stoppedOf = (batch: BatchRow, notice: LoadedNotice | null, now: Date): Stopped => {
  if (batch.state !== 'ON_NOTICE') return deny(claimRefusals.batchNotNow)
  if (batch.booked_at !== null) return deny(claimRefusals.windowOver)
  if (notice === null) return deny(claimRefusals.noticeHangs)
  const { stop, isOver } = standingOf(notice, now)
  if (isOver) return deny(claimRefusals.windowOver)
  return stop === null ? deny(claimRefusals.noticeHangs) : { batch, former: notice, reason: stop.reason }
}

const contentAnew = async (
  ctx: Act,
  village: Subject,
  { batch, former, reason }: Stopped,
  of: { readonly lines: Awaited<ReturnType<typeof linesAnew>>; readonly why: string }
) => {
  const { village_id: villageId, id: subjectId, month, no, claims, drawn, draw_percent: percent } = batch
  const terms = await termsOf(ctx.db, village, ctx.now, former)
  const head = await sealVillage(ctx.db, villageId, ctx.now)
  const { windowDays } = terms
  const draw = { of: claims, drawn, percent }
  const text = batchText({ month, no, lines: of.lines, windowDays, head, draw, anew: true })
  const next = { ...text, villageId, subject: 'points_batch' as const, subjectId, attachments: [], terms }
  return { head, content: standingFor({ former, reason }, next, of.why) }
}

/**
 * Drafts the notice of a batch whose former one was stopped, from the ledger as it stands now: nothing of the former
 * text or of its photos is carried over, every line keeps its number, the days begin anew and are never fewer. What is
 * pending stays pending. It hangs once it is signed and put up; a later draft takes the place of an earlier one. Where
 * nothing is left to hang the batch is over. Refuses BATCH_NOT_NOW, BATCH_WINDOW_OVER, BATCH_NOTICE_HANGS,
 * NOTICE_CORRECTION_NO_REASON and NOTICE_PERSONAL_DATA.
 */
export const anewOfBatch = async (
  ctx: Act,
  village: Subject,
  hung: { readonly batch: BatchRow; readonly notice: LoadedNotice | null },
  by: By,
  why: string
) => {
  const stopped = stoppedOf(hung.batch, hung.notice, ctx.now)
  const { batch, former } = stopped
  const lines = await linesAnew(ctx.db, batch, await claimsOnNotice(ctx.db, batch, true))
  if (lines.length === 0) {
    await closeWhenDone(ctx.db, batch, ctx.now)
    return { noticeId: null, contentHash: null, dropped: 0 }
  }
  const { head, content } = await contentAnew(ctx, village, stopped, { lines, why })
  const drafted = await writeDraft(ctx, content, by)
  const of = { villageId: batch.village_id, batchId: batch.id, noticeId: drafted.noticeId }
  await writeLines(ctx, of, lines)
  const event = {
    ...{ at: ctx.now, type: 'drafted_anew' as const, notice_id: drafted.noticeId, replaces: former.row.id },
    ...{ reason: content.corrects.reason, head_no: head.no, head_hash: head.hash }
  }
  await writeBatchEvent(ctx.db, batch, event, by)
  return { ...drafted, dropped: 0 }
}
