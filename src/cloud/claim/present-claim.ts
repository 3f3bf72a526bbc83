import type { Selectable } from 'kysely'
import { type Claim, reconsiderUntil, rejectionWords } from '@/domain/claim/claim'
import { fewestScorers } from '@/domain/claim/first-score'
import { medianOf } from '@/domain/claim/median'
import { claimEventNames, claimStates } from '@/domain/claim/names'
import { dayOf } from '@/domain/common/calendar'
import { stopReasons } from '@/domain/notice/stopped'
import { pointsCategories } from '@/domain/points/categories'
import { roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import type { NoticeStanding } from '../notice/notice-standing'
import type { Recorder } from '../points/ledger'
import type { StoredRuleItem } from '../rulebook/rule-items'
import type { ClaimNames } from './claim-names'
import type { LoadedClaim, ScoreRow } from './load-claims'
import { ruleWords } from './rule-of-claim'

type EventRow = Selectable<Database['claim_event']>

/** Whoever reads: the people the account is bound to, as far as a claim can be theirs. */
export interface ClaimViewer {
  readonly memberIds: readonly string[]
  readonly householdIds: readonly string[]
  readonly today: string
}

export interface ClaimPaper {
  readonly names: ClaimNames
  readonly items: ReadonlyMap<string, StoredRuleItem>
  readonly viewer: ClaimViewer
}

export const roleWords = (role: Recorder['role']): string => (role === 'clock' ? '系统' : roleNames[role])

/** 「覃秀兰（院落长）」 */
export const whoWords = (name: string, role: Recorder['role']): string => `${name}（${roleWords(role)}）`

/** The words of an item and of its rule. */
export const presentItem = (item: StoredRuleItem | undefined) => ({
  item: item?.words ?? '',
  rule: item ? ruleWords(item) : '',
  category: item?.category ?? null,
  categoryName: item ? pointsCategories[item.category] : '',
  unit: item?.unit ?? ''
})

const ownOf = (viewer: ClaimViewer, { row }: LoadedClaim): boolean =>
  viewer.householdIds.includes(row.household_id) || viewer.memberIds.includes(row.by_id)

/** Why a claim was not let through; from the last line that says so. */
export const rejectionReason = (claim: Claim, words: string | null): string | null =>
  claim.state === 'REJECTED' ? words || rejectionWords(claim.scores) || null : null

/** One claim in a list: whose, for what, where it stands, and what its household can do about it. */
export const presentClaim = (loaded: LoadedClaim, paper: ClaimPaper, rejectedFor: string | null) => {
  const { row, claim } = loaded
  const { viewer } = paper
  const until = reconsiderUntil(claim)
  const own = ownOf(viewer, loaded)
  return {
    claimId: row.id,
    sheetId: row.sheet_id,
    kind: row.kind,
    householdId: row.household_id,
    householdName: paper.names.household(row.household_id),
    memberName: paper.names.member(row.member_id),
    itemId: row.item_id,
    ...presentItem(paper.items.get(row.item_id)),
    times: row.times,
    occurredOn: row.occurred_on,
    asked: row.asked,
    points: row.points,
    state: row.state,
    stateName: row.reconsidering ? '正在复议' : claimStates[row.state],
    reconsidering: row.reconsidering,
    by: whoWords(row.by_name, row.by_role),
    at: row.at.toISOString(),
    reason: rejectionReason(claim, rejectedFor),
    reconsiderUntil: until,
    mayReconsider: own && until !== null && viewer.today <= until,
    mayWithdraw: own && row.state === 'DECLARED' && claim.scores.length === 0,
    batchId: row.batch_id,
    entryId: row.entry_id
  }
}

/** One score, with the name of whoever gave it. */
export const presentScore = (row: ScoreRow) => ({
  round: row.round,
  by: row.scorer_name,
  role: roleNames[row.scorer_role],
  points: row.points,
  reason: row.reason,
  at: row.at.toISOString()
})

const medianWords = (scores: readonly ScoreRow[], upTo: Date): string => {
  const given = scores.filter((s) => s.at <= upTo)
  const last = given.filter((s) => s.round === given.at(-1)?.round)
  return last.length === 0 ? '' : `取中位数${medianOf(last.map((s) => s.points))}分`
}

/** The course of a claim, line by line: what, who, when, and why. */
export const presentSteps = (events: readonly EventRow[], scores: readonly ScoreRow[]) =>
  events.map((e) => {
    const result = e.type === 'score' && e.to_state === 'FIRST_SCORED'
    return {
      type: e.type,
      at: e.at.toISOString(),
      name: claimEventNames[e.type],
      by: e.actor_name,
      role: e.actor_role && roleWords(e.actor_role),
      words: [e.words, result ? medianWords(scores, e.at) : null].filter(Boolean).join('；') || null,
      points: e.points,
      state: e.to_state,
      stateName: claimStates[e.to_state]
    }
  })

/** What became of the notice that a claim hangs by: stopped and why, or since when it hangs anew; else null. */
export const presentHangs = ({ view, stop }: NoticeStanding, anew: { readonly at: Date } | null) =>
  stop || anew
    ? {
        stopped: stop && { words: stopReasons[stop.reason], on: stop.at && dayOf(stop.at) },
        anewOn: anew && dayOf(anew.at),
        windowLastDay: view.windowLastDay
      }
    : null

type ClaimStanding = Pick<Claim, 'state'> & { readonly claimId: string }

/** Where a claim stands after a step. */
export const presentClaimState = ({ claimId, state }: ClaimStanding) => ({
  claimId,
  state,
  stateName: claimStates[state]
})

/** Where a claim stands after a score, and how many it needs. */
export const presentScored = (next: Claim) => ({
  ...presentClaimState({ claimId: next.id, state: next.state }),
  scored: next.scores.length,
  needed: fewestScorers
})

/** A line that was left to others, with the reason. */
export interface LeftLine {
  readonly claimId: string
  readonly why: string
}

/** A sheet after one person's tap: how many lines were scored, how many came to a result, and what was left. */
export const presentSheetScored = (scored: number, advanced: number, left: readonly LeftLine[]) => ({
  scored,
  advanced,
  left
})

/** A line that was held back and is settled: how many of its claims stand, how many were corrected. */
export const presentSettled = (settled: { readonly released: number; readonly corrected: number }) => ({
  released: settled.released,
  corrected: settled.corrected
})
