import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { limitReached, shopRefusals as no, quarterReached, soldOut } from './refusals'

/** What a request is judged by; the points themselves are the ledger's to reserve or to refuse. */
export interface RedeemFacts {
  readonly goods: {
    readonly onSale: boolean
    readonly price: number
    readonly available: number
    readonly unit: string
    /** Pieces a household may have in a calendar quarter; null: no limit. */
    readonly perQuarter: number | null
  }
  readonly count: number
  /** The price that the household saw. */
  readonly seenPrice: number
  readonly householdEnded: boolean
  /** What the household asked for this quarter and did not give back. */
  readonly used: { readonly pieces: number; readonly points: number }
  /** Points a household may redeem in a quarter; null: no limit. */
  readonly quarterPoints: number | null
  /** The budget in force today, in points; null where none was announced. */
  readonly budget: { readonly points: number; readonly committed: number } | null
  /** Requests that wait for budget already. */
  readonly waiting: number
}

/**
 * Whether a household may have it, and whether at once or behind those who wait for budget. Order is kept: while anybody
 * waits, nobody overtakes with something cheaper. Refuses SHOP_HOUSEHOLD_ENDED, SHOP_GOODS_OFF, SHOP_GOODS_CHANGED,
 * SHOP_NO_BUDGET, SHOP_SOLD_OUT, SHOP_LIMIT_REACHED, SHOP_QUARTER_REACHED.
 */
export const decideRedeem = (f: RedeemFacts): Outcome<{ state: 'queued' | 'reserved'; points: number }> => {
  const told = refusalOf(f)
  if (told) return refuse(told.code, told.message, told.field)
  const points = f.goods.price * f.count
  const left = f.budget === null ? 0 : f.budget.points - f.budget.committed
  return accept({ state: f.waiting === 0 && points <= left ? 'reserved' : 'queued', points })
}

const refusalOf = (f: RedeemFacts): Refusal | null => {
  const { goods, count, used, quarterPoints } = f
  if (f.householdEnded) return no.householdEnded
  if (!goods.onSale) return no.goodsOff
  if (f.seenPrice !== goods.price) return no.goodsChanged
  if (f.budget === null) return no.noBudget
  if (count > goods.available) return soldOut(goods.available)
  if (goods.perQuarter !== null && used.pieces + count > goods.perQuarter) {
    return limitReached(Math.max(0, goods.perQuarter - used.pieces), goods.unit)
  }
  if (quarterPoints !== null && used.points + goods.price * count > quarterPoints) {
    return quarterReached(Math.max(0, quarterPoints - used.points))
  }
  return null
}

/**
 * How many of those who wait, in their order, fit into what is left of the budget. It stops at the first that does not:
 * whoever waited longer is never overtaken.
 */
export const servable = (left: number, waiting: readonly number[]): number => {
  let rest = left
  let served = 0
  for (const points of waiting) {
    if (points > rest) return served
    rest -= points
    served += 1
  }
  return served
}

/** What would be money under another name (积分不兑现金). */
const cashWords = ['现金', '人民币', '红包', '转账', '提现', '购物卡', '储值卡', '代金券', '现钞', '充值卡']

/** Whether goods of this name would be cash. */
export const isCash = (name: string): boolean => {
  const plain = name.replace(/[\s·・.,，。、]/g, '')
  return cashWords.some((word) => plain.includes(word))
}

/** The first and last day of the quarter a day lies in. */
export const quarterOf = (day: string): { from: string; to: string } => {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  const year = day.slice(0, 4)
  const two = (n: number) => String(n).padStart(2, '0')
  const last = first === 1 || first === 10 ? 31 : 30
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(first + 2)}-${last}` }
}
