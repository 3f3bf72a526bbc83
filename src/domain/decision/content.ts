import { sayTerm } from '../common/say-day'

/** What is being decided: the fields whose change is a change of substance, and the words around them. */
export interface Content {
  readonly title: string
  readonly summary: string
  /** Whole fen, so that no rounding can change a sum that was voted on. */
  readonly amount: number | null
  readonly scope: string
  readonly beneficiaries: string
  readonly land: string | null
  readonly term: { readonly from: string; readonly to: string } | null
  readonly contracting: string | null
  readonly contributions: string | null
}

/** 实质要素: a change of any of these is a new version that must be discussed again from 商议 at the latest. */
export const contentFields = {
  title: { name: '标题', substance: false },
  summary: { name: '方案内容', substance: false },
  amount: { name: '金额', substance: true },
  scope: { name: '实施范围', substance: true },
  beneficiaries: { name: '受益对象', substance: true },
  land: { name: '地点和用地', substance: true },
  term: { name: '期限', substance: true },
  contracting: { name: '承包方式', substance: true },
  contributions: { name: '出资出劳分摊', substance: true }
} as const satisfies Record<keyof Content, { name: string; substance: boolean }>
export type ContentField = keyof typeof contentFields

export interface Change {
  readonly field: ContentField
  readonly name: string
  readonly before: string
  readonly after: string
  readonly substantive: boolean
  /** The change as one line a villager can read. */
  readonly sentence: string
}

/** Fen as people write money: `12,000元`, `12,000.50元`. */
export const yuan = (fen: number): string => {
  const whole = Math.floor(Math.abs(fen) / 100)
  const cents = Math.abs(fen) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${grouped}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}元`
}

const shown = (content: Content, field: ContentField): string => {
  if (field === 'amount') return content.amount === null ? '无' : yuan(content.amount)
  if (field === 'term') return content.term === null ? '无' : sayTerm(content.term)
  return content[field] ?? '无'
}

/** Letters, digits and signs that carry a sum; blanks and punctuation around them do not change what was decided. */
const bare = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}\p{S}%]/gu, '')

/** Every number in a text, in order, also written in Chinese: the words of a plan may not carry another sum. */
const numbersIn = (words: string): string =>
  (
    words
      .normalize('NFKC')
      .match(/\d+(?:[.,:/-]\d+)*|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半]+/g) ?? []
  )
    .map((n) => n.replaceAll(',', ''))
    .join(' ')

const substantive = (field: ContentField, before: Content, after: Content): boolean => {
  if (field === 'amount') return true
  const [old, now] = [shown(before, field), shown(after, field)]
  // A date is its dashes, so a term is compared as written.
  if (field === 'term') return true
  // A decimal point is a sign like any other to `bare`, and the whole sum to a village.
  if (numbersIn(old) !== numbersIn(now)) return true
  return contentFields[field].substance && bare(old) !== bare(now)
}

const money = (before: number | null, after: number | null): string =>
  before === null || after === null
    ? ''
    : `（${after > before ? '增加' : '减少'}${yuan(Math.abs(after - before))}）`

/** What changed from one version to the next, field by field, in the order of the form; empty when nothing did. */
export const diff = (before: Content, after: Content): Change[] =>
  (Object.keys(contentFields) as ContentField[]).flatMap((field) => {
    const [old, now] = [shown(before, field), shown(after, field)]
    if (old === now) return []
    const { name } = contentFields[field]
    const quoted = field === 'amount' || field === 'term' ? [old, now] : [`“${old}”`, `“${now}”`]
    const more = field === 'amount' ? money(before.amount, after.amount) : ''
    const sentence = `${name}：由${quoted[0]}改为${quoted[1]}${more}`
    return [
      { field, name, before: old, after: now, substantive: substantive(field, before, after), sentence }
    ]
  })

/**
 * Whether a difference changes what was decided. Blanks and punctuation do not; another number in the title or
 * in the words of the plan does, since a sum is often written there as well.
 */
export const isSubstantive = (changes: readonly Change[]): boolean => changes.some((c) => c.substantive)
