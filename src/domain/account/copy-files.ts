/** One part of a copy: a table with its heading. `name` is its file name, without a suffix. */
export interface CopyTable {
  readonly name: string
  /** What it is and why it is kept, in a sentence. */
  readonly note: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CopyCell[])[]
}
export type CopyCell = string | number | null

/** A photo or sound of one's own that lies in the copy, or is only named because it would make it too large. */
export interface CopyFile {
  readonly path: string
  readonly kept: boolean
}

export interface CopyRecord {
  /** In words, Beijing time. */
  readonly madeAt: string
  readonly tables: readonly CopyTable[]
  readonly files: readonly CopyFile[]
}

export interface WrittenFile {
  readonly path: string
  readonly text: string
}

const text = (cell: CopyCell): string => (cell === null ? '' : String(cell))

/** What stands in HTML as the words they are. */
export const escapeHtml = (raw: string): string => raw.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** A cell that a spreadsheet shows as words and never runs as a formula. */
const csvCell = (cell: CopyCell): string => {
  const raw = text(cell)
  const words = typeof cell === 'string' && /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

const csv = ({ columns, rows }: CopyTable): string =>
  // The mark at the start tells a spreadsheet that it is UTF-8.
  `\ufeff${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`

const json = ({ madeAt, tables, files }: CopyRecord): string =>
  JSON.stringify(
    {
      madeAt,
      tables: tables.map(({ name, note, columns, rows }) => ({
        name,
        note,
        rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))
      })),
      files
    },
    null,
    2
  )

const cells = (tag: 'th' | 'td', row: readonly CopyCell[]): string =>
  `<tr>${row.map((c) => `<${tag}>${escapeHtml(text(c))}</${tag}>`).join('')}</tr>`

const section = ({ name, note, columns, rows }: CopyTable): string =>
  [
    `<h2>${escapeHtml(name)}</h2>`,
    `<p>${escapeHtml(note)}</p>`,
    rows.length === 0
      ? '<p>没有。</p>'
      : `<div class="wide"><table>${cells('th', columns)}${rows.map((r) => cells('td', r)).join('')}</table></div>`
  ].join('\n')

const fileLine = ({ path, kept }: CopyFile): string =>
  kept
    ? `<li><a href="${encodeURI(path)}">${escapeHtml(path)}</a></li>`
    : `<li>${escapeHtml(path)}（太大，没有放进来，可以在小院里看）</li>`

const style = `body{font:18px/1.7 sans-serif;max-width:60em;margin:1em auto;padding:0 1em}
table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}
.wide{overflow-x:auto}`

const page = ({ madeAt, tables, files }: CopyRecord): string =>
  `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>我在小院的资料</title><style>${style}</style></head><body>
<h1>我在小院的资料</h1>
<p>${escapeHtml(madeAt)}整理。里面有您的个人信息，请自己保管好，不要转发。</p>
${tables.map(section).join('\n')}
<h2>照片和录音</h2>
${files.length === 0 ? '<p>没有。</p>' : `<ul>${files.map(fileLine).join('')}</ul>`}
</body></html>
`

/**
 * The written files of a copy of one's data: a page to read without any program, the same as JSON for machines
 * (个人信息保护法第45条第3款: 转移), and each table for a spreadsheet.
 */
export const writtenCopy = (record: CopyRecord): readonly WrittenFile[] => [
  { path: '我的资料.html', text: page(record) },
  { path: '我的资料.json', text: json(record) },
  ...record.tables.map((table) => ({ path: `表格/${table.name}.csv`, text: csv(table) }))
]
