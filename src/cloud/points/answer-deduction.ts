import { dayOf } from '@/domain/common/calendar'
import { AnswerDeduction } from '@/domain/points/deduction-forms'
import { mutation } from '../api/procedure'
import { tellOffice } from '../notice/tell-office'
import { caseSubject, step } from './deduction-step'
import { presentStep } from './present-deduction'

/** The household's word, within three days of being told. Refuses DEDUCTION_ANSWER_LATE and DEDUCTION_WRONG_STEP. */
export const answerDeduction = mutation({
  action: 'deduction_own',
  input: AnswerDeduction,
  subject: caseSubject,
  run: async (ctx, { villageId, words }, subject) => {
    const act = { kind: 'answer', on: dayOf(ctx.now), words } as const
    const row = await step(ctx, subject, { action: 'deduction_own', act, words })
    await tellOffice(ctx, villageId, ['supervision_member'], 'deduction_answered', { deductionId: row.id })
    return presentStep(row)
  }
})
