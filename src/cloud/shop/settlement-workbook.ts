import type { Cell } from 'write-excel-file/node'
import type { presentSettlement } from './present-settlement'

interface Line {
  readonly on: string | null
  readonly sourceName: string
  readonly goodsName: string
  readonly unit: string
  readonly count: number
  readonly points: number
  readonly costFen: number | null
}

const bold = (value: string): Cell => ({ value, fontWeight: 'bold' })
/** A number, so that whoever pays can add it up; empty where nothing is owed. */
const yuan = (fen: number | null): Cell => (fen === null ? '' : { value: fen / 100, format: '0.00' })

/** A settlement as two sheets: the sums by supplier, and every hand-over. */
export const settlementWorkbook = async (
  settlement: ReturnType<typeof presentSettlement>,
  lines: readonly Line[]
): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const sums: Cell[][] = [
    [bold(`${settlement.villageName}积分超市结算单 ${settlement.from} 至 ${settlement.to}`)],
    ['供货人', '商品', '数量', '单位', '积分', '应结金额（元）'].map(bold),
    ...settlement.sources.flatMap((s): Cell[][] => [
      ...s.goods.map((g): Cell[] => [s.sourceName, g.goodsName, g.count, g.unit, g.points, yuan(g.costFen)]),
      [bold(`${s.sourceName} 合计`), '', '', '', s.points, yuan(s.costFen)]
    ]),
    [bold('总计'), '', '', '', settlement.points, yuan(settlement.costFen)]
  ]
  const each: Cell[][] = [
    ['领到日期', '供货人', '商品', '数量', '单位', '积分', '应结金额（元）'].map(bold),
    ...lines.map((l): Cell[] => [
      l.on ?? '',
      l.sourceName,
      l.goodsName,
      l.count,
      l.unit,
      l.points,
      yuan(l.costFen)
    ])
  ]
  return writeWorkbook([
    { sheet: '结算', columns: [{ width: 24 }, { width: 24 }], data: sums },
    { sheet: '明细', columns: [{ width: 14 }, { width: 24 }, { width: 24 }], data: each }
  ]).toBuffer()
}
