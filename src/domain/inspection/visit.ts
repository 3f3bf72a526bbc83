import { medianOf, spreadOf } from '../claim/median'
import { type Judge, type Kinship, recusalOf, recusalRefusal } from '../claim/recusal'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { faceOf, type Level, levelOf, type Rubric } from './rubric'

/** How many score a household at least, and how far apart they may be before someone looks again. */
export const fewestInspectors = 3
export const widestSpread = 15

/** Whether the household let the inspector in: not asked or no; as it said before in the app; asked at the door. */
export const consents = ['none', 'standing', 'spoken'] as const
export type Consent = (typeof consents)[number]

/** Marks by line; a line that was not looked at (no consent to enter) is left out. */
export type Marks = Readonly<Record<string, number>>

export interface Sheet extends Judge {
  readonly id: string
  /** When it was filled in on the phone, an ISO instant in UTC: sheets arrive in any order. */
  readonly at: string
  readonly consent: Consent
  readonly marks: Marks
  /** What help a helped household needs; empty where it was not asked. */
  readonly help: string
  /** The second look by whom the round is led. */
  readonly again: boolean
}

export interface HouseholdFacts {
  readonly householdId: string
  /** What it has said about entering by the time of the sheet; null: to be asked at the door each time. */
  readonly mayEnter: boolean | null
  /** Old people alone, or disabled: they are helped and never compared. */
  readonly helped: boolean
}

/** The lines that are asked for: those indoors only where somebody was let in. */
export const linesAsked = ({ lines }: Rubric, consent: Consent) =>
  lines.filter((line) => !line.indoors || consent !== 'none')

const isMark = (rubric: Rubric, mark: number, most: number): boolean =>
  rubric.scheme === 'faces'
    ? faceOf(mark) !== null && mark <= most
    : Number.isInteger(mark) && mark >= 0 && mark <= most

const checkMark = (rubric: Rubric, sheet: Sheet, id: string, mark: number): Outcome<null> => {
  const line = rubric.lines.find((l) => l.id === id)
  if (!line) return refuse('INSPECTION_LINE_UNKNOWN', '评分表里没有这一项，请更新后再评。', id)
  if (line.indoors && sheet.consent === 'none') {
    return refuse('INSPECTION_NOT_ENTERED', `这一户没有同意入室，“${line.words}”不打分。`, id)
  }
  if (isMark(rubric, mark, line.most)) return accept(null)
  return rubric.scheme === 'faces'
    ? refuse('INSPECTION_MARK', `“${line.words}”请从笑脸、呆脸、哭脸里选一个。`, id)
    : refuse('INSPECTION_MARK', `“${line.words}”请打0到${line.most}之间的整数分。`, id)
}

const checkConsent = (household: HouseholdFacts, { consent }: Sheet): Outcome<null> => {
  if (consent === 'none') return accept(null)
  const agreed = consent === 'standing' ? household.mayEnter === true : household.mayEnter !== false
  return agreed
    ? accept(null)
    : refuse('INSPECTION_NO_CONSENT', '这一户没有同意入室，请只评室外的项，再发一次。', 'consent')
}

/**
 * Checks one sheet. Refuses SCORER_RECUSED, INSPECTION_NO_CONSENT (entered although the household said no, or under a
 * consent that it has not given), INSPECTION_NOT_ENTERED (a mark for the inside of a house without entering),
 * INSPECTION_LINE_UNKNOWN, INSPECTION_LINE_MISSING, INSPECTION_MARK (not whole, below 0, above the line's most, no face)
 * and INSPECTION_HELP (a helped household with neither marks nor a word about help).
 */
export const checkSheet = (
  rubric: Rubric,
  household: HouseholdFacts,
  sheet: Sheet,
  kin: readonly Kinship[]
): Outcome<Sheet> => {
  const reason = recusalOf(sheet, { householdId: household.householdId, memberId: null }, kin)
  if (reason) return { ok: false, refusal: recusalRefusal(reason) }
  const consented = checkConsent(household, sheet)
  if (!consented.ok) return consented
  const marks = Object.entries(sheet.marks)
  for (const [id, mark] of marks) {
    const marked = checkMark(rubric, sheet, id, mark)
    if (!marked.ok) return marked
  }
  if (household.helped && marks.length === 0) {
    return sheet.help.trim() === ''
      ? refuse('INSPECTION_HELP', '这是照顾户，请选一选要帮什么；不用帮，也请点“不用帮”。', 'help')
      : accept(sheet)
  }
  const missing = linesAsked(rubric, sheet.consent).find((line) => !Object.hasOwn(sheet.marks, line.id))
  return missing
    ? refuse('INSPECTION_LINE_MISSING', `“${missing.words}”还没有打分。`, missing.id)
    : accept(sheet)
}

/**
 * A sheet's score out of a hundred, by the lines that were looked at: a household that let nobody in loses nothing by
 * it. A fraction is dropped, so that no level is reached by rounding. Null without marks. The sheet passed `checkSheet`.
 */
export const scoreOf = ({ lines }: Rubric, marks: Marks): number | null => {
  const looked = lines.filter((line) => Object.hasOwn(marks, line.id))
  if (looked.length === 0) return null
  const most = looked.reduce((sum, line) => sum + line.most, 0)
  const got = looked.reduce((sum, line) => sum + (marks[line.id] ?? 0), 0)
  return Math.floor((got * 100) / most)
}

/** What of a sheet its result hangs on. */
export interface Scored {
  readonly id: string
  readonly at: string
  readonly memberId: string
  readonly again: boolean
  readonly score: number | null
}

const isLater = (a: Scored, b: Scored): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at)

/** Each inspector counts once, by the last sheet filled in; the others are kept, not counted. */
export const countedSheets = <S extends Scored>(sheets: readonly S[]): S[] => {
  const last = new Map<string, S>()
  for (const sheet of sheets) {
    const other = last.get(sheet.memberId)
    if (!other || isLater(sheet, other)) last.set(sheet.memberId, sheet)
  }
  return [...last.values()]
}

export type VisitResult =
  | { readonly kind: 'waiting'; readonly missing: number }
  /** Too far apart: whoever leads the round looks again, and the new sheet is judged together with the old ones. */
  | { readonly kind: 'look_again'; readonly spread: number }
  | { readonly kind: 'done'; readonly score: number; readonly level: Level }
  /** Compared with nobody; the score, where three gave one, only ever adds points. */
  | { readonly kind: 'helped'; readonly score: number | null }

/**
 * What the sheets of one round say of a household: the median of at least three inspectors. A spread over 15 calls for
 * a second look, after which the median of all stands. A helped household gets no level. The order in which sheets
 * arrive, and how often, does not matter.
 */
export const visitResult = (helped: boolean, sheets: readonly Scored[]): VisitResult => {
  const counted = countedSheets(sheets)
  const scores = counted.flatMap(({ score }) => (score === null ? [] : [score]))
  const enough = scores.length >= fewestInspectors
  if (helped && counted.length > 0) return { kind: 'helped', score: enough ? medianOf(scores) : null }
  if (!enough) return { kind: 'waiting', missing: fewestInspectors - scores.length }
  const spread = spreadOf(scores)
  if (spread > widestSpread && !counted.some((sheet) => sheet.again)) return { kind: 'look_again', spread }
  const score = medianOf(scores)
  return { kind: 'done', score, level: levelOf(score) }
}

/** The middle mark of every line that anybody looked at: what a household is advised by, no inspector to be known from it. */
export const middleMarks = ({ lines }: Rubric, sheets: readonly (Scored & { readonly marks: Marks })[]) => {
  const counted = countedSheets(sheets)
  return lines.flatMap((line) => {
    const given = counted.flatMap(({ marks }) => marks[line.id] ?? [])
    return given.length === 0 ? [] : [{ ...line, mark: medianOf(given) }]
  })
}

/** Below three quarters of what a line can get there is something to mend. */
export const isWeak = ({ mark, most }: { readonly mark: number; readonly most: number }): boolean =>
  mark * 4 < most * 3
