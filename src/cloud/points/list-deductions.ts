import { dayOf } from '@/domain/common/calendar'
import { sayDate } from '@/domain/common/say-day'
import { answerUntil, reviewUntil } from '@/domain/points/deduction'
import { ListDeductions } from '@/domain/points/deduction-forms'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { casesOf } from './deduction-page'
import { type CaseWhole, presentCase } from './present-deduction'

/** Why a member of the supervision committee may not review it now, true where they may. */
const reviewable = (row: CaseWhole, today: string, ownIds: readonly string[]): string | boolean => {
  if (row.state !== 'INFORMED' || row.informed_on === null) return false
  if (ownIds.includes(row.reminded_by) || ownIds.includes(row.informed_by ?? '')) {
    return '复核要由没有经办过这件事的人来做。'
  }
  if (today <= answerUntil(row.informed_on)) {
    return `申辩期到${sayDate(answerUntil(row.informed_on))}为止，过后才能复核。`
  }
  return today <= reviewUntil(row.informed_on)
}

/** The deductions of a village, the newest first, 30 a page, for those who handle and review them. */
export const listDeductions = query({
  action: 'deduction_list',
  input: ListDeductions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { cases, next } = await casesOf(ctx, input)
    const today = dayOf(ctx.now)
    const handles = may(ctx.actor, 'deduction_handle', subject)
    const reviews = may(ctx.actor, 'deduction_review', subject)
    const ownIds = ctx.persons.map((p) => p.holderId)
    return {
      cases: cases.map(({ row, ...beside }) => {
        // One's own household's are dealt with by others; it answers on its own page.
        const isOthers = !ctx.persons.some((p) => p.householdId === row.household_id)
        return presentCase(row, beside, {
          answer: false,
          inform: isOthers && handles && row.state === 'REMINDED' && today > row.reminded_on,
          mend: isOthers && handles && (row.state === 'REMINDED' || row.state === 'INFORMED'),
          review: isOthers && reviews ? reviewable(row, today, ownIds) : false
        })
      }),
      next
    }
  }
})
