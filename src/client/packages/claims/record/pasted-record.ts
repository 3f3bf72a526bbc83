import type { PasteFault } from '@/client/components/desk/paste'
import { type PastedRow, plainCell, wholeIn } from '@/domain/common/pasted-table'
import type { Line, RecordForm } from './record-draft'

/** What a list from Excel says about who did it and how often. */
export interface PastedRecord {
  readonly picked: RecordForm['picked']
  readonly faults: readonly PasteFault[]
}

interface Rule {
  /** Points for one time. */
  readonly points: number
  /** The most times in one record. */
  readonly most: number
}

type Kind = 'points' | 'times'
interface Columns {
  readonly who: readonly number[]
  readonly count: number | null
  readonly kind: Kind
}

const headings: readonly [RegExp, 'who' | Kind][] = [
  [/^(户号|门牌号?|户主(姓名)?|姓名|名字)$/, 'who'],
  [/^(分数?|积分|得分|应得分)$/, 'points'],
  [/^(次数?|天数?|几次|几天|个数|数量)$/, 'times']
]

/** Whether a line names its columns. */
export const isHeading = (row: PastedRow): boolean => row.cells.some((c) => headingOf(c) === 'who')

const headingOf = (cell: string) => headings.find(([name]) => name.test(plainCell(cell)))?.[1] ?? null

/** By the heading where there is one; without, the last column of numbers that is not the first one is the points. */
const columnsOf = (rows: readonly PastedRow[]): { columns: Columns; body: readonly PastedRow[] } => {
  const [first, ...rest] = rows
  const heads = first?.cells.map(headingOf) ?? []
  const who = heads.flatMap((h, i) => (h === 'who' ? [i] : []))
  if (who.length > 0) {
    const count = heads.findIndex((h) => h === 'points' || h === 'times')
    return {
      columns: { who, count: count < 0 ? null : count, kind: heads[count] === 'times' ? 'times' : 'points' },
      body: rest
    }
  }
  const width = Math.max(0, ...rows.map((r) => r.cells.length))
  const last = width - 1
  const counts = last > 0 && rows.every((r) => wholeIn(r.cells[last] ?? '') !== null)
  const others = Array.from({ length: counts ? last : width }, (_, i) => i)
  return { columns: { who: others, count: counts ? last : null, kind: 'points' }, body: rows }
}

const bare = (words: string): string =>
  plainCell(words)
    .replace(/[\s·•]/g, '')
    .replace(/家$/, '')

/** The lines a cell can mean: by the number on the door (with or without its noughts), or by a whole name. */
const meant = (lines: readonly Line[], cell: string): readonly Line[] => {
  const asked = bare(cell)
  if (asked === '') return []
  if (/^[\d-]+$/.test(asked)) {
    const exact = lines.filter((l) => l.words[0] === asked)
    const short = asked.replace(/^0+/, '')
    return exact.length > 0 ? exact : lines.filter((l) => l.words[0]?.replace(/^0+/, '') === short)
  }
  return lines.filter((l) => bare(l.name) === asked || l.words.slice(1).some((w) => bare(w) === asked))
}

/** Every cell narrows it down; null where two mean different people, or none means anybody. */
const lineOf = (lines: readonly Line[], cells: readonly string[]): readonly Line[] => {
  const filled = cells.filter((c) => bare(c) !== '')
  if (filled.length === 0) return []
  return filled.reduce<readonly Line[]>((left, cell) => meant(left, cell), lines)
}

const said = (cells: readonly string[]): string => cells.map(plainCell).filter(Boolean).join(' ')

/** How often, told from the cell; a sentence where it cannot be; null where every line is as the others. */
const timesOf = (cell: string, kind: Kind, { points, most }: Rule): number | string => {
  const number = wholeIn(cell)
  if (number === null) return `“${plainCell(cell)}”不是整数`
  if (kind === 'points' && (points <= 0 || number % points !== 0))
    return `${number}分不是每次${points}分的整倍数`
  const times = kind === 'points' ? number / points : number
  if (times < 1) return '是0，没有记'
  return times > most ? `一次最多记${most}次，请分开记` : times
}

/** The ticks that a list from Excel makes, and every line of it that was not understood, by its number. */
export const readPasted = (rows: readonly PastedRow[], lines: readonly Line[], rule: Rule): PastedRecord => {
  const { columns, body } = columnsOf(rows)
  const picked: Record<string, RecordForm['picked'][string]> = {}
  const faults: PasteFault[] = []
  for (const { line, cells } of body) {
    const who = columns.who.map((i) => cells[i] ?? '')
    const found = lineOf(lines, who)
    const times = columns.count === null ? null : timesOf(cells[columns.count] ?? '', columns.kind, rule)
    const [one] = found
    const fault =
      found.length === 0
        ? `名册里没有“${said(who)}”`
        : found.length > 1
          ? `“${said(who)}”有${found.length}个，请加上户号`
          : one && picked[one.key]
            ? `“${said(who)}”前面已经有了`
            : typeof times === 'string'
              ? `${said(who)}：${times}`
              : null
    if (fault !== null || !one || typeof times === 'string') faults.push({ line, words: fault ?? '' })
    else picked[one.key] = { householdId: one.householdId, memberId: one.memberId, name: one.name, times }
  }
  return { picked, faults }
}
