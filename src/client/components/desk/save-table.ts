import { strToU8, zipSync } from 'fflate'
import type { CellValue } from './desk-types'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// What XML cannot say at all is left out; anything else is said.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .replace(unsayable, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** A, B … Z, AA: the name of a column, counted from 0. */
const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`

/** Text stays text: a number on a door keeps its noughts, and what begins with = is no formula. */
const cell = (value: CellValue, at: string, bold: boolean): string => {
  const head = `<c r="${at}"${bold ? ' s="1"' : ''}`
  if (value === null || value === '') return `${head}/>`
  if (typeof value === 'number') return `${head}><v>${value}</v></c>`
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Rows are counted from 1, as a reader sees them. */
const row = (cells: readonly CellValue[], no: number, bold = false): string =>
  `<row r="${no}">${cells.map((value, i) => cell(value, `${columnName(i)}${no}`, bold)).join('')}</row>`

/** As wide as its longest line, a Chinese letter counting two, between 8 and 60. */
const widthOf = (cells: readonly CellValue[]): number => {
  const long = Math.max(
    ...cells.map((c) => (c === null ? 0 : String(c).replace(/[\u0100-\uffff]/g, '  ').length))
  )
  return Math.min(60, Math.max(8, long + 2))
}

const sheetOf = (columns: readonly string[], rows: readonly (readonly CellValue[])[]): string => {
  const widths = columns.map((name, i) => widthOf([name, ...rows.map((r) => r[i] ?? null)]))
  const cols = widths
    .map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`)
    .join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${row(columns, 1, true)}${rows.map((r, i) => row(r, i + 2)).join('')}</sheetData></worksheet>`
}

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`

const relations = (list: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/**
 * A table as the bytes of an .xlsx with one sheet: what the screen shows, in its order. Written here, because the
 * library of the server compresses larger files in a worker made from a blob, which the page's content policy refuses.
 */
export const workbookOf = (
  columns: readonly string[],
  rows: readonly (readonly CellValue[])[]
): Uint8Array => {
  const part = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="${XLSX}.${type}+xml"/>`
  const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/styles.xml', 'styles')}</Types>`
  const book = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(book),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml']
      ])
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheetOf(columns, rows)),
    'xl/styles.xml': strToU8(styles)
  })
}

/** Hands a table to the browser's downloads. */
export const saveTable = (name: string, bytes: Uint8Array): void => {
  const copy = new Uint8Array(bytes)
  const url = URL.createObjectURL(new Blob([copy.buffer], { type: `${XLSX}.sheet` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
