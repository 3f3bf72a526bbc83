import { columnTitles, type RosterColumn } from './roster-columns'

/** An error keeps the whole file from being applied; a warning is for the clerk to look at. */
export type Severity = 'error' | 'warning'

/**
 * One thing wrong in a roster file: where it is, as Excel counts rows, and a sentence of what to do.
 * The sentence never repeats a phone or an ID-card number.
 */
export interface RosterProblem {
  readonly code: RosterProblemCode
  readonly severity: Severity
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

export const rosterProblemCodes = {
  HEADER_MISSING: 'error',
  COLUMN_MISSING: 'error',
  TOO_MANY_ROWS: 'error',
  NO_PEOPLE: 'error',
  ROW_IGNORED: 'warning',
  ID_NUMBER: 'error',
  FORMULA_ERROR: 'error',
  GROUP_MISSING: 'error',
  HOUSEHOLD_NO_MISSING: 'error',
  NAME_MISSING: 'error',
  NAME_UNREADABLE: 'error',
  RELATION_UNKNOWN: 'error',
  VALUE_UNKNOWN: 'error',
  BIRTH_MISSING: 'warning',
  BIRTH_UNREADABLE: 'error',
  BIRTH_AMBIGUOUS: 'error',
  BIRTH_IMPOSSIBLE: 'error',
  BIRTH_IN_FUTURE: 'error',
  AGE_OVER_120: 'error',
  PHONE_BAD: 'error',
  PHONE_MASK_DIFFERS: 'warning',
  HEAD_MISSING: 'error',
  HEAD_TWICE: 'error',
  HEAD_NAME_DIFFERS: 'error',
  HOUSEHOLD_TWO_GROUPS: 'error',
  HOUSEHOLD_TWO_COURTYARDS: 'error',
  PERSON_TWICE: 'error',
  PERSON_ELSEWHERE: 'warning',
  REPRESENTATIVE_MINOR: 'error',
  REPRESENTATIVE_TWO: 'warning',
  REPRESENTATIVE_BY_HAND: 'warning',
  PARTY_MINOR: 'error',
  GROUP_NEW: 'warning',
  ROLE_HOLDER_ENDED: 'warning'
} as const satisfies Record<string, Severity>
export type RosterProblemCode = keyof typeof rosterProblemCodes

export const problem = (
  code: RosterProblemCode,
  row: number | null,
  column: RosterColumn | null,
  message: string
): RosterProblem => ({
  code,
  severity: rosterProblemCodes[code],
  row,
  column: column === null ? null : columnTitles[column],
  message
})

export const hasErrors = (problems: readonly RosterProblem[]): boolean =>
  problems.some((p) => p.severity === 'error')

/** Refusals of the import as a whole. */
export const rosterRefusals = {
  unreadable: {
    code: 'ROSTER_FILE_UNREADABLE',
    message: '这个文件打不开，可能已损坏。请用电脑上的表格软件打开它，另存为“Excel 工作簿（.xlsx）”后再选。',
    field: 'file'
  },
  locked: {
    code: 'ROSTER_FILE_UNREADABLE',
    message: '这个文件设了打开密码。请在表格软件里取消密码，另存后再选。',
    field: 'file'
  },
  old: {
    code: 'ROSTER_FILE_OLD',
    message: '这是旧格式（.xls）的表格。请用表格软件打开，另存为“Excel 工作簿（.xlsx）”后再选。',
    field: 'file'
  },
  tooLarge: {
    code: 'ROSTER_FILE_TOO_LARGE',
    message: '这个表格太大了。请只留名册这一张工作表，删掉图片和表格外的内容，再另存为 .xlsx。',
    field: 'file'
  },
  errors: (count: number, first: RosterProblem) => ({
    code: 'ROSTER_HAS_ERRORS',
    message: `表里还有${count}处要改，改好再导入。第一处：${first.row === null ? '' : `第${first.row}行，`}${first.message}`,
    field: 'file'
  }),
  manyEnded: (ended: number, current: number) => ({
    code: 'ROSTER_MANY_ENDED',
    message: `名册现有${current}人，表里少了${ended}人，超过两成。请看看是不是漏了一页；确实都已迁出的，勾选“确认这些人已离开”再导入。`,
    field: 'confirmEnding'
  })
} as const
