import { dayOf } from '@/domain/common/calendar'
import { MendDeduction } from '@/domain/points/deduction-forms'
import { mutation } from '../api/procedure'
import { tellOfCase } from './deduction-case'
import { caseSubject, notOwn, step } from './deduction-step'
import { presentStep } from './present-deduction'

/** It was put right: nothing is taken. Refuses DEDUCTION_WRONG_STEP. */
export const mendDeduction = mutation({
  action: 'deduction_handle',
  input: MendDeduction,
  subject: caseSubject,
  run: async (ctx, _, subject) => {
    notOwn(ctx, subject.row.household_id)
    const act = { kind: 'mended', on: dayOf(ctx.now) } as const
    const row = await step(ctx, subject, { action: 'deduction_handle', act, words: null })
    await tellOfCase(ctx.db, row, 'deduction_ended', ctx.now)
    return presentStep(row)
  }
})
