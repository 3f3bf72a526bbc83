import { spoken } from './for-ear'
import { sayCount, sayPoints } from './number'

interface TableHeard {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface SectionHeard {
  readonly heading: string | null
  readonly lines: readonly string[]
  readonly table: TableHeard | null
}

interface NoticeHeard {
  readonly title: string
  readonly subjectName: string
  readonly isCorrection: boolean
  readonly stateName: string
  readonly requiredDays: number
  readonly windowDays: number
  readonly warning: string | null
  readonly covered: boolean
  readonly corrects: Changed | null
  readonly correctedBy: string | null
  readonly sections: readonly SectionHeard[]
}

interface Changed {
  readonly reason: string
  readonly differences: readonly {
    readonly where: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

/** A row as a sentence: each cell with the name of its column; what is empty is not said. */
const sayRow = (columns: readonly string[], row: readonly string[]): string =>
  row.flatMap((cell, i) => (cell ? [`${columns[i] ?? ''}，${cell}`] : [])).join('；')

const saySection = ({ heading, lines, table }: SectionHeard): (string | null)[] => [
  heading,
  ...lines,
  table && `下面是${sayCount(table.rows.length, '行')}`,
  ...(table?.rows.map((row, i) => `第${i + 1}行，${sayRow(table.columns, row)}`) ?? [])
]

const sayChanged = ({ reason, differences }: Changed): string[] => [
  `更正理由：${reason}`,
  ...differences.map(
    (d) =>
      `${d.where}，${d.before === null ? '' : `原来是${d.before}，`}现在${d.after === null ? '去掉了' : `是${d.after}`}`
  )
]

/** The head of a notice: what it is, how long it hangs, until when one may object (`clock`, in a sentence). */
const sayHead = (n: NoticeHeard, clock: string): (string | false | null)[] => [
  n.title,
  `这是${n.subjectName}${n.isCorrection ? '的更正公告' : ''}，公示${n.requiredDays}天，前${n.windowDays}天可以提异议`,
  clock,
  n.warning,
  n.correctedBy !== null && '这一份已经不作数，以更正公告为准',
  n.covered && '这份公示里有个人信息，已经遮住，改好以后会重新公示'
]

/** A notice whole for the ear, its tables as sentences. */
export const spokenNotice = (n: NoticeHeard, clock: string): string =>
  spoken([
    ...sayHead(n, clock),
    ...(n.corrects ? sayChanged(n.corrects) : []),
    ...n.sections.flatMap(saySection)
  ])

interface LineHeard {
  readonly no: number
  readonly householdName: string
  readonly own: boolean
  readonly total: number
  readonly nowTotal: number
  readonly participation: number
  readonly courtyard: number
  readonly virtue: number
}

const sayLine = (line: LineHeard): string =>
  [
    `${line.householdName}，${sayPoints(line.total)}`,
    line.participation !== 0 && `乡村建设参与${line.participation}分`,
    line.courtyard !== 0 && `庭院卫生${line.courtyard}分`,
    line.virtue !== 0 && `公益美德${line.virtue}分`,
    line.nowTotal !== line.total && `核实后改成${line.nowTotal}分`
  ]
    .filter(Boolean)
    .join('，')

/** The month's points for the ear: one's own household first, then everybody's by number. */
export const spokenPointsNotice = (n: NoticeHeard, clock: string, lines: readonly LineHeard[]): string => {
  const own = lines.filter((l) => l.own)
  return spoken([
    ...sayHead(n, clock),
    own.length > 0 && `您家：${own.map(sayLine).join('；')}`,
    `一共${sayCount(lines.length, '户')}，按户号排，不排名次`,
    ...lines.map((line) => `第${line.no}行，${sayLine(line)}`)
  ])
}

/** A list of notices: each with its state and clock. */
export const spokenNotices = (
  notices: readonly { readonly title: string; readonly stateName: string; readonly clock: string }[]
): string => spoken(notices.map((n) => `${n.title}，${n.stateName}，${n.clock}`))
