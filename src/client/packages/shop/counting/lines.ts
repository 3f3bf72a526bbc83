import type { Inputs, Outputs } from '@/client/api/client'

export type Goods = Outputs['shop']['listStock'][number]
type Line = Inputs['shop']['takeStock']['lines'][number]

/** What was counted of one kind of goods; null while nobody has counted it. */
export interface Counted {
  readonly counted: number | null
  readonly words: string
}

export const notCounted: Counted = { counted: null, words: '' }

/** What the books say beside what was counted: the words under the field. */
export const sayDifference = (goods: Goods, { counted }: Counted): string | null => {
  if (counted === null || counted === goods.onShelf) return null
  const difference = counted - goods.onShelf
  return difference > 0 ? `比账上多${difference}${goods.unit}` : `比账上少${-difference}${goods.unit}`
}

/** The lines that were counted, as the server takes them. */
export const linesOf = (goods: readonly Goods[], counts: Readonly<Record<string, Counted>>): Line[] =>
  goods.flatMap((g) => {
    const { counted, words } = counts[g.goodsId] ?? notCounted
    if (counted === null) return []
    return [
      {
        goodsId: g.goodsId,
        book: g.onShelf,
        counted,
        ...(words.trim() ? { words } : {})
      }
    ]
  })

/** What still has to be done before it can be handed in; null when nothing has. */
export const lackingOf = (
  goods: readonly Goods[],
  counts: Readonly<Record<string, Counted>>,
  helper: string
): string | null => {
  const lines = linesOf(goods, counts)
  if (lines.length === 0) return '先数一样，把数填上。'
  const unexplained = goods.find((g) => {
    const { counted, words } = counts[g.goodsId] ?? notCounted
    return counted !== null && counted !== g.onShelf && words.trim() === ''
  })
  if (unexplained) return `“${unexplained.name}”和账上不一样，请写原因。`
  return helper.trim() === '' ? '请写和您一起数的人。' : null
}
