import * as z from 'zod/mini'
import { type ContentLabel, type Suggestion, suggestions } from '@/domain/issue/content-check'
import { labelOf } from '../adapters/wechat/content-labels'

/** What WeChat pushes about a photo or sound that it was asked about; null where it could not look at it. */
export interface PushedVerdict {
  readonly trace: string
  readonly said: { readonly suggestion: Suggestion; readonly labels: readonly ContentLabel[] } | null
}

// What came as XML has numbers as words.
const Count = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^-?\d{1,9}$/))]),
  z.transform((n: number | string) => Number(n))
)
const Suggest = z.enum(Object.keys(suggestions) as [Suggestion, ...Suggestion[]])
const Part = z.object({ suggest: z.optional(Suggest), label: z.optional(Count) })

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html */
const MediaCheck = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().check(z.minLength(1), z.maxLength(200)),
  errcode: z.optional(Count),
  result: z.optional(z.object({ suggest: Suggest, label: z.optional(Count) })),
  // One part alone comes from XML as itself.
  detail: z.optional(z.union([z.array(Part), Part]))
})

const labelsOf = (parts: readonly z.infer<typeof Part>[]): ContentLabel[] => [
  ...new Set(
    parts.flatMap((p) => (p.suggest === 'review' || p.suggest === 'risky' ? [labelOf(p.label)] : []))
  )
]

/** Reads a pushed `wxa_media_check`, from JSON or XML; null for everything else. */
export const readVerdict = (event: unknown): PushedVerdict | null => {
  const read = MediaCheck.safeParse(event)
  if (!read.success) return null
  const { trace_id: trace, errcode = 0, result, detail = [] } = read.data
  if (errcode !== 0 || !result) return { trace, said: null }
  const parts = labelsOf([detail].flat())
  const labels = parts.length > 0 ? parts : labelsOf([result])
  return { trace, said: { suggestion: result.suggest, labels: result.suggest === 'pass' ? [] : labels } }
}
