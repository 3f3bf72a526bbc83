import type { PartyStatus, Relation } from './member'
import {
  type Cell,
  compact,
  hasTwoPlaces,
  isFormulaError,
  isReadableName,
  looksLikeIdNumber,
  type PhoneCell,
  quoted,
  readBirthMonth,
  readGroup,
  readName,
  readParty,
  readPhone,
  readRelation,
  readResidence,
  readSex,
  readYes
} from './roster-cells'
import {
  columnTitles,
  findHeader,
  type Header,
  type RosterColumn,
  rosterColumns,
  yesMeans
} from './roster-columns'
import { findIdColumns, type IdColumns, idProblems } from './roster-id-numbers'
import { problem, type RosterProblem, type RosterProblemCode } from './roster-problems'

/** One person of a roster file. `undefined` is what the file does not say: an import leaves it as it is. */
export interface RosterPerson {
  /** The row as Excel counts it, from 1. */
  readonly row: number
  readonly group: { readonly no: number | null; readonly name: string }
  readonly courtyard: string | undefined
  readonly householdNo: string
  /** The head's name as the 户主 column gives it. */
  readonly headName: string | undefined
  readonly name: string
  /** Null only where a problem was reported. */
  readonly relation: Relation | null
  readonly sex: 'male' | 'female' | undefined
  readonly birthMonth: string | undefined
  readonly phone: PhoneCell
  readonly residence: 'resident' | 'away' | undefined
  readonly party: PartyStatus | undefined
  readonly representative: boolean | undefined
}

export interface RosterRows {
  readonly people: readonly RosterPerson[]
  readonly problems: readonly RosterProblem[]
  readonly ignoredColumns: readonly string[]
}

export const maxRosterRows = 5_000

type Report = (code: RosterProblemCode, column: RosterColumn | null, message: string) => void
interface Carried {
  group: { no: number | null; name: string } | null
  householdNo: string | null
  head: string | undefined
}

/**
 * Reads the rows of one sheet, each cell by itself; what concerns a household as a whole is checked afterwards by
 * `checkRoster`. Never throws: what cannot be read is a problem with its row.
 */
export const readRosterRows = (sheet: readonly (readonly Cell[])[]): RosterRows => {
  const header = findHeader(sheet)
  if (!header) {
    const words = '没有找到表头。请在前10行里留一行写明：组、户号、姓名、与户主关系。可以下载模板对照。'
    return {
      people: [],
      problems: [
        problem('HEADER_MISSING', null, null, words),
        ...idProblems(findIdColumns(sheet, null), null)
      ],
      ignoredColumns: []
    }
  }
  const ids = findIdColumns(sheet, header)
  const problems = [...missingColumns(header), ...idProblems(ids, header)]
  const body = sheet.slice(header.lastRow + 1)
  const filled = body.filter((row) => row.some((cell) => compact(cell) !== '')).length
  if (filled > maxRosterRows) {
    const words = `表里有${filled}行，一次最多导入${maxRosterRows}行。请检查是不是把别的村也放进来了。`
    problems.push(problem('TOO_MANY_ROWS', null, null, words))
  }
  if (problems.some((p) => p.code === 'COLUMN_MISSING' || p.code === 'TOO_MANY_ROWS')) {
    return { people: [], problems, ignoredColumns: header.ignored }
  }
  const people: RosterPerson[] = []
  const carried: Carried = { group: null, householdNo: null, head: undefined }
  const birthAt = header.at.get('birth')
  const twoPlaces = birthAt !== undefined && body.some((row) => hasTwoPlaces(row[birthAt]))
  body.forEach((cells, i) => {
    const row = header.lastRow + 2 + i
    const report: Report = (code, column, message) => problems.push(problem(code, row, column, message))
    const person = readRow({ cells, row, header, ids, carried, twoPlaces, report })
    if (person) people.push(person)
  })
  if (people.length === 0 && problems.every((p) => p.severity !== 'error')) {
    problems.push(problem('NO_PEOPLE', null, null, '表头下面一个人也没有，请填好名册再导入。'))
  }
  return { people, problems, ignoredColumns: header.ignored }
}

const missingColumns = (header: Header): RosterProblem[] =>
  header.missing.map((key) =>
    problem('COLUMN_MISSING', header.lastRow + 1, key, `表里缺“${columnTitles[key]}”这一列，请加上再导入。`)
  )

interface RowInput {
  readonly ids: IdColumns
  readonly cells: readonly Cell[]
  readonly row: number
  readonly header: Header
  readonly carried: Carried
  readonly twoPlaces: boolean
  readonly report: Report
}

const footer = /^(合计|总计|小计|共计|备注[:：]|说明[:：]|注[:：]|填表|制表|审核|填报|负责人)/

const readRow = (input: RowInput): RosterPerson | null => {
  const written = input.cells.filter((cell) => compact(cell) !== '')
  const first = compact(written[0])
  if (first === '') return null
  const blamed = spoiltCells(input)
  const report: Report = (code, column, message) => {
    if (column === null || !blamed.has(column)) input.report(code, column, message)
  }
  const cellOf = (key: RosterColumn): Cell | undefined => {
    const at = input.header.at.get(key)
    return at === undefined || blamed.has(key) ? null : input.cells[at]
  }
  const name = readName(cellOf('name'))
  if (name === '姓名' || name === '成员姓名') return null
  const someone = name !== '' || blamed.has('name') || saysSomeone(cellOf)
  if (footer.test(first) || !someone) return skipped(written, first, input)
  const where = readWhere({ ...input, report }, cellOf)
  if (name === '') report('NAME_MISSING', 'name', '这一行没有姓名，请补上；没有人的话请删掉这一行。')
  else if (!isReadableName(name)) {
    const words = `姓名${quoted(name)}里有认不出或不该有的字，请只写姓名，生僻字请重新打出来。`
    report('NAME_UNREADABLE', 'name', words)
  }
  const birthMonth = readBirth(cellOf('birth'), { ...input, report })
  return { row: input.row, ...where, name, ...readFacts(cellOf, input.header, report), birthMonth }
}

/** Columns whose cell of this row holds an ID-card number or a broken formula: said once, and read as nothing. */
const spoiltCells = ({ cells, header, ids, report }: RowInput): ReadonlySet<RosterColumn> => {
  const blamed = new Set<RosterColumn>()
  for (const key of rosterColumns) {
    const at = header.at.get(key) ?? -1
    const cell = cells[at]
    if (isFormulaError(cell)) {
      const words = `“${columnTitles[key]}”这一格的公式出错了（${compact(cell)}），请直接填写内容。`
      report('FORMULA_ERROR', key, words)
    } else if (!ids.has(at) || !looksLikeIdNumber(cell)) continue
    blamed.add(key)
  }
  return blamed
}

const readBirth = (cell: Cell | undefined, { header, twoPlaces, report }: RowInput): string | undefined => {
  const { month, fault } = readBirthMonth(cell, twoPlaces)
  const year = compact(cell).slice(0, 4)
  if (month === null && fault === null && header.at.has('birth')) {
    report('BIRTH_MISSING', 'birth', '没有出生年月：以后没法判断是否满18岁，最好补上。')
  } else if (fault === 'ambiguous') {
    report(
      'BIRTH_AMBIGUOUS',
      'birth',
      `${quoted(cell)}可能是1月，也可能是10月，请写成 ${year}-01 或 ${year}-10。`
    )
  } else if (fault === 'impossible') {
    report('BIRTH_IMPOSSIBLE', 'birth', `没有${quoted(cell)}这样的年月，请写成 1958-03 这样。`)
  } else if (fault === 'unreadable') {
    report('BIRTH_UNREADABLE', 'birth', `出生年月${quoted(cell)}看不懂，要有年和月，请写成 1958-03 这样。`)
  }
  return month ?? undefined
}

const saysSomeone = (cellOf: (key: RosterColumn) => Cell | undefined): boolean =>
  (['householdNo', 'relation', 'sex', 'birth', 'phone'] as const).some((key) => compact(cellOf(key)) !== '')

const skipped = (written: readonly Cell[], first: string, input: RowInput): null => {
  const group = written.length === 1 ? readGroup(first) : null
  // A line such as 第三组 alone is a heading of what follows.
  if (group?.no) input.carried.group = group
  else input.report('ROW_IGNORED', null, '这一行没有姓名，当作说明，不会导入。')
  return null
}

const readWhere = (
  { carried, report }: RowInput,
  cellOf: (key: RosterColumn) => Cell | undefined
): Pick<RosterPerson, 'group' | 'householdNo' | 'headName' | 'courtyard'> => {
  const ownNo = compact(cellOf('householdNo'))
  const ownHead = readName(cellOf('head')) || undefined
  const isHead = readRelation(cellOf('relation')) === 'head'
  const otherHead = ownHead !== undefined && carried.head !== undefined && ownHead !== carried.head
  const begins = ownNo !== '' && ownNo !== carried.householdNo
  const householdNo = ownNo || (isHead || otherHead ? '' : (carried.householdNo ?? ''))
  if (householdNo === '') {
    report(
      'HOUSEHOLD_NO_MISSING',
      'householdNo',
      '这一行没有户号。同一户的人可以只在第一行写，新的一户必须写。'
    )
  } else if (Array.from(householdNo).length > 20) {
    report('VALUE_UNKNOWN', 'householdNo', '户号太长了，最多20个字。')
  }
  carried.head = ownHead ?? (begins || householdNo === '' ? undefined : carried.head)
  carried.householdNo = householdNo || null
  carried.group = readGroup(cellOf('group')) ?? carried.group
  if (!carried.group) report('GROUP_MISSING', 'group', '这一行没有写是哪个组，请补上。')
  const courtyard = Array.from(compact(cellOf('courtyard')))
    .slice(0, 30)
    .join('')
  return {
    group: carried.group ?? { no: null, name: '' },
    householdNo,
    headName: carried.head,
    courtyard: courtyard || undefined
  }
}

type Facts = Pick<RosterPerson, 'relation' | 'sex' | 'phone' | 'residence' | 'party' | 'representative'>

const readFacts = (
  cellOf: (key: RosterColumn) => Cell | undefined,
  header: Header,
  report: Report
): Facts => {
  const unknown = (key: RosterColumn, hint: string) =>
    report('VALUE_UNKNOWN', key, `“${columnTitles[key]}”写的${quoted(cellOf(key))}看不懂，请填${hint}。`)
  const relation = readRelation(cellOf('relation'))
  if (!relation) {
    const cell = cellOf('relation')
    const what = compact(cell) === '' ? '没有写与户主的关系' : `与户主关系${quoted(cell)}看不懂`
    report(
      'RELATION_UNKNOWN',
      'relation',
      `${what}，请填：户主、配偶、子女、儿媳、女婿、父母、孙子女、祖父母、兄弟姐妹或其他。`
    )
  }
  const sex = readSex(cellOf('sex'))
  if (sex === undefined) unknown('sex', '“男”或“女”')
  const phone = readPhone(cellOf('phone'))
  if (phone.kind === 'bad') report('PHONE_BAD', 'phone', '手机号不对，应是1开头的11位数字；没有的写“无”。')
  const residence = residenceOf(cellOf('residence'), header)
  if (residence === null) unknown('residence', '“常住”或“外出”')
  const party = header.at.has('party') ? readParty(cellOf('party')) : null
  if (party === undefined) unknown('party', '“是”“预备”或“否”')
  const representative = readRepresentative(cellOf('representative'))
  if (representative === null) unknown('representative', '“是”或“否”')
  return {
    relation,
    sex: sex ?? undefined,
    phone,
    residence: residence ?? undefined,
    party: header.at.has('party') ? party : undefined,
    representative: header.at.has('representative') ? (representative ?? undefined) : undefined
  }
}

const readRepresentative = (cell: Cell | undefined): boolean | null =>
  /^(村民)?代表$/.test(compact(cell)) ? true : readYes(cell)

const residenceOf = (cell: Cell | undefined, header: Header): 'resident' | 'away' | undefined | null => {
  const at = header.at.get('residence')
  if (at === undefined) return undefined
  const word = readResidence(cell)
  const asked = yesMeans(header.titles[at] ?? '')
  const other = asked === 'away' ? 'resident' : 'away'
  if (asked === 'resident' && compact(cell) === '') return undefined
  if (word) return word
  const answer = readYes(cell)
  return asked === null || answer === null ? null : answer ? asked : other
}
