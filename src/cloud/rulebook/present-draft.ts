import { decisionStates } from '@/domain/decision/decision'
import { currentVersion, type Decision } from '@/domain/decision/life'
import type { Refusal } from '@/domain/refusal/refusal'
import { type DraftLine, type LineState, lineAsks, lineState } from '@/domain/rulebook/draft-line'
import { expiryWords } from '@/domain/rulebook/expiry'
import { ruleWords } from '@/domain/rulebook/full-text'
import { type DraftRow, type LineRow, lineOf } from './load-draft'

const countsOf = (lines: readonly DraftLine[]): Record<LineState, number> => {
  const counts = { ready: 0, incomplete: 0, open: 0, refused: 0, left_out: 0 }
  for (const line of lines) counts[lineState(line)] += 1
  return counts
}

/** What became of a table: how many lines are ready, and how many wait for somebody. */
export const presentStarted = (draftId: string, lines: readonly DraftLine[]) => ({
  draftId,
  counts: countsOf(lines)
})

const stateNames: Record<DraftRow['state'], string> = {
  open: '正在写',
  frozen: '已交去表决',
  adopted: '已施行',
  dropped: '不要了'
}

/** A draft in a list. */
export const presentDraftCard = (row: DraftRow) => ({
  draftId: row.id,
  title: row.title,
  state: row.state,
  stateName: stateNames[row.state],
  effectiveFrom: row.effective_from,
  decisionId: row.decision_id,
  updatedAt: row.updated_at.toISOString()
})

const presentLine = (row: LineRow, draft: DraftRow) => {
  const line = lineOf(row)
  const { category, points, unit } = line.rule
  const group = draft.groups.find((g) => g.name === line.rule.group) ?? null
  const whole = category !== null && points !== null && unit !== null
  return {
    lineId: row.id,
    no: row.no,
    said: line.said,
    state: lineState(line),
    asks: lineAsks(line),
    rule: line.rule,
    says: whole ? ruleWords({ ...line.rule, category, points, unit }, group) : []
  }
}

/** A line after somebody saved it, with what the draft still asks. */
export const presentSaved = (row: LineRow, draft: DraftRow, all: readonly LineRow[]) => ({
  line: presentLine(row, draft),
  counts: countsOf(all.map(lineOf))
})

/** The decision that a draft was handed to, and what is still in the way of its taking effect. */
export const presentCarrier = (
  decision: Decision,
  about: { no: string; inTheWay: Refusal | null; mayReopen: boolean }
) => ({
  decisionId: decision.id,
  no: about.no,
  title: currentVersion(decision).content.title,
  stateName: decisionStates[decision.state],
  inTheWay: about.inTheWay?.message ?? null,
  mayReopen: about.mayReopen
})

/** A draft whole, for those who write it. */
export const presentDraft = (
  row: DraftRow,
  lines: readonly LineRow[],
  carrier: ReturnType<typeof presentCarrier> | null
) => ({
  ...presentDraftCard(row),
  source: row.source,
  effectiveTo: row.effective_to,
  expiry: row.expiry,
  expiryWords: expiryWords(row.expiry),
  deductionPeriod: row.deduction_period,
  groups: row.groups,
  fingerprint: row.fingerprint,
  counts: countsOf(lines.map(lineOf)),
  lines: lines.map((line) => presentLine(line, row)),
  /** What the table says beside its lines and no rulebook may hold: it was left out. */
  beside: row.beside.map(({ text, message }) => ({ text, message })),
  carrier
})
