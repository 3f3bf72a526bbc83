import { RosterTemplate } from '@/domain/member/roster'
import { query } from '../api/procedure'
import { presentWorkbook } from './present-member'
import { livingVillage } from './roster-subject'
import { type RosterLine, rosterWorkbook } from './roster-workbook'

const example: RosterLine = {
  group: '1组',
  courtyard: '',
  householdNo: '01001',
  head: '张示例',
  name: '张示例',
  relation: '户主',
  sex: '男',
  birth: '1958-03',
  phone: '无',
  residence: '常住',
  party: '否',
  representative: '否'
}

/** An empty roster to fill in: the heading, one example line, and a sheet of notes; base64 of an .xlsx file. */
export const rosterTemplate = query({
  action: 'import_roster',
  input: RosterTemplate,
  subject: livingVillage,
  run: async () => presentWorkbook('名册模板.xlsx', await rosterWorkbook([example], true))
})
