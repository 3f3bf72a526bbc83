import { lengthOf } from '../common/fields'
import { type Cap, type PointsCategory, pointsCategories } from '../points/points'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { type Amount, readPoints, readPointsIn, unitBeside, unitOf } from './amounts'
import { capsIn, readCaps } from './cap-words'
import { categoryOf } from './category'
import { forbiddenIn } from './forbidden'
import { cellWords, plainWords } from './plain-words'
import { type Row, type Statement, tableOf } from './rows'
import { mostPoints, mostWords } from './rulebook-limits'

export interface AcceptedRule {
  readonly category: PointsCategory
  /** The table named another category than the three: people look at it before the rulebook is adopted. */
  readonly categoryGuessed: boolean
  /** What the table called it. */
  readonly sourceCategory: string
  /** As it was written. */
  readonly text: string
  /** Negative only where deductions are asked for. */
  readonly points: number
  readonly unit: string
  readonly caps: readonly Cap[]
  /** A limit that was written and could not be read as points in a period. */
  readonly capUnread: string | null
  readonly evidence: string | null
  readonly group: string | null
}

export const missingNames = { category: '类别', text: '内容', points: '分值', unit: '计分单位' } as const
export type Missing = keyof typeof missingNames

export interface IncompleteRule {
  readonly text: string
  readonly missing: readonly Missing[]
}

export interface RefusedRule {
  readonly text: string
  readonly code: string
  readonly message: string
}

export interface RulesReading {
  readonly source: string | null
  readonly accepted: readonly AcceptedRule[]
  readonly incomplete: readonly IncompleteRule[]
  readonly refused: readonly RefusedRule[]
}

export interface ReadOptions {
  /** A resolution of this village allows deductions (`../points/deduction.ts`); off unless said. */
  readonly deductions?: boolean
}

export const ruleRefusals = {
  deductionOff: {
    code: 'RULE_DEDUCTION_OFF',
    message:
      '扣分默认不开启：请改成“做到了加几分”，或先由村民会议写入村规民约并报乡镇备案，再按提醒、告知、申辩、复核来办。'
  },
  vague: {
    code: 'RULE_VAGUE',
    message: '这一条没有说清什么算、什么不算，不能用来扣分。请写成看得见、数得清的事。'
  },
  rubric: {
    code: 'RULE_RUBRIC',
    message: '这是检查打分的标准（满分几分），不是记分的事项。请放到庭院卫生检查的评分标准里。'
  },
  tooMany: {
    code: 'RULE_POINTS_TOO_MANY',
    message: `一条最多${mostPoints}分，请核对分值。`
  },
  tooLong: { code: 'RULE_TEXT_TOO_LONG', message: `一条最多${mostWords}个字，请分成几条来写。` },
  sanction: {
    code: 'RULE_PENALTY',
    message: '村里不能用积分办法停办、拒绝或处罚（行政处罚法第16条）。请删去这一条。'
  }
} as const satisfies Record<string, Refusal>

const flagged =
  /(?:不得|禁止|不能|不应|不可|不宜)(?:[^,。;]{0,6})(?:带入|写入|列入|实现|采用|使用|照搬)|UNSAFE/i

const flaggedBy = (note: string): Refusal => ({
  code: 'RULE_FLAGGED',
  message: `整理这份表的人已注明不能采用：${Array.from(note).slice(0, 60).join('')}。请删去或改写。`
})

/** A number its own collector could not vouch for is no number yet. */
const uncertain = /分值?(?:[^,。;]{0,4})(?:待核|待定|不清|不确定|存疑|待查|待确认)/

const vague =
  /社会公德|影响(?:恶劣|不好|形象)|不听话|不服从|不配合|表现(?:不好|差|较差)|态度|其他(?:不良|不文明|违规)/

/** Categories in which every line takes points away, whatever its sign. */
const takingCategory = /负面清单|^[扣减]分|[扣减]分项|惩戒|反向|负向|不良行为|不文明行为|一票否决/

/** The points of a row: its own cell, or what its sentence says; a sentence that takes points away has the last word. */
const amountOf = (row: Row): Amount => {
  const own = readPoints(row.points)
  const said = row.text === null ? own : readPointsIn(row.text)
  if (own.kind === 'deduction') return own
  if (said.kind === 'deduction') {
    return { kind: 'deduction', points: said.points ?? (own.kind === 'points' ? -own.points : null) }
  }
  const amount = own.kind === 'none' ? said : own
  const minus = row.minus || (row.category !== null && takingCategory.test(plainWords(row.category)))
  if (!minus) return amount
  return { kind: 'deduction', points: amount.kind === 'points' ? -amount.points : null }
}

const unitIn = (row: Row): string | null =>
  unitOf(row.unit) ??
  (typeof row.points === 'string' ? unitBeside(row.points) : null) ??
  (row.text === null ? null : unitBeside(row.text))

const wordsOf = (row: Row): string =>
  [row.text, row.category, row.points, row.unit, row.cap, row.evidence]
    .map((cell) => cellWords(cell))
    .filter((words) => words !== null)
    .join('\n')

/** The line as it stands in its table, in the order of its columns. */
const saidIn = (row: Row): string =>
  [row.category, row.text, row.points, row.unit, row.cap, row.evidence, row.note, row.group]
    .map((cell) => cellWords(cell))
    .filter((words) => words !== null)
    .join(' | ')

const refusalOf = (row: Row, amount: Amount, ofVillages: boolean, options: ReadOptions): Refusal | null => {
  const forbidden = forbiddenIn(wordsOf(row))
  if (forbidden) return forbidden
  if (row.note !== null && flagged.test(row.note)) return forbiddenIn(row.note) ?? flaggedBy(row.note)
  if (ofVillages || unitOf(row.unit) === '满分') return ruleRefusals.rubric
  if (row.text !== null && lengthOf(row.text) > mostWords) return ruleRefusals.tooLong
  if (amount.kind === 'deduction') {
    if (!options.deductions) return ruleRefusals.deductionOff
    if (row.text !== null && vague.test(plainWords(row.text))) return ruleRefusals.vague
  }
  const size = amount.kind === 'points' || amount.kind === 'deduction' ? Math.abs(amount.points ?? 0) : 0
  return size > mostPoints ? ruleRefusals.tooMany : null
}

/** A line of a table as far as it could be read, with what it was before: nothing is lost that somebody wrote. */
export interface ReadLine {
  /** Its cells as they were written. */
  readonly said: string
  /** As much of a rule as is there. */
  readonly part: {
    readonly category: PointsCategory | null
    readonly text: string
    readonly points: number | null
    readonly unit: string | null
    readonly caps: readonly Cap[]
    readonly evidence: string | null
    readonly group: string | null
  }
  readonly categoryGuessed: boolean
  readonly sourceCategory: string
  readonly capUnread: string | null
  readonly missing: readonly Missing[]
  readonly refusal: Refusal | null
}

/** The points that a line gives, null where none can be told. */
const pointsOf = (row: Row, amount: Amount): number | null => {
  if (row.note !== null && uncertain.test(plainWords(row.note))) return null
  return amount.kind === 'points' || amount.kind === 'deduction' ? amount.points : null
}

const readRow = (row: Row, ofVillages: boolean, options: ReadOptions): ReadLine => {
  const amount = amountOf(row)
  const refusal = refusalOf(row, amount, ofVillages, options)
  const points = pointsOf(row, amount)
  const unit = unitIn(row)
  const found = categoryOf(row.category, row.text ?? '')
  const each = points !== null && points > 0 ? points : null
  const { caps, unread } = readCaps(row.cap, each)
  const has = { category: found, text: row.text, points, unit }
  return {
    said: saidIn(row),
    part: {
      ...{ category: found?.category ?? null, points, unit, evidence: row.evidence, group: row.group },
      text: row.text ?? (refusal ? (cellWords(row.points) ?? '') : ''),
      caps: caps.length > 0 || unread || row.text === null ? caps : capsIn(row.text, each)
    },
    categoryGuessed: found?.guessed ?? false,
    sourceCategory: row.category ?? '',
    capUnread: unread,
    missing: refusal ? [] : (Object.keys(has) as Missing[]).filter((key) => has[key] === null),
    refusal
  }
}

const acceptedOf = (line: ReadLine): AcceptedRule[] => {
  const { category, points, unit } = line.part
  if (line.refusal || line.missing.length > 0 || category === null || points === null || unit === null)
    return []
  const { categoryGuessed, sourceCategory, capUnread } = line
  return [{ ...line.part, category, points, unit, categoryGuessed, sourceCategory, capUnread }]
}

const judgeStatement = ({ text, sanction }: Statement): RefusedRule[] => {
  const refusal = forbiddenIn(text) ?? (sanction ? ruleRefusals.sanction : null)
  return refusal ? [{ text, code: refusal.code, message: refusal.message }] : []
}

export interface LinesReading {
  readonly source: string | null
  /** Every line of the table, in its order. */
  readonly lines: readonly ReadLine[]
  /** What the table says outside its lines and no rulebook may hold. */
  readonly beside: readonly RefusedRule[]
}

/**
 * Reads a table of rules from a file of any of the known shapes (`tableOf`), line by line. Refuses
 * RULEBOOK_FILE_UNKNOWN when there is no table in the file.
 */
export const readLines = (file: unknown, options: ReadOptions = {}): Outcome<LinesReading> => {
  const table = tableOf(file)
  if (!table) {
    return refuse(
      'RULEBOOK_FILE_UNKNOWN',
      '文件里没有找到积分细则。请写成 {"items": [{"text": …, "points": …}]} 这样。'
    )
  }
  return accept({
    source: table.source,
    lines: table.rows.map((row) => readRow(row, table.ofVillages, options)),
    beside: table.statements.flatMap(judgeStatement)
  })
}

/**
 * The same, sorted: accepted, incomplete (with what is missing) or refused (with a RULE_ code and why). Every line
 * comes out exactly once, in the table's order; what the table says outside its lines (penalties, linkage, a yearly
 * reset) is refused beside them. Refuses RULEBOOK_FILE_UNKNOWN when there is no table in the file.
 */
export const readRules = (file: unknown, options: ReadOptions = {}): Outcome<RulesReading> => {
  const read = readLines(file, options)
  if (!read.ok) return read
  const { source, lines, beside } = read.value
  return accept({
    source,
    accepted: lines.flatMap(acceptedOf),
    incomplete: lines.flatMap(({ part, missing }) =>
      missing.length > 0 ? [{ text: part.text, missing }] : []
    ),
    refused: [
      ...lines.flatMap(({ part, refusal: no }) =>
        no ? [{ text: part.text, code: no.code, message: no.message }] : []
      ),
      ...beside
    ]
  })
}

/** What `npm run rulebook:check` prints of a reading: the category by its Chinese name, nothing but the outcome. */
export const rulesOutcome = (reading: RulesReading) => ({
  accepted: reading.accepted.map(({ category, text, points, unit }) => ({
    ...{ category: pointsCategories[category], text, points, unit }
  })),
  incomplete: reading.incomplete,
  refused: reading.refused
})
