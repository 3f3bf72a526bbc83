import { publicHouseholdName } from '@/domain/household/household'
import { pointsCategories } from '@/domain/points/categories'
import { answerUntil, type DeductionState, reviewUntil } from '@/domain/points/deduction'
import type { StoredRuleItem } from '../rulebook/rule-items'
import type { CaseRow } from './deduction-case'

const stateNames: Record<DeductionState, string> = {
  REMINDED: '已提醒，等改正',
  INFORMED: '已告知，可以申辩',
  REVIEWED: '已复核',
  BOOKED: '已扣分',
  DROPPED: '不扣分'
}

export interface CaseWhole extends CaseRow {
  readonly household_no: string
  readonly head_name: string | null
}

/** A line of a case's history. */
export interface CaseStep {
  readonly case_id: string
  readonly act: string
  readonly actor_name: string
  readonly words: string | null
}

/** A deduction as its household and those who handle it see it; nobody else ever does. */
export const presentCase = (
  row: CaseWhole,
  { item, steps }: { readonly item: StoredRuleItem; readonly steps: readonly CaseStep[] },
  may: { answer: boolean; inform: boolean; mend: boolean; review: string | boolean }
) => {
  const last = (act: string) => steps.filter((s) => s.act === act).at(-1)
  return {
    caseId: row.id,
    householdId: row.household_id,
    householdName: publicHouseholdName(row.head_name ?? '', row.household_no),
    state: row.state,
    stateName: stateNames[row.state],
    rule: `积分细则第${item.version}版第${item.no}条：${item.words}`,
    categoryName: pointsCategories[item.category],
    /** What the rule takes at most. */
    points: -item.points,
    occurredOn: row.occurred_on,
    words: row.words,
    remindedOn: row.reminded_on,
    remindedBy: last('remind')?.actor_name ?? '',
    informedOn: row.informed_on,
    informedBy: last('inform')?.actor_name ?? null,
    /** What the household was told would be held against it. */
    informedWords: last('inform')?.words ?? null,
    answerUntil: row.informed_on && answerUntil(row.informed_on),
    reviewUntil: row.informed_on && reviewUntil(row.informed_on),
    answer: row.answer_words,
    reason: row.reason,
    reviewedBy: last('review')?.actor_name ?? null,
    endedOn: row.ended_on,
    taken: row.taken,
    mayAnswer: may.answer,
    mayInform: may.inform,
    mayMend: may.mend,
    mayReview: may.review === true,
    /** Why this reviewer must leave it to another; null where they need not. */
    reviewBar: typeof may.review === 'string' ? may.review : null
  }
}

/** Where a case stands after a step. */
export const presentStep = (row: CaseRow) => ({
  caseId: row.id,
  state: row.state,
  stateName: stateNames[row.state],
  taken: row.taken
})
