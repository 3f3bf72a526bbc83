import { cellWords, isBlank } from './plain-words'

/** One line of a table, its cells as they came. */
export interface Row {
  readonly category: string | null
  readonly text: string | null
  readonly points: unknown
  readonly unit: unknown
  readonly cap: unknown
  readonly evidence: string | null
  readonly note: string | null
  readonly group: string | null
  /** From a list of deductions: its points are taken away whatever their sign. */
  readonly minus: boolean
}

/** Words of a table outside its lines: `sanction` where they stand under penalties, else any other remark. */
export interface Statement {
  readonly text: string
  readonly sanction: boolean
}

export interface Table {
  readonly source: string | null
  readonly rows: readonly Row[]
  readonly statements: readonly Statement[]
  /** The table scores villages or groups, not households. */
  readonly ofVillages: boolean
}

type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const names = {
  category: ['category', 'type', 'class', 'area', '类别', '分类', '大类', '类型', '一级指标'],
  text: [
    'text',
    'content',
    'name',
    'title',
    'item',
    'rule',
    'words',
    '内容',
    '条目',
    '事项',
    '项目',
    '细则',
    '积分内容',
    '评分内容'
  ],
  points: ['points', 'point', 'score', 'value', '分值', '积分', '分数', '得分', '加分', '赋分', '标准分'],
  taken: ['扣分', '减分', 'deduct', 'deduction'],
  unit: ['unit', 'per', '单位', '计量单位', '频次', '计分单位'],
  cap: ['cap', 'limit', 'max', '上限', '封顶', '限额', '积分上限'],
  evidence: ['evidence', 'proof', '依据', '佐证', '凭证', '证明材料', '认定依据'],
  note: ['note', 'remark', 'comment', '备注', '说明'],
  group: ['group', 'exclusive', 'exclusiveGroup', '互斥', '互斥组']
} as const

/** Which column of a rule a heading names; null for any other word. */
export const columnOf = (heading: string): keyof typeof names | null => {
  const word = heading.replace(/[\s（(].*$/, '').trim()
  const found = Object.entries(names).find(([, known]) => (known as readonly string[]).includes(word))
  return found ? (found[0] as keyof typeof names) : null
}

const lists =
  /^(?:items|rules|criteria|list|rows|data|entries|plus|bonus|条目|细则|项目|积分细则|加分项?|内容)$/i
const minusLists = /^(?:minus|deductions?|penalty_items|negative|扣分项?|减分项?|负面清单)$/i
const sections = /^(?:categories|sections|groups|chapters|类别|大类|分类)$/i
const sanctions =
  /sanction|penalt|punish|reset|refuse|defer|forbid|blacklist|惩|罚|约束|清零|归零|黑榜|黑名单|一票否决|不予|取消/i
/** About the table and its making: what is said there is no rule. */
const about =
  /^(?:id|source|village|scheme|title|name|completeness|subject|since|account|scorer|point_value|range.*|period.*|.*count.*|major.*|categor.*|.*note.*|.*warning.*|.*flag.*|observed.*|frameworks|levels.*|process|description|version|date.*|url|author|来源|标题|名称|说明|备注)$/i

const pick = (fields: Fields, keys: readonly string[]): unknown => {
  const named = keys.filter((key) => Object.hasOwn(fields, key)).map((key) => fields[key])
  return named.find(
    (value) => value !== null && value !== undefined && !(typeof value === 'string' && isBlank(value))
  )
}

const rowOf = (fields: Fields, category: string | null, minus: boolean): Row => {
  const taken = pick(fields, names.taken)
  const points = pick(fields, names.points)
  return {
    category: cellWords(pick(fields, names.category)) ?? category,
    text: cellWords(pick(fields, names.text)),
    points: points ?? taken,
    unit: pick(fields, names.unit),
    cap: pick(fields, names.cap),
    evidence: cellWords(pick(fields, names.evidence)),
    note: cellWords(pick(fields, names.note)),
    group: cellWords(pick(fields, names.group)),
    minus: minus || (points === undefined && taken !== undefined)
  }
}

const listIn = (fields: Fields): readonly unknown[] | null => {
  const key = Object.keys(fields).find(
    (k) => (lists.test(k) || minusLists.test(k)) && Array.isArray(fields[k])
  )
  const list = key === undefined ? null : fields[key]
  return Array.isArray(list) ? list : null
}

const rowsIn = (list: readonly unknown[], category: string | null, minus: boolean): Row[] =>
  list.flatMap((entry) => {
    if (Array.isArray(entry)) return rowsIn(entry, category, minus)
    if (!isFields(entry)) return [rowOf({ text: entry }, category, minus)]
    const inner = listIn(entry)
    if (!inner || inner.length === 0 || pick(entry, names.points) !== undefined)
      return [rowOf(entry, category, minus)]
    const named = cellWords(pick(entry, names.category)) ?? cellWords(pick(entry, names.text)) ?? category
    return rowsIn(inner, named, minus)
  })

const sectionsIn = (value: unknown): Row[] => {
  if (Array.isArray(value))
    return rowsIn(
      value.filter(isFields).filter((entry) => listIn(entry)),
      null,
      false
    )
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([name, list]) =>
    Array.isArray(list) ? rowsIn(list, name, false) : []
  )
}

const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return isBlank(value) ? [] : [value.trim()]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => (about.test(key) ? [] : wordsIn(inner)))
}

/** Penalties, one statement each: 「积分<70，暂停……」 of an object is one, of a list each its own. */
const statementsIn = (key: string, value: unknown): Statement[] => {
  const sanction = sanctions.test(key)
  if (sanction && value === true) return [{ text: key, sanction }]
  if (isFields(value) && value.enabled === false) return []
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return parts.flatMap((part): Statement[] => {
    const words = wordsIn(part)
    if (!sanction) return words.map((text) => ({ text, sanction }))
    return words.length === 0 ? [] : [{ text: words.join('，'), sanction }]
  })
}

type Part = { readonly rows: Row[]; readonly statements: Statement[] }

const partOf = (key: string, value: unknown): Part => {
  if (lists.test(key) && Array.isArray(value)) return { rows: rowsIn(value, null, false), statements: [] }
  if (minusLists.test(key)) {
    const list = Array.isArray(value) ? value : isFields(value) ? listIn(value) : null
    if (list) return { rows: rowsIn(list, null, true), statements: [] }
    return { rows: [], statements: statementsIn(`sanction ${key}`, value) }
  }
  if (sections.test(key)) return { rows: sectionsIn(value), statements: [] }
  if (sanctions.test(key)) return { rows: [], statements: statementsIn(key, value) }
  if (about.test(key)) return { rows: [], statements: [] }
  if (/\p{Script=Han}/u.test(key) && Array.isArray(value)) {
    return { rows: rowsIn(value, key, false), statements: [] }
  }
  return { rows: [], statements: statementsIn(key, value) }
}

const isRow = (fields: Fields): boolean =>
  cellWords(pick(fields, names.text)) !== null && names.points.some((key) => Object.hasOwn(fields, key))

/**
 * The lines of a file in whatever shape it came: a list, `{items: […]}`, lists of deductions, sections with a list
 * each, `{"庭院卫生": […]}`. Every entry of a list becomes one row, also one that can't be read; null when the file
 * holds no list of rules and no penalties at all.
 */
export const tableOf = (file: unknown): Table | null => {
  if (Array.isArray(file))
    return { source: null, rows: rowsIn(file, null, false), statements: [], ofVillages: false }
  if (!isFields(file)) return null
  const inner = Object.entries(file)
  const parts: Part[] =
    isRow(file) && !listIn(file)
      ? [{ rows: [rowOf(file, null, false)], statements: [] }]
      : inner.map(([key, value]) => partOf(key, value))
  const rows = parts.flatMap((part) => part.rows)
  const statements = parts.flatMap((part) => part.statements)
  const hasList = inner.some(([key, value]) => lists.test(key) && Array.isArray(value))
  if (rows.length === 0 && !hasList && !statements.some((s) => s.sanction)) return null
  const source = wordsIn(file.source ?? file.来源)
  return {
    source: source.length === 0 ? null : source.join('；'),
    rows,
    statements,
    ofVillages: /非农户|村\/组|乡镇查村/.test(cellWords(file.subject) ?? '')
  }
}
