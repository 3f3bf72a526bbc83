import { type Cell, compact } from './roster-cells'

export const rosterColumns = [
  'group',
  'courtyard',
  'householdNo',
  'head',
  'name',
  'relation',
  'sex',
  'birth',
  'phone',
  'residence',
  'party',
  'representative'
] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** The heading that exports and the template write, and that problems name. */
export const columnTitles: Record<RosterColumn, string> = {
  group: '组',
  courtyard: '院落',
  householdNo: '户号',
  head: '户主',
  name: '姓名',
  relation: '与户主关系',
  sex: '性别',
  birth: '出生年月',
  phone: '手机号',
  residence: '常住/外出',
  party: '党员',
  representative: '村民代表'
}

export const requiredColumns = [
  'group',
  'householdNo',
  'name',
  'relation'
] as const satisfies readonly RosterColumn[]

const synonyms: Record<RosterColumn, readonly string[]> = {
  group: ['组', '组别', '小组', '村民小组', '村民组', '所在组', '所属组', '组名', '组号', '村组'],
  courtyard: ['院落', '所属院落', '所在院落', '院子', '小院', '院落名称'],
  householdNo: ['户号', '户编号', '户编码', '门牌户号', '户序号', '家庭编号', '农户编号'],
  head: ['户主', '户主姓名', '户主名'],
  name: ['姓名', '成员姓名', '家庭成员姓名', '人员姓名', '家庭成员', '成员'],
  relation: ['与户主关系', '与户主的关系', '关系', '家庭关系', '与户主之关系', '成员关系'],
  sex: ['性别'],
  birth: ['出生年月', '出生日期', '出生年月日', '生日', '出生', '出生月份', '出生时间'],
  phone: ['手机号', '手机号码', '手机', '电话', '联系电话', '电话号码', '联系方式', '本人电话'],
  residence: [
    '常住/外出',
    '常住外出',
    '居住情况',
    '居住状态',
    '在家/外出',
    '常住或外出',
    '是否常住',
    '是否在家',
    '是否外出',
    '外出',
    '外出务工',
    '是否外出务工',
    '常住'
  ],
  party: ['党员', '是否党员', '政治面貌', '是否中共党员', '中共党员', '党员情况'],
  representative: ['村民代表', '是否村民代表', '是否代表', '代表']
}

const columnOf = new Map(rosterColumns.flatMap((key) => synonyms[key].map((word) => [word, key] as const)))

/** What a yes means in a residence column that asks a question; null where it holds words such as 常住. */
export const yesMeans = (title: string): 'resident' | 'away' | null =>
  /^(是否外出|外出|外出务工|是否外出务工)$/.test(title)
    ? 'away'
    : /^(是否常住|是否在家|常住)$/.test(title)
      ? 'resident'
      : null

const heading = (cell: Cell | undefined): string =>
  compact(cell)
    .replace(/[(（【[].*$/, '')
    .replace(/[*:：]/g, '')

export interface Header {
  /** Index (from 0) of the last row of the heading; the people follow. */
  readonly lastRow: number
  readonly at: ReadonlyMap<RosterColumn, number>
  /** Each column's heading as the file writes it. */
  readonly titles: readonly string[]
  /** Headings that are not read. */
  readonly ignored: readonly string[]
  readonly missing: readonly RosterColumn[]
}

/**
 * Finds the heading among the first ten rows: titles may stand above it, and it may take two rows where cells are
 * merged (家庭成员 over 姓名, 关系 …). Null when no row looks like one.
 */
export const findHeader = (rows: readonly (readonly Cell[])[]): Header | null => {
  let best: Header | null = null
  for (let i = 0; i < Math.min(rows.length, 10); i++) {
    const single = headerOf(rows[i] ?? [], [], i)
    // A second row counts only where the first leaves something out: a person's row says 户主 too.
    const double = single.missing.length > 0 ? headerOf(rows[i] ?? [], rows[i + 1] ?? [], i + 1) : single
    const found = double.missing.length < single.missing.length ? double : single
    if (found.at.size >= 3 && found.at.size > (best?.at.size ?? 0)) best = found
  }
  return best
}

const headerOf = (above: readonly Cell[], below: readonly Cell[], lastRow: number): Header => {
  const at = new Map<RosterColumn, number>()
  const titles: string[] = []
  const ignored: string[] = []
  for (let c = 0; c < Math.max(above.length, below.length); c++) {
    const lower = heading(below[c])
    const upper = heading(above[c])
    const title = columnOf.has(lower) || upper === '' ? lower : upper
    titles.push(title)
    const key = columnOf.get(title)
    if (key && !at.has(key)) at.set(key, c)
    else if (title) ignored.push(title.slice(0, 20))
  }
  return { lastRow, at, titles, ignored, missing: requiredColumns.filter((key) => !at.has(key)) }
}
