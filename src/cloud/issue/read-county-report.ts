import { ReadCountyReport } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { countCategories, countIssues } from './count-issues'
import { countySubject } from './county-subject'
import { presentCountyReport } from './present-report'

/** The county's month by township: aggregates alone, cells under five hidden. */
export const readCountyReport = query({
  action: 'issue_county_report',
  input: ReadCountyReport,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async ({ db, now }, { countyId, month }) =>
    presentCountyReport(
      month,
      await countIssues(db, { countyId }, month, now),
      await countCategories(db, { countyId }, month)
    )
})
