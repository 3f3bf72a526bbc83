import { accept, type Outcome, refuse } from '../refusal/refusal'
import { limits, type Method } from './names'
import { honourRefusals as no } from './refusals'

/** What the panel gave one nominee: points of a hundred, or 1 for yes and 0 for no. */
export interface Judged {
  readonly id: string
  readonly points: readonly number[]
}

/** A result as a fraction of whole numbers, so that nothing is rounded: twice the median, or the share of yes. */
export interface Result {
  readonly of: number
  readonly by: number
}

const twiceMedian = (points: readonly number[]): number => {
  const sorted = [...points].sort((a, b) => a - b)
  const at = (i: number) => sorted[i] ?? 0
  return at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))
}

/** What the panel's points come to, whatever their order. There is at least one. */
export const resultOf = (points: readonly number[], method: Method): Result =>
  method === 'points'
    ? { of: twiceMedian(points), by: 2 }
    : { of: points.filter((p) => p === 1).length, by: points.length }

/** Whether that is enough: a median of 60 of 100, or more than half. */
export const passes = (r: Result, method: Method): boolean =>
  method === 'points' ? r.of >= limits.passMarks * r.by : r.of * 2 > r.by

const higher = (a: Result, b: Result): number => b.of * a.by - a.of * b.by

/** In words: 「中位数82.5分」「4人赞成，共5人」. */
export const sayResult = (r: Result, method: Method): string =>
  method === 'points' ? `中位数${r.of / r.by}分` : `${r.of}人赞成，共${r.by}人`

/**
 * Who is to be honoured: of those who pass the best, as many as there are plaques, and everyone level with the last of
 * them, so that no lot and no heart decides between two. Refuses HONOUR_PANEL_SHORT while somebody has been judged by
 * fewer than three.
 */
export const choose = (
  nominees: readonly Judged[],
  method: Method,
  plaques: number
): Outcome<ReadonlySet<string>> => {
  const lacking = nominees.filter((n) => n.points.length < limits.judges).length
  if (lacking > 0) {
    const told = no.panelShort(lacking)
    return refuse(told.code, told.message)
  }
  const passing = nominees
    .map((n) => ({ id: n.id, result: resultOf(n.points, method) }))
    .filter((n) => passes(n.result, method))
    .sort((a, b) => higher(a.result, b.result))
  const last = passing[plaques - 1]
  const kept = last ? passing.filter((n) => higher(n.result, last.result) <= 0) : passing
  return accept(new Set(kept.map((n) => n.id)))
}
