import { useEffect, useRef } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { newRequestId } from '@/client/api/request-id'
import { useMe } from '@/client/api/use-me'
import { sendEach } from '@/client/components/desk/bulk'
import { Paste } from '@/client/components/desk/paste'
import { useWide } from '@/client/components/desk/use-wide'
import type { MoreProps } from '@/client/components/more'
import { toast } from '@/client/components/toast'
import { isHeading, type PastedGoods, readPasted } from './pasted-goods'

interface PasteGoodsProps {
  readonly villageId: string
  readonly known: Outputs['shop']['listStock']
  /** The next page of the goods; while there is one, what is there already would be made anew. */
  readonly more: MoreProps['more']
  readonly hasFailed: boolean
}

const words = '按表格入库'

/** A delivery note from Excel: what is there already comes in, what is new is made first. Each line is asked for once. */
export const PasteGoods = ({ villageId, known, more, hasFailed }: PasteGoodsProps) => {
  const { may } = useMe()
  const ids = useRef(new Map<string, string>())
  const isWide = useWide()
  useEffect(() => {
    if (isWide && more && !more.isRunning && !hasFailed) more.read()
  }, [isWide, more, hasFailed])
  if (!may('shop_keep') || more) return null
  const idFor = (key: string): string => {
    const id = ids.current.get(key) ?? newRequestId()
    ids.current.set(key, id)
    return id
  }
  const make = async (g: PastedGoods): Promise<string> => {
    const { name, unit, sourceName, costFen } = g
    const saved = await api.shop.saveGoods.mutate({
      ...{ villageId, name, unit, sourceName, costFen, words: '', price: g.price ?? 0 },
      ...{ source: 'bought', perQuarter: null, onSale: true, fileIds: [] },
      requestId: idFor(`${g.name}\nmake`)
    })
    return saved.id
  }
  const bringIn = async (g: PastedGoods): Promise<void> => {
    const goodsId = g.goodsId ?? (await make(g))
    if (g.count === null) return
    const requestId = idFor(`${g.name}\n${g.count}`)
    await api.shop.moveStock.mutate({ villageId, goodsId, kind: 'in', count: g.count, words, requestId })
  }
  return (
    <Paste
      title='从Excel粘贴进货单'
      hint='连同表头一起复制：商品、数量；新商品还要单位、分数、供货人，单价可不写。'
      word='照单入库'
      hasHead={isHeading}
      read={(rows) => {
        const { goods, faults } = readPasted(rows, known)
        const fresh = goods.filter((g) => g.goodsId === null).length
        const said = `${goods.length}样可以入库，其中${fresh}样是新商品${faults.length > 0 ? `；${faults.length}行有问题` : ''}。`
        return { said, faults, ready: goods.length > 0 }
      }}
      onTake={async (rows) => {
        const { goods, faults } = readPasted(rows, known)
        const byLine = new Map(goods.map((g) => [String(g.line), g]))
        const failed = await sendEach(
          [...byLine.keys()],
          async (line) => {
            const one = byLine.get(line)
            if (one) await bringIn(one)
          },
          () => undefined
        )
        const again = failed.map((f) => `${byLine.get(f.id)?.name ?? ''}\n`)
        ids.current = new Map([...ids.current].filter(([key]) => again.some((name) => key.startsWith(name))))
        toast(`入库了${goods.length - failed.length}样`)
        void queryClient.invalidateQueries()
        const missed = failed.map((f) => ({
          line: Number(f.id),
          words: `${byLine.get(f.id)?.name ?? ''}：${f.why}`
        }))
        return [...faults, ...missed].sort((a, b) => a.line - b.line)
      }}
    />
  )
}
