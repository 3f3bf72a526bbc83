import { ReadTownshipReport } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { countCategories, countIssues } from './count-issues'
import { presentTownshipReport } from './present-report'

/** What a township's monthly report needs of matters: counts by village and by kind, nothing ranked. */
export const readTownshipReport = query({
  action: 'issue_report',
  input: ReadTownshipReport,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now }, { townshipId, month }) =>
    presentTownshipReport(
      month,
      await countIssues(db, { townshipId }, month, now),
      await countCategories(db, { townshipId }, month)
    )
})
