import type { Cell } from 'write-excel-file/node'
import { columnTitles, type RosterColumn, rosterColumns } from '@/domain/member/roster-columns'

const widths: Record<RosterColumn, number> = {
  group: 8,
  courtyard: 16,
  householdNo: 10,
  head: 12,
  name: 12,
  relation: 12,
  sex: 6,
  birth: 12,
  phone: 16,
  residence: 11,
  party: 8,
  representative: 10
}

const notes = [
  '填写说明',
  '1. 一人一行。组、户号、姓名、与户主关系四列必须有；其余没有的可以不填，系统里原来的不会变。',
  '2. 户号全村不能重复。同一户的人，户号可以只写在第一行。',
  '3. 每户要有一个人的关系写“户主”。关系可写：户主、配偶、子女、儿媳、女婿、父母、孙子女、祖父母、兄弟姐妹、其他。',
  '4. 出生年月写成 1958-03 这样。',
  '5. 手机号写11位；导出表里的“****1234”表示不改；要去掉原来的号码，写“无”。',
  '6. 党员写“是”“预备”或“否”，村民代表写“是”或“否”。',
  '7. 身份证号不要放进表里。'
]

/** A person as a line of the roster's own shape; everything is text, so that 03017 stays 03017. */
export type RosterLine = Readonly<Record<RosterColumn, string>>

/** An .xlsx file in the shape that an import reads; with `withNotes` a second sheet explains it. */
export const rosterWorkbook = async (lines: readonly RosterLine[], withNotes: boolean): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const text = (value: string): Cell => (value === '' ? null : { value, type: String, format: '@' })
  const header = rosterColumns.map((key): Cell => ({ value: columnTitles[key], fontWeight: 'bold' }))
  const roster = {
    sheet: '名册',
    stickyRowsCount: 1,
    columns: rosterColumns.map((key) => ({ width: widths[key] })),
    data: [header, ...lines.map((line) => rosterColumns.map((key) => text(line[key])))]
  }
  const explained = {
    sheet: '填写说明',
    columns: [{ width: 90 }],
    data: notes.map((words): Cell[] => [words])
  }
  return writeWorkbook(withNotes ? [roster, explained] : [roster]).toBuffer()
}
