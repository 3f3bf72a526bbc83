import { bySource, type SettledGoods } from '@/domain/shop/settlement'

/** What is to be settled with each supplier for a period; no household is named. */
export const presentSettlement = (
  period: { readonly villageName: string; readonly from: string; readonly to: string; readonly on: string },
  goods: readonly SettledGoods[]
) => {
  const sources = bySource(goods)
  return {
    ...period,
    sources,
    points: sources.reduce((a, s) => a + s.points, 0),
    costFen: sources.reduce((a, s) => a + s.costFen, 0)
  }
}
