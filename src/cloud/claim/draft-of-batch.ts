import { batchText } from '@/domain/claim/batch-text'
import { claimRefusals } from '@/domain/claim/refusals'
import { pointsWindowDays } from '@/domain/claim/terms'
import { dayOf } from '@/domain/common/calendar'
import { neverShorter, noticeTerms } from '@/domain/notice/terms'
import type { Subject } from '@/domain/role/may'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { loadChoice } from '../county/load-choice'
import type { Db } from '../db/pool'
import { packForVillage } from '../decision/county-choice'
import type { LoadedNotice } from '../notice/load-notice'
import type { By } from '../notice/save-notice'
import { writeDraft } from '../notice/write-draft'
import { sealVillage } from '../points/seal'
import { type HouseholdLine, householdLines, itemsOf, tryBooking } from './batch-lines'
import { finishReview, setBatch } from './finish-review'
import type { BatchRow } from './load-batch'
import { type LoadedClaim, loadClaims } from './load-claims'
import { plainFacts, saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

type Act = Pick<WriteContext, 'db' | 'now' | 'actor'>

/**
 * The terms of a notice of points or of an award: the pack's days on the board, and the county's days to object; never
 * fewer than the one promised that it hangs in place of.
 */
export const termsOf = async (db: Db, village: Subject, now: Date, former: LoadedNotice | null = null) => {
  const villageId = village.villageId ?? ''
  const { countyId } = village
  const pack = await packForVillage(db, { villageId, countyId, on: dayOf(now) })
  const choice = await loadChoice(db, countyId)
  const terms = noticeTerms(pack, { windowDays: choice.pointsWindowDays ?? pointsWindowDays.value })
  if (!terms.ok) return deny(terms.refusal)
  if (!former) return terms.value
  const { required_days: requiredDays, window_days: windowDays } = former.row
  return neverShorter(terms.value, { requiredDays, windowDays })
}

export const reviewedOf = async (db: Db, batch: BatchRow, lock: boolean): Promise<LoadedClaim[]> => {
  const all = await loadClaims(db, batch.village_id, { batchId: batch.id }, lock)
  return all.filter((c) => c.row.state === 'VILLAGE_REVIEWED')
}

/** Lets those claims fall for which the ledger has no room; answers the others. */
const dropFull = async (ctx: Act, batch: BatchRow, by: By, requestId: string) => {
  const claims = await reviewedOf(ctx.db, batch, true)
  if (claims.length === 0) return { kept: [], dropped: 0, items: new Map() }
  const { village_id: villageId, id: batchId } = batch
  const items = await itemsOf(ctx.db, villageId, claims)
  const of = { villageId, batchId, requestId, by, now: ctx.now }
  const tried = await tryBooking(ctx.db, of, claims, items)
  const full = tried.filter((b) => b.fault !== null)
  const why = new Map(full.map((b) => [b.loaded.row.id, b.fault?.message ?? '']))
  const { done } = stepAll(
    full.map((b) => b.loaded),
    ({ row }) => ({ type: 'drop', reason: why.get(row.id) ?? '' }),
    () => plainFacts(dayOf(ctx.now))
  )
  await saveSteps(ctx.db, villageId, done, by, ctx.now)
  const rows = full.map((b) => b.loaded.row)
  await tellHouseholds(ctx.db, villageId, rows, 'claim_rejected', { batchId }, ctx.now)
  return { kept: claims.filter((c) => !why.has(c.row.id)), dropped: full.length, items }
}

/** Freezes the lines of a notice beside it. */
export const writeLines = async (
  ctx: Pick<Act, 'db'>,
  of: { readonly villageId: string; readonly batchId: string; readonly noticeId: string },
  lines: readonly HouseholdLine[]
) => {
  const row = (line: HouseholdLine) => ({
    ...{ village_id: of.villageId, notice_id: of.noticeId, batch_id: of.batchId },
    ...{ no: line.no, household_id: line.householdId },
    ...{ participation: line.participation, courtyard: line.courtyard, virtue: line.virtue }
  })
  await ctx.db.insertInto('points_batch_line').values(lines.map(row)).execute()
}

/**
 * Drafts the notice of a reviewed batch from its claims: sums of every household, by category, with the head of the
 * ledger as it is sealed at this moment. What the ledger could not book any more, because a cap was filled meanwhile,
 * falls with that reason. A later draft takes the place of an earlier one that does not hang. Refuses
 * BATCH_NOT_REVIEWED, BATCH_NOT_NOW and NOTICE_PERSONAL_DATA.
 */
export const draftOfBatch = async (
  ctx: Act,
  village: Subject,
  batch: BatchRow,
  by: By,
  requestId: string
) => {
  if (batch.state === 'REVIEWING') deny(claimRefusals.batchNotReviewed)
  if (batch.state !== 'REVIEWED') deny(claimRefusals.batchNotNow)
  const { village_id: villageId, id: batchId } = batch
  const { kept, dropped, items } = await dropFull(ctx, batch, by, requestId)
  if (kept.length === 0) {
    await finishReview(ctx.db, batch, ctx.now)
    return { noticeId: null, contentHash: null, dropped }
  }
  const lines = await householdLines(ctx.db, villageId, kept, items)
  const terms = await termsOf(ctx.db, village, ctx.now)
  const head = await sealVillage(ctx.db, villageId, ctx.now)
  const { month, no, claims: of, drawn, draw_percent: percent } = batch
  const text = batchText({
    month,
    no,
    lines,
    windowDays: terms.windowDays,
    head,
    draw: { of, drawn, percent },
    anew: false
  })
  const content = { ...text, villageId, subject: 'points_batch' as const, subjectId: batchId }
  const drafted = await writeDraft(ctx, { ...content, attachments: [], terms, corrects: null }, by)
  await writeLines(ctx, { villageId, batchId, noticeId: drafted.noticeId }, lines)
  await setBatch(ctx.db, batch, {
    notice_id: drafted.noticeId,
    notice_head_no: head.no,
    notice_head_hash: head.hash
  })
  return { ...drafted, dropped }
}
