import { dayOf } from '@/domain/common/calendar'
import { answerUntil } from '@/domain/points/deduction'
import { ListOwnDeductions } from '@/domain/points/deduction-forms'
import { query } from '../api/procedure'
import { householdSubject } from '../place/subjects'
import { casesOf } from './deduction-page'
import { presentCase } from './present-deduction'

/** A household's own, the newest first, 30 a page: nobody else's are ever in it. */
export const listOwnDeductions = query({
  action: 'deduction_own',
  input: ListOwnDeductions,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, input) => {
    const { cases, next } = await casesOf(ctx, input)
    const today = dayOf(ctx.now)
    return {
      cases: cases.map(({ row, ...beside }) =>
        presentCase(row, beside, {
          answer:
            row.state === 'INFORMED' && row.informed_on !== null && today <= answerUntil(row.informed_on),
          ...{ inform: false, mend: false, review: false }
        })
      ),
      next
    }
  }
})
