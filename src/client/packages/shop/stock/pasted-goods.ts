import type { PasteFault } from '@/client/components/desk/paste'
import { fenIn, type PastedRow, plainCell, wholeIn } from '@/domain/common/pasted-table'
import { limits } from '@/domain/shop/names'

/** Goods as they stand on a delivery note that was kept in Excel. */
export interface PastedGoods {
  readonly line: number
  readonly name: string
  /** Of goods there are already; null for new ones. */
  readonly goodsId: string | null
  readonly unit: string
  readonly price: number | null
  readonly sourceName: string
  readonly costFen: number | null
  /** How many came in; null where the list does not say. */
  readonly count: number | null
}

interface Known {
  readonly goodsId: string
  readonly name: string
}

const names = {
  name: /^(商品(名称)?|名称|品名|货名)$/,
  unit: /^单位$/,
  price: /^(要?多?少?分数?|积分|兑换分数?)$/,
  sourceName: /^(供货人|供货商|来源|谁提供的)$/,
  costFen: /^(单价|进价|结算单价)([(（]元[)）])?$/,
  count: /^(数量|件数|入库(数量|件数)?)$/
} as const
type Field = keyof typeof names

const columnsOf = (row: PastedRow): Partial<Record<Field, number>> =>
  Object.fromEntries(
    (Object.keys(names) as Field[]).flatMap((field) => {
      const at = row.cells.findIndex((c) => names[field].test(plainCell(c)))
      return at < 0 ? [] : [[field, at]]
    })
  )

/** Whether a line names its columns. */
export const isHeading = (row: PastedRow): boolean => columnsOf(row).name !== undefined

/** What a delivery note says, line by line, and what in it cannot be used; without a heading nothing can. */
export const readPasted = (
  rows: readonly PastedRow[],
  known: readonly Known[]
): { readonly goods: readonly PastedGoods[]; readonly faults: readonly PasteFault[] } => {
  const [first, ...body] = rows
  if (!first || !isHeading(first)) {
    const words = '第一行要有表头：商品、数量；新商品还要单位、分数、供货人'
    return { goods: [], faults: first ? [{ line: first.line, words }] : [] }
  }
  const columns = columnsOf(first)
  const read = body.map((row) => goodsIn(row, columns, known))
  const twice = (one: PastedGoods, i: number) =>
    read.findIndex((r) => 'goods' in r && r.goods.name === one.name) < i
  return {
    goods: read.flatMap((r, i) => ('goods' in r && !twice(r.goods, i) ? [r.goods] : [])),
    faults: read.flatMap((r, i): PasteFault[] => {
      if (!('goods' in r)) return [r]
      return twice(r.goods, i) ? [{ line: r.goods.line, words: `“${r.goods.name}”前面已经有了` }] : []
    })
  }
}

const goodsIn = (
  { line, cells }: PastedRow,
  columns: Partial<Record<Field, number>>,
  known: readonly Known[]
): { goods: PastedGoods } | PasteFault => {
  const of = (field: Field): string => {
    const at = columns[field]
    return at === undefined ? '' : plainCell(cells[at] ?? '')
  }
  const goods = {
    ...{ line, name: of('name'), unit: of('unit'), sourceName: of('sourceName') },
    goodsId: known.find((k) => plainCell(k.name) === of('name'))?.goodsId ?? null,
    price: of('price') === '' ? null : wholeIn(of('price')),
    costFen: of('costFen') === '' ? null : fenIn(of('costFen')),
    count: of('count') === '' ? null : wholeIn(of('count'))
  }
  const words = faultOf(goods, of)
  return words === null ? { goods } : { line, words: `${goods.name || '这一行'}：${words}` }
}

const faultOf = (g: PastedGoods, of: (field: Field) => string): string | null => {
  if (g.name === '') return '没有写商品名称'
  if (of('count') !== '' && (g.count === null || g.count < 1 || g.count > limits.stock))
    return `数量“${of('count')}”不是1以上的整数`
  if (g.goodsId !== null) return g.count === null ? '没有写数量，不用入库' : null
  if (g.unit === '' || g.unit.length > 4) return '新商品要写单位（袋、桶、把）'
  if (g.price === null || g.price < 1 || g.price > limits.price) return '新商品要写多少分，1以上的整数'
  if (g.sourceName === '') return '新商品要写供货人'
  if (of('costFen') !== '' && g.costFen === null) return `单价“${of('costFen')}”看不懂，请写成12.50`
  return g.name.length > limits.name ? `名称最多${limits.name}个字` : null
}
