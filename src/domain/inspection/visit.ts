import { medianOf, spreadOf } from '../claim/median'
import { type Judge, type Kinship, recusalOf, recusalRefusal } from '../claim/recusal'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { type Level, levelOf, type RubricLine } from './rubric'

/** How many score a household at least, and how far apart they may be before someone looks again. */
export const fewestInspectors = 3
export const widestSpread = 15

export interface Sheet extends Judge {
  readonly id: string
  /** When it was filled in on the phone, an ISO instant: sheets arrive in any order. */
  readonly at: string
  /** Marks by line; a line that was not looked at (no consent to enter) is left out. */
  readonly marks: Readonly<Record<string, number>>
}

export interface HouseholdFacts {
  readonly householdId: string
  /** The household let the inspectors in, this time. */
  readonly entered: boolean
  /** Old people alone, or disabled: they are helped and never compared. */
  readonly helped: boolean
}

/**
 * Checks one sheet. Refuses SCORER_RECUSED, INSPECTION_NOT_ENTERED (a mark for the inside of a house without consent),
 * INSPECTION_LINE_UNKNOWN, INSPECTION_LINE_MISSING and INSPECTION_MARK (not whole, below 0, above the line's most).
 */
export const checkSheet = (
  rubric: readonly RubricLine[],
  household: HouseholdFacts,
  sheet: Sheet,
  kin: readonly Kinship[]
): Outcome<Sheet> => {
  const reason = recusalOf(sheet, { householdId: household.householdId, memberId: null }, kin)
  if (reason) return { ok: false, refusal: recusalRefusal(reason) }
  for (const [id, mark] of Object.entries(sheet.marks)) {
    const line = rubric.find((l) => l.id === id)
    if (!line) return refuse('INSPECTION_LINE_UNKNOWN', '评分表里没有这一项，请更新后再评。', id)
    if (line.indoors && !household.entered) {
      return refuse('INSPECTION_NOT_ENTERED', `这一户没有同意入室，“${line.words}”不打分。`, id)
    }
    if (!Number.isInteger(mark) || mark < 0 || mark > line.most) {
      return refuse('INSPECTION_MARK', `“${line.words}”请打0到${line.most}之间的整数分。`, id)
    }
  }
  const asked = rubric.filter((line) => !line.indoors || household.entered)
  const missing = asked.find((line) => !Object.hasOwn(sheet.marks, line.id))
  return missing
    ? refuse('INSPECTION_LINE_MISSING', `“${missing.words}”还没有打分。`, missing.id)
    : accept(sheet)
}

/**
 * A sheet's score out of a hundred, by the lines that were looked at: a household that let nobody in loses nothing by
 * it. A fraction is dropped, so that no level is reached by rounding. The sheet passed `checkSheet`.
 */
export const scoreOf = (rubric: readonly RubricLine[], sheet: Sheet): number => {
  const looked = rubric.filter((line) => Object.hasOwn(sheet.marks, line.id))
  const most = looked.reduce((sum, line) => sum + line.most, 0)
  const got = looked.reduce((sum, line) => sum + sheet.marks[line.id], 0)
  return most === 0 ? 0 : Math.floor((got * 100) / most)
}

const isLater = (a: Sheet, b: Sheet): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at)

export type VisitResult =
  | { readonly kind: 'waiting'; readonly missing: number }
  /** Too far apart: someone looks again, and the new sheets are judged together with the old ones. */
  | { readonly kind: 'look_again'; readonly spread: number }
  | { readonly kind: 'done'; readonly score: number; readonly level: Level | null }

/**
 * What the sheets of one round say of a household: the median of at least three. A spread over 15 calls for a second
 * look (`again` says that it was taken: then the median of all stands). A helped household gets no level: it is
 * compared with nobody. Each inspector counts once, by the last sheet filled in; the others are kept, not counted. The
 * order in which sheets arrive does not matter.
 */
export const visitResult = (
  rubric: readonly RubricLine[],
  household: HouseholdFacts,
  sheets: readonly Sheet[],
  again: boolean
): VisitResult => {
  const counted = sheets.filter(
    (sheet) => !sheets.some((s) => s.memberId === sheet.memberId && isLater(s, sheet))
  )
  if (counted.length < fewestInspectors)
    return { kind: 'waiting', missing: fewestInspectors - counted.length }
  const scores = counted.map((sheet) => scoreOf(rubric, sheet))
  const spread = spreadOf(scores)
  if (spread > widestSpread && !again) return { kind: 'look_again', spread }
  const score = medianOf(scores)
  return { kind: 'done', score, level: household.helped ? null : levelOf(score) }
}
