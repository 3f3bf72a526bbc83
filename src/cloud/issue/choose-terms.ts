import { ChooseIssueTerms } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { recorderFor } from '../points/recorder'
import { countySubject } from './county-subject'
import { termsOf } from './load-issue'
import { presentTerms } from './present-terms'

/**
 * A county chooses how many days each level has, the cap, and whether they are working days; every choice stays on
 * record. A matter under way takes them up at its next step. Refuses ISSUE_TERMS_CAP.
 */
export const chooseTerms = mutation({
  action: 'choose_issue_terms',
  input: ChooseIssueTerms,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, input, subject) => {
    const { courtyardDays, villageDays, townshipDays, countyDays, capDays, count } = input
    if (capDays < Math.max(courtyardDays, villageDays, townshipDays, countyDays))
      deny(issueRefusals.termsBackwards)
    await ctx.db
      .insertInto('issue_terms')
      .values({
        place_id: input.countyId,
        id: newId(),
        courtyard_days: courtyardDays,
        village_days: villageDays,
        township_days: townshipDays,
        county_days: countyDays,
        cap_days: capDays,
        count,
        chosen_by: recorderFor(ctx, 'choose_issue_terms', subject).id,
        at: ctx.now
      })
      .execute()
    return presentTerms(await termsOf(ctx.db, input.countyId))
  }
})
