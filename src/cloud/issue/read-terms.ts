import { ReadIssueTerms } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { countySubject } from './county-subject'
import { termsOf } from './load-issue'
import { presentTerms } from './present-terms'

/** The terms a county's matters run under now: its own choice, or the defaults. */
export const readTerms = query({
  action: 'choose_issue_terms',
  input: ReadIssueTerms,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async ({ db }, { countyId }) => presentTerms(await termsOf(db, countyId))
})
