import { ReadTownshipReport } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { presentWorkbook } from '../member/present-member'
import { townshipSubject } from '../place/subjects'
import { countCategories, countIssues } from './count-issues'
import { presentTownshipReport } from './present-report'
import { reportWorkbook } from './report-workbook'

/** The township's month as base64 of an .xlsx file: entered once while handling, never typed again for the report. */
export const exportTownshipReport = query({
  action: 'issue_report',
  input: ReadTownshipReport,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now }, { townshipId, month }) => {
    const report = presentTownshipReport(
      month,
      await countIssues(db, { townshipId }, month, now),
      await countCategories(db, { townshipId }, month)
    )
    return presentWorkbook(`说事月报-${month}.xlsx`, await reportWorkbook(report))
  }
})
