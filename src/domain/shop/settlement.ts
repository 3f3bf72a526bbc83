import { daysBetween } from '../common/calendar'

/** What was handed over of one kind of goods of one supplier in a period, and what the village owes for it in fen. */
export interface SettledGoods {
  readonly sourceName: string
  readonly goodsName: string
  readonly unit: string
  readonly count: number
  readonly points: number
  /** Null where nothing is owed, as for what was donated. */
  readonly costFen: number | null
}

export interface SettledSource {
  readonly sourceName: string
  readonly goods: readonly SettledGoods[]
  readonly points: number
  readonly costFen: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** The goods by supplier, each supplier with its sums; in the order of their names. */
export const bySource = (goods: readonly SettledGoods[]): SettledSource[] =>
  [...new Set(goods.map((g) => g.sourceName))].sort().map((sourceName) => {
    const own = goods.filter((g) => g.sourceName === sourceName)
    return {
      sourceName,
      goods: own,
      points: sum(own.map((g) => g.points)),
      costFen: sum(own.map((g) => g.costFen ?? 0))
    }
  })

/** Whether a period can be settled: its first day not after its last, and a year at most. */
export const isPeriod = (from: string, to: string): boolean => {
  const days = daysBetween(from, to)
  return days >= 0 && days < 366
}

/** Fen as yuan, `12.50`. */
export const yuanOf = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
