import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { relationNames } from '@/domain/member/member'
import { rosterColumns } from '@/domain/member/roster-columns'
import type { WorldPlace } from '../testing/world'
import type { RosterLine } from './roster-workbook'

/** A real .xlsx file of these cells. */
export const workbookOf = (
  cells: readonly (readonly (string | number | boolean | Date | null)[])[]
): Promise<Buffer> =>
  writeWorkbook(cells.map((row) => [...row]) as SheetData, {
    sheet: '名册',
    dateFormat: 'yyyy-mm-dd'
  }).toBuffer()

export const headings = [
  '组',
  '院落',
  '户号',
  '户主',
  '姓名',
  '与户主关系',
  '性别',
  '出生年月',
  '手机号',
  '常住/外出',
  '党员',
  '村民代表'
]

/** The lines of a roster file (base64), each with what the whole shape holds. */
export const fileOf = async (lines: readonly RosterLine[]): Promise<string> =>
  (
    await workbookOf([headings, ...lines.map((line) => rosterColumns.map((key) => line[key] || null))])
  ).toString('base64')

/** The people of a test village as lines, with the births and roles that the test world gives them. */
export const linesOf = (place: WorldPlace, births: ReadonlyMap<string, string>): RosterLine[] =>
  place.households.flatMap((home) =>
    home.members.map((m) => ({
      group: `${place.groups.find((g) => g.id === home.groupId)?.no}组`,
      courtyard: place.courtyards.find((c) => c.id === home.courtyardId)?.name ?? '',
      householdNo: home.no,
      head: home.members[0]?.name ?? '',
      name: m.name,
      relation: relationNames[m.relation],
      sex: '',
      birth: births.get(m.id) ?? '',
      phone: m.phone,
      residence: '常住',
      party:
        place.holders.party_member.id === m.id || place.holders.party_secretary.id === m.id ? '是' : '否',
      representative: place.holders.villager_rep.id === m.id ? '是' : '否'
    }))
  )
