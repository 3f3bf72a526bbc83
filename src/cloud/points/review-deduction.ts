import { recusalOf, sameHand } from '@/domain/claim/recusal'
import { dayOf, spanOf } from '@/domain/common/calendar'
import { type DeductionCase, stepDeduction } from '@/domain/points/deduction'
import { ReviewDeduction } from '@/domain/points/deduction-forms'
import { deductionRefusals } from '@/domain/points/deduction-refusals'
import { pointsRefusals } from '@/domain/points/points'
import { common } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { judging } from '../claim/judge'
import { newId } from '../crypto/new-id'
import { type CaseRow, resolutionOn, saveCase, type Taken, tellOfCase } from './deduction-case'
import { caseSubject, moved, notOwn } from './deduction-step'
import { deduct, earnedIn, readAccounts } from './ledger'
import type { Recorder } from './ledger-types'
import { presentStep } from './present-deduction'

/** Two deductions of one household are reviewed one after the other: the second sees what the first left of the period. */
const lockHousehold = async ({ db }: WriteContext, row: CaseRow): Promise<void> => {
  await db
    .selectFrom('household')
    .select('id')
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.household_id)
    .forNoKeyUpdate()
    .execute()
}

/** Takes what may be taken: of the period's points of the category, and never more than the household can spend. */
const book = async (
  ctx: WriteContext,
  row: CaseRow,
  { after, requestId, by }: { after: DeductionCase; requestId: string; by: Recorder }
): Promise<{ after: DeductionCase; taken: Taken }> => {
  const on = dayOf(ctx.now)
  await lockHousehold(ctx, row)
  const resolution = await resolutionOn(ctx.db, row.village_id, on)
  const of = { villageId: row.village_id, householdId: row.household_id, category: after.category }
  const earned = resolution ? await earnedIn(ctx.db, { ...of, ...spanOf(resolution.period, on) }) : 0
  const booked = stepDeduction(resolution, after, { kind: 'book', on, earned })
  if (!booked.ok) return deny(booked.refusal)
  const account = (await readAccounts(ctx.db, of.villageId, [of.householdId])).get(of.householdId)
  const points = Math.min(booked.value.take, account?.available ?? 0)
  if (points <= 0) return { after: booked.value.after, taken: { points: 0, entryId: null } }
  const answer = await deduct(ctx.db, {
    ...{ ...of, requestId, by, now: ctx.now, line: 0, entryId: newId(), points, on },
    note: after.reason ?? ''
  })
  if (answer.status !== 'posted' && answer.status !== 'repeated') {
    // Spent or moved away at this very moment: the press may be made again.
    return deny(answer.status === 'balance_too_low' ? common.tooMany : pointsRefusals.householdEnded)
  }
  return { after: booked.value.after, taken: { points, entryId: answer.entryId } }
}

/**
 * The supervision committee's word, after the household's three days to answer, within seven days more: nothing is
 * taken, or what the rule says of this period's points of its category. Refuses DEDUCTION_SAME_PERSON,
 * DEDUCTION_RECUSED, DEDUCTION_ANSWER_OPEN, DEDUCTION_REVIEW_LATE, DEDUCTION_WRONG_STEP and POINTS_OWN_HOUSEHOLD.
 */
export const reviewDeduction = mutation({
  action: 'deduction_review',
  input: ReviewDeduction,
  subject: caseSubject,
  run: async (ctx, { requestId, keep, reason }, { row, ...subject }) => {
    notOwn(ctx, row.household_id)
    const { by, judge, kin } = await judging(ctx, 'deduction_review', subject)
    const judged = { householdId: row.household_id, memberId: null }
    if (recusalOf(judge, judged, kin)) deny(deductionRefusals.reviewRecused)
    // Whoever handled it does not review it as another person of the same account.
    const handled = [row.reminded_by, row.informed_by].find((id) => id !== null && sameHand(judge, id))
    const hand = handled ?? by.id
    const act = { kind: 'review', on: dayOf(ctx.now), by: hand, keep, reason } as const
    const { after } = await moved(ctx, row, act)
    const line = { act: 'review', by, now: ctx.now, words: reason }
    const reviewed = await saveCase(ctx.db, row, after, line)
    if (!keep) {
      await tellOfCase(ctx.db, reviewed, 'deduction_ended', ctx.now)
      return presentStep(reviewed)
    }
    const booked = await book(ctx, reviewed, { after, requestId, by })
    const ended = await saveCase(ctx.db, reviewed, booked.after, {
      ...line,
      act: 'book',
      taken: booked.taken
    })
    await tellOfCase(ctx.db, ended, 'deduction_ended', ctx.now)
    return presentStep(ended)
  }
})
