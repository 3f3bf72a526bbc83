import type { NoticeContent, NoticeTable } from './notice'
import { findPersonalData, type PersonalFinding, personalHeading, personalKinds } from './personal-data'

/** Personal data in a notice, with the place marked: `start` and `end` are offsets into the text at `path`. */
export interface PlacedFinding extends PersonalFinding {
  /** For people: 第2部分表格第3行“备注”. */
  readonly where: string
  /** For programs: `['sections', 1, 'table', 'rows', 2, 4]`. */
  readonly path: readonly (string | number)[]
}

const inText = (words: string, where: string, path: PlacedFinding['path']): PlacedFinding[] =>
  findPersonalData(words).map((finding) => ({ ...finding, where, path }))

/** A masked or empty cell tells nothing. */
const tells = (cell: string): boolean => !/^[-—/*×无\s]*$/.test(cell)

/** A row is read as one sentence, so that a name in one cell and an illness in another are seen together. */
const inRow = (
  columns: readonly string[],
  row: readonly string[],
  where: string,
  path: PlacedFinding['path']
): PlacedFinding[] => {
  let sentence = ''
  const cells = row.map((cell, c) => {
    sentence += `${c === 0 ? '' : '，'}${columns[c] ?? ''}：`
    const start = sentence.length
    sentence += cell
    return { c, start, end: sentence.length }
  })
  return findPersonalData(sentence).flatMap((finding) =>
    cells
      .filter((cell) => cell.start <= finding.start && finding.end <= cell.end)
      .map((cell) => ({
        ...finding,
        start: finding.start - cell.start,
        end: finding.end - cell.start,
        where: `${where}“${columns[cell.c] ?? ''}”`,
        path: [...path, cell.c]
      }))
  )
}

const inTable = (table: NoticeTable, part: string, path: PlacedFinding['path']): PlacedFinding[] => [
  ...table.columns.flatMap((heading, c): PlacedFinding[] => {
    const kind = personalHeading(heading)
    if (kind === null || !table.rows.some((row) => tells(row[c] ?? ''))) return []
    const { advice } = personalKinds[kind]
    const where = `${part}表头“${heading}”`
    return [
      {
        kind,
        start: 0,
        end: heading.length,
        excerpt: heading,
        advice,
        where,
        path: [...path, 'columns', c]
      }
    ]
  }),
  ...table.rows.flatMap((row, r) =>
    inRow(table.columns, row, `${part}表格第${r + 1}行`, [...path, 'rows', r])
  )
]

/** All personal data in what a notice would show: title, headings, lines, tables, file names, and a correction's words. */
export const findInContent = (
  content: Pick<NoticeContent, 'title' | 'sections' | 'attachments' | 'corrects'>
): PlacedFinding[] => [
  ...inText(content.title, '标题', ['title']),
  ...content.sections.flatMap((section, s) => {
    const part = `第${s + 1}部分`
    const path = ['sections', s]
    return [
      ...inText(section.heading, `${part}小标题`, [...path, 'heading']),
      ...section.lines.flatMap((line, i) => inText(line, `${part}第${i + 1}行`, [...path, 'lines', i])),
      ...(section.table ? inTable(section.table, part, [...path, 'table']) : [])
    ]
  }),
  ...content.attachments.flatMap((a, i) =>
    inText(a.name, `附件“${a.name}”的名字`, ['attachments', i, 'name'])
  ),
  ...(content.corrects ? inText(content.corrects.reason, '更正理由', ['corrects', 'reason']) : [])
]
