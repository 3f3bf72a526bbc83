import { addDays } from '../common/calendar'
import { accept, type Outcome } from '../refusal/refusal'
import { pointsRefusals } from './points'

/** People hear of it this many days before points expire; points of which nobody heard do not. */
export const warningDays = 30

/** What is left of one posting: points expire by the lot they came in, never by a label. */
export interface Lot {
  readonly id: string
  /** The order of postings in the household's account. */
  readonly no: number
  readonly points: number
  /** The last day on which they can be spent; null where the rulebook lets none expire. */
  readonly expiresOn: string | null
  /** The day on which the household was warned. */
  readonly warnedOn: string | null
}

/** Points that went from a lot. */
export interface Taken {
  readonly lotId: string
  readonly points: number
}

export const balanceOf = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.points, 0)

const never = '9999-12-31'

/** First what expires first, then what came first: nobody loses points while older ones lie. */
const inOrder = (lots: readonly Lot[]): readonly Lot[] =>
  [...lots].sort((a, b) => {
    const [left, right] = [a.expiresOn ?? never, b.expiresOn ?? never]
    return left === right ? a.no - b.no : left < right ? -1 : 1
  })

const without = (lots: readonly Lot[], taken: readonly Taken[]): readonly Lot[] =>
  lots.map((lot) => {
    const gone = taken.filter((t) => t.lotId === lot.id).reduce((sum, t) => sum + t.points, 0)
    return gone === 0 ? lot : { ...lot, points: lot.points - gone }
  })

const takeFrom = (lots: readonly Lot[], points: number): readonly Taken[] => {
  let open = points
  return lots.flatMap((lot) => {
    const part = Math.min(open, lot.points)
    open -= part
    return part > 0 ? [{ lotId: lot.id, points: part }] : []
  })
}

export interface Movement {
  readonly lots: readonly Lot[]
  readonly taken: readonly Taken[]
}

/** Takes points for a redemption, oldest first. Refuses POINTS_BALANCE_TOO_LOW; never goes below zero. */
export const spend = (lots: readonly Lot[], points: number): Outcome<Movement> => {
  if (balanceOf(lots) < points)
    return { ok: false, refusal: { ...pointsRefusals.balanceTooLow, field: 'points' } }
  const taken = takeFrom(inOrder(lots), points)
  return accept({ lots: without(lots, taken), taken })
}

/**
 * Takes a posting back: what is left of its own lot first, the rest from the others in their order. Refuses
 * POINTS_BALANCE_TOO_LOW where the points were spent already.
 */
export const reverseLot = (lots: readonly Lot[], lotId: string, points: number): Outcome<Movement> => {
  if (balanceOf(lots) < points) return { ok: false, refusal: pointsRefusals.balanceTooLow }
  const own = lots.filter((lot) => lot.id === lotId)
  const taken = takeFrom([...own, ...inOrder(lots.filter((lot) => lot.id !== lotId))], points)
  return accept({ lots: without(lots, taken), taken })
}

/**
 * Gives points of a cancelled redemption back to the lots they came from. Where such a lot has run out meanwhile they
 * can be spent for another 30 days, and count as warned of today.
 */
export const giveBack = (lots: readonly Lot[], taken: readonly Taken[], today: string): readonly Lot[] =>
  lots.map((lot) => {
    const back = taken.filter((t) => t.lotId === lot.id).reduce((sum, t) => sum + t.points, 0)
    if (back === 0) return lot
    const points = lot.points + back
    const over = lot.expiresOn !== null && lot.expiresOn < today
    return over
      ? { ...lot, points, expiresOn: addDays(today, warningDays), warnedOn: today }
      : { ...lot, points }
  })

/** The last day of a lot: its own, but never before 30 days have passed since the warning; null while unwarned. */
export const lastDayOfLot = (lot: Lot): string | null => {
  if (lot.expiresOn === null || lot.warnedOn === null) return null
  const heard = addDays(lot.warnedOn, warningDays)
  if (heard > lot.expiresOn) return heard
  return lot.expiresOn
}

/** The lots of which a household has to hear today: within 30 days of their last day, or past it, and not yet warned. */
export const toWarn = (lots: readonly Lot[], today: string): readonly Lot[] =>
  lots.filter(
    (lot) =>
      lot.points > 0 &&
      lot.warnedOn === null &&
      lot.expiresOn !== null &&
      lot.expiresOn <= addDays(today, warningDays)
  )

/** What expires before today begins, one entry a lot. */
export const expire = (lots: readonly Lot[], today: string): Movement => {
  const taken = inOrder(lots).flatMap((lot) => {
    const last = lastDayOfLot(lot)
    return lot.points > 0 && last !== null && last < today ? [{ lotId: lot.id, points: lot.points }] : []
  })
  return { lots: without(lots, taken), taken }
}
