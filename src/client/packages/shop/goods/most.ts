import type { Outputs } from '@/client/api/client'
import { limits } from '@/domain/shop/names'

export type Whole = Outputs['shop']['readGoods']

/**
 * How many pieces a household can ask for now, and, where there are none, why. The server decides again: this only keeps
 * people from pressing in vain.
 */
export const mostOf = ({ goods, purse, budget, terms }: Whole): { most: number; why: string | null } => {
  const none = (why: string) => ({ most: 0, why })
  if (!goods.onSale) return none('这样东西现在不兑换了，请看看别的。')
  if (!budget) return none('村里公布预算以后才能兑换。')
  if (goods.available === 0) return none('兑完了，等村里补货再来。')
  if (!purse) return none('要用自家的积分兑换。')
  const quarter = goods.perQuarter === null ? limits.perRequest : goods.perQuarter - purse.usedPieces
  if (quarter <= 0) return none('您家这个季度已经兑满了，下个季度再来。')
  const points =
    terms.quarterPoints === null
      ? purse.available
      : Math.min(purse.available, terms.quarterPoints - purse.usedPoints)
  const affordable = Math.floor(points / goods.price)
  if (affordable <= 0) {
    return none(
      points < purse.available
        ? '村里定了每季度兑换的总分，您家这个季度的已经用完。'
        : `还差${goods.price - points}分，攒够了再来。`
    )
  }
  return { most: Math.min(limits.perRequest, goods.available, quarter, affordable), why: null }
}
