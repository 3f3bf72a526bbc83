import type { MovementKind } from './names'
import type { RedemptionAction } from './redemption'

/**
 * The stock of one kind of goods, in whole pieces. `available` stands on the shelf for anybody, `reserved` on the shelf
 * for somebody, `gone` was handed to households. What was ever taken in, less what went out otherwise, is their sum.
 */
export interface Stock {
  readonly available: number
  readonly reserved: number
  readonly gone: number
}

/** What one movement of `count` pieces changes; a stock-taking may count less, all others are above zero. */
export const changeOf: Record<MovementKind, (count: number) => Stock> = {
  in: (n) => ({ available: n, reserved: 0, gone: 0 }),
  out: (n) => ({ available: -n, reserved: 0, gone: 0 }),
  counted: (n) => ({ available: n, reserved: 0, gone: 0 }),
  reserve: (n) => ({ available: -n, reserved: n, gone: 0 }),
  release: (n) => ({ available: n, reserved: -n, gone: 0 }),
  hand: (n) => ({ available: 0, reserved: -n, gone: n }),
  take_back: (n) => ({ available: 0, reserved: n, gone: -n })
}

/** The stock after a movement, or null where it would be short: nothing is ever below zero. */
export const moveStock = (stock: Stock, kind: MovementKind, count: number): Stock | null => {
  const change = changeOf[kind](count)
  const next = {
    available: stock.available + change.available,
    reserved: stock.reserved + change.reserved,
    gone: stock.gone + change.gone
  }
  return next.available < 0 || next.reserved < 0 || next.gone < 0 ? null : next
}

/** What ought to stand on the shelf. */
export const onShelf = (stock: Stock): number => stock.available + stock.reserved

interface Effect {
  readonly stock: MovementKind | null
  readonly points: 'hand_over' | 'give_back' | null
  /** Whether the budget gets back what was allotted. */
  readonly frees: boolean
}

const nothing: Effect = { stock: null, points: null, frees: false }

/** What each step moves. The goods follow the hands, the points only what both sides have said. */
export const effects: Record<RedemptionAction, Effect> = {
  allot: nothing,
  cancel: { stock: 'release', points: 'give_back', frees: true },
  expire: { stock: 'release', points: 'give_back', frees: true },
  close: { stock: 'release', points: 'give_back', frees: true },
  hand_over: { ...nothing, stock: 'hand' },
  name_witness: nothing,
  confirm: { ...nothing, points: 'hand_over' },
  attest: { ...nothing, points: 'hand_over' },
  deny: { ...nothing, stock: 'take_back' },
  take_back: { ...nothing, stock: 'take_back' }
}
