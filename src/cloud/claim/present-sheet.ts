import { fewestScorers } from '@/domain/claim/first-score'
import { claimStates } from '@/domain/claim/names'
import { capsWords } from '@/domain/points/categories'
import type { StoredRuleItem } from '../rulebook/rule-items'
import type { ClaimNames } from './claim-names'
import type { LoadedClaim } from './load-claims'
import { presentItem, whoWords } from './present-claim'
import type { RecordedLine } from './record-many'
import type { Standing } from './sheet-standing'

/** What a household gets back at once. */
export const presentDeclared = (sheetId: string, claimId: string, asked: number) => ({
  sheetId,
  claimId,
  asked
})

/** What is left under an item's caps, in points and in units, and what it asks for. */
export const presentForesight = (item: StoredRuleItem, left: number | null, groupTaken: string | null) => ({
  points: item.points,
  unit: item.unit,
  capsWords: capsWords(item.caps),
  left,
  mostTimes: left === null ? null : item.points > 0 ? Math.floor(left / item.points) : 0,
  evidence: item.evidence,
  groupTaken
})

/** A sheet as it was taken: every line answered for itself, in the order given. */
export const presentRecorded = (sheetId: string | null, lines: readonly RecordedLine[]) => ({
  sheetId,
  recorded: lines.filter((line) => line.claimId !== null).length,
  lines: lines.map((line) => ({
    householdId: line.householdId,
    memberId: line.memberId,
    claimId: line.claimId,
    asked: line.asked,
    refusal: line.refusal && { code: line.refusal.code, message: line.refusal.message }
  }))
})

/** A sheet in an assessor's queue. */
export const presentSheet = (
  claims: readonly LoadedClaim[],
  item: StoredRuleItem | undefined,
  stands: readonly Standing[]
) => {
  const row = (claims[0] as LoadedClaim).row
  const open = stands.filter((s) => s.open)
  return {
    sheetId: row.sheet_id,
    kind: row.kind,
    round: claims.some((c) => c.row.reconsidering) ? 2 : 1,
    itemId: row.item_id,
    ...presentItem(item),
    occurredOn: row.occurred_on,
    by: whoWords(row.by_name, row.by_role),
    at: row.at.toISOString(),
    note: row.note,
    lines: claims.length,
    open: open.length,
    recused: stands.filter((s) => s.recused !== null).length,
    scored: open.length === 0 ? 0 : Math.min(...open.map((s) => s.scored)),
    needed: fewestScorers
  }
}

/** One line of a sheet, for the assessor who scores it. */
export const presentSheetLine = (c: LoadedClaim, names: ClaimNames, stands: Standing) => ({
  claimId: c.row.id,
  householdName: names.household(c.row.household_id),
  memberName: names.member(c.row.member_id),
  times: c.row.times,
  asked: c.row.asked,
  state: c.row.state,
  stateName: c.row.reconsidering ? '正在复议' : claimStates[c.row.state],
  round: c.row.round,
  ...stands
})

export interface SheetRow {
  readonly id: string
  readonly item_id: string
  readonly occurred_on: string
  readonly note: string | null
  readonly at: Date
  readonly lines: number
  readonly waiting: number
  readonly booked: number
  readonly rejected: number
  readonly points: number
}

/** A sheet that the reader recorded, with how far its lines have come. */
export const presentSheetOf = (row: SheetRow, item: StoredRuleItem | undefined) => ({
  sheetId: row.id,
  ...presentItem(item),
  occurredOn: row.occurred_on,
  note: row.note,
  at: row.at.toISOString(),
  lines: row.lines,
  waiting: row.waiting,
  booked: row.booked,
  rejected: row.rejected,
  points: row.points
})
