import type { Cell } from 'write-excel-file/node'
import type { presentTownshipReport } from './present-report'

type Report = ReturnType<typeof presentTownshipReport>

const bold = (value: string): Cell => ({ value, fontWeight: 'bold' })

/** A township's month as two sheets: by village, and by kind; the matters that are not in the open in one line. */
export const reportWorkbook = async (report: Report): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const villages: Cell[][] = [
    [bold('村'), ...report.columns.map((c) => bold(c.name))],
    ...report.lines.map((line): Cell[] => [line.name, ...line.counts]),
    [],
    ['不公开的事（全乡镇合计）', report.closedDoors]
  ]
  const kinds: Cell[][] = [
    [bold('类别'), bold('件数')],
    ...report.categories.map((c): Cell[] => [c.name, c.count])
  ]
  return writeWorkbook([
    { sheet: `${report.month}按村`, columns: [{ width: 24 }], data: villages },
    { sheet: '按类别', columns: [{ width: 16 }], data: kinds }
  ]).toBuffer()
}
