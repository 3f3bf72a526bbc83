import { dayOf } from '@/domain/common/calendar'
import { InformDeduction } from '@/domain/points/deduction-forms'
import { mutation } from '../api/procedure'
import { tellOfCase } from './deduction-case'
import { caseSubject, notOwn, step } from './deduction-step'
import { presentStep } from './present-deduction'
import { recorderFor } from './recorder'

/**
 * Tells a household that it will lose points, a day after the reminder at the earliest. Refuses DEDUCTION_TOO_SOON,
 * DEDUCTION_WRONG_STEP, DEDUCTION_OFF and POINTS_OWN_HOUSEHOLD.
 */
export const informDeduction = mutation({
  action: 'deduction_handle',
  input: InformDeduction,
  subject: caseSubject,
  run: async (ctx, { words }, subject) => {
    notOwn(ctx, subject.row.household_id)
    const { id } = recorderFor(ctx, 'deduction_handle', subject)
    const act = { kind: 'inform', on: dayOf(ctx.now), by: id } as const
    const row = await step(ctx, subject, { action: 'deduction_handle', act, words })
    await tellOfCase(ctx.db, row, 'deduction_informed', ctx.now)
    return presentStep(row)
  }
})
