import type { Inputs, Outputs } from '@/client/api/client'
import type { PhotoDraft } from '@/client/stores/drafts'

type Goods = Outputs['shop']['readStock']
export type SaveInput = Inputs['shop']['saveGoods']

export interface GoodsForm {
  readonly name: string
  readonly words: string
  readonly unit: string
  readonly price: number | null
  readonly source: SaveInput['source']
  readonly sourceName: string
  readonly costFen: number | null
  readonly perQuarter: number | null
  readonly onSale: boolean
  readonly photos: readonly PhotoDraft[]
}

/** The form as it opens: empty, or with what is known of goods that are changed. */
export const formOf = (goods: Goods | null): GoodsForm => ({
  name: goods?.name ?? '',
  words: goods?.words ?? '',
  unit: goods?.unit ?? '',
  price: goods?.price ?? null,
  source: goods?.source ?? 'bought',
  sourceName: goods?.sourceName ?? '',
  costFen: goods?.costFen ?? null,
  perQuarter: goods?.perQuarter ?? null,
  onSale: goods?.onSale ?? true,
  photos: []
})

/** What still has to be filled in, in one sentence; null when it can be saved. */
export const lackingOf = (f: GoodsForm): string | null => {
  const lacking = [
    f.name.trim() ? null : '名称',
    f.unit.trim() ? null : '单位',
    f.price ? null : '要多少分',
    f.sourceName.trim() ? null : '谁提供的'
  ].filter(Boolean)
  if (lacking.length > 0) return `还要填：${lacking.join('、')}。`
  return f.photos.some((p) => p.fileId === null) ? '照片还没有传完，请稍等，或去掉没传上的。' : null
}

/** The form as the server takes it. */
export const inputOf = (
  f: GoodsForm,
  at: { readonly villageId: string; readonly goodsId: string | null }
): Omit<SaveInput, 'requestId'> => ({
  villageId: at.villageId,
  ...(at.goodsId ? { goodsId: at.goodsId } : {}),
  name: f.name,
  words: f.words,
  unit: f.unit,
  price: f.price ?? 0,
  source: f.source,
  sourceName: f.sourceName,
  costFen: f.source === 'donated' ? null : f.costFen,
  perQuarter: f.perQuarter,
  onSale: f.onSale,
  fileIds: f.photos.flatMap((p) => p.fileId ?? [])
})
