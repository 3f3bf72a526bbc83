import { batchTitle, totalOf } from '@/domain/claim/batch-text'
import { type BatchState, batchStates, type LineState, lineStates } from '@/domain/claim/names'
import { dayOf } from '@/domain/common/calendar'
import { publicHouseholdName } from '@/domain/household/household'
import type { NoticeState } from '@/domain/notice/notice'
import type { NoticeView } from '@/domain/notice/notice-state'
import { type Stop, stopReasons } from '@/domain/notice/stopped'
import type { NoticeTerms } from '@/domain/notice/terms'
import type { Counts } from './batch-counts'
import type { HouseholdLine } from './batch-lines'
import type { BatchEventRow } from './batch-notice'
import { type BatchRow, nameOf } from './load-batch'
import { type LeftLine, whoWords } from './present-claim'
import type { BatchClaim } from './select-batch-claims'

interface HeadOf {
  readonly no: number
  readonly hash: string
  readonly entries: number
}

const batchWords = (batch: BatchRow, stop: Stop | undefined): string => {
  if (batch.state !== 'ON_NOTICE') return batchStates[batch.state]
  if (batch.booked_at !== null) return '已入账，有异议的暂缓'
  return stop ? '公示停了，要重新公示' : batchStates.ON_NOTICE
}

/** A batch in a list: where it stands, and its sums. */
export const presentBatch = (batch: BatchRow, counts: Counts | undefined, stop: Stop | undefined) => ({
  batchId: batch.id,
  name: nameOf(batch),
  state: batch.state,
  stateName: batchWords(batch, stop),
  claims: batch.claims,
  households: counts?.households ?? 0,
  points: counts?.points ?? 0,
  drawn: batch.drawn,
  rechecked: counts?.rechecked ?? 0,
  openedBy: whoWords(batch.opened_by_name, batch.opened_by_role),
  openedAt: batch.opened_at.toISOString(),
  noticeId: batch.notice_id,
  bookedAt: batch.booked_at?.toISOString() ?? null,
  /** Whether its notice was stopped before the days to object had passed: nothing is booked until it hangs anew. */
  stopped: stop !== undefined
})

/** What stopped the notice of a batch, and the draft that is to hang in its place. */
export const presentStop = (
  stop: Stop | undefined,
  draft: { readonly noticeId: string; readonly state: NoticeState } | null
) =>
  stop ? { words: stopReasons[stop.reason], on: stop.at && dayOf(stop.at), reason: stop.reason, draft } : null

/** A notice under which the batch hung before, with why it hangs no more. */
export const presentFormer = (event: BatchEventRow) => ({
  noticeId: event.replaces,
  reason: event.reason,
  until: event.at.toISOString()
})

export interface WaitingRow {
  readonly n: number
  readonly points: number
  readonly oldest: string | null
}

/** What a new batch would take. */
export const presentWaiting = (waits: WaitingRow | undefined, open: string | null) => ({
  firstScored: waits?.n ?? 0,
  points: waits?.points ?? 0,
  oldest: waits?.oldest ?? null,
  open
})

/** A batch that was opened a moment ago. */
export const presentOpened = (opened: {
  readonly batchId: string
  readonly name: string
  readonly claims: number
  readonly drawn: number
}) => ({ ...opened })

/** What one reviewer passed, and what was left to another. */
export const presentReviewed = (reviewed: number, left: readonly LeftLine[], state: BatchState) => ({
  reviewed,
  left,
  state
})

/** The draft that was made, none where the ledger had no room for any line, and how many fell. */
export const presentBatchDraft = (draft: {
  readonly noticeId: string | null
  readonly contentHash: string | null
  readonly dropped: number
}) => ({ noticeId: draft.noticeId, contentHash: draft.contentHash, dropped: draft.dropped })

const presentRow = ({ no, householdName, participation, courtyard, virtue }: HouseholdLine) => ({
  ...{ no, householdName, participation, courtyard, virtue },
  total: totalOf({ participation, courtyard, virtue })
})

/** What a notice would say. */
export const presentPreview = (
  batch: BatchRow,
  lines: readonly HouseholdLine[],
  terms: NoticeTerms,
  head: HeadOf
) => ({
  title: batchTitle({ month: batch.month, no: batch.no, anew: batch.state === 'ON_NOTICE' }),
  windowDays: terms.windowDays,
  requiredDays: terms.requiredDays,
  rows: lines.map(presentRow),
  head: head.no > 0 ? { no: head.no, hash: head.hash, entries: head.entries } : null
})

/** Whether a claim was drawn, and what was found. */
export const presentLook = (row: BatchClaim) => ({
  drawn: row.drawn,
  lot: row.lot,
  recheck:
    row.looked_at && row.looked_name && row.looked_role
      ? {
          by: whoWords(row.looked_name, row.looked_role),
          at: row.looked_at.toISOString(),
          points: row.looked_points ?? 0,
          words: row.looked_words
        }
      : null
})

/** How anybody can make the draw again. */
export const presentDraw = (batch: BatchRow) => ({
  head: batch.head_hash,
  headNo: batch.head_no,
  seed: batch.draw_name,
  percent: batch.draw_percent,
  of: batch.claims,
  drawn: batch.drawn,
  how: `每一条的签号是“账本指纹:批次名:这一条的编号”的SHA-256，签号最小的${batch.drawn}条就是抽到的。批次名里的一串字符先是本批全部编号（从小到大、用逗号连起来）的SHA-256，后是建批时随机产生的一段，事先谁也不知道。`
})

export interface LineRow {
  readonly no: number
  readonly household_id: string
  readonly household_no: string
  readonly head: string | null
  readonly participation: number
  readonly courtyard: number
  readonly virtue: number
  readonly now_points: number
  readonly held: boolean
  readonly booked: boolean
}

const stateOf = (row: LineRow): LineState => {
  if (row.held) return 'held'
  if (row.now_points !== totalOf(row)) return 'corrected'
  return row.booked ? 'booked' : 'open'
}

const presentPublicLine = (row: LineRow, own: readonly (string | null)[]) => {
  const state = stateOf(row)
  return {
    no: row.no,
    householdName: publicHouseholdName(row.head ?? '户主', row.household_no),
    ...{ participation: row.participation, courtyard: row.courtyard, virtue: row.virtue },
    total: totalOf(row),
    /** What it is worth by now: less or more where an objection led to a correction. */
    nowTotal: row.now_points,
    state,
    stateName: lineStates[state],
    own: own.includes(row.household_id)
  }
}

/** A batch as everybody reads it: no name, no ranking. */
export const presentPublicBatch = (
  batch: BatchRow,
  noticeId: string,
  view: NoticeView,
  lines: readonly LineRow[],
  own: readonly (string | null)[]
) => ({
  batchId: batch.id,
  name: nameOf(batch),
  noticeId,
  head:
    batch.notice_head_no !== null && batch.notice_head_no > 0 && batch.notice_head_hash !== null
      ? { no: batch.notice_head_no, hash: batch.notice_head_hash }
      : null,
  windowLastDay: view.windowLastDay,
  windowDaysLeft: view.windowDaysLeft,
  booked: batch.booked_at !== null,
  lines: lines.map((row) => presentPublicLine(row, own))
})
