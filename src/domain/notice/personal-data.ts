import { findHealth } from './personal-health'
import { findNumbers } from './personal-numbers'
import { findAddresses } from './personal-places'

/** What must not stand in a public text, and what to write instead (个人信息保护法第28条; rules of 公示脱敏). */
export const personalKinds = {
  id_card: { name: '身份证号', advice: '请删掉身份证号，公示里写姓氏和户号尾号就够了。' },
  bank_card: { name: '银行卡号或账号', advice: '请删掉银行卡号或账号，发钱的账户不用公示。' },
  phone: { name: '电话号码', advice: '请删掉个人电话，需要联系时写村委会的值班电话。' },
  address: { name: '家庭住址', advice: '请删掉门牌和房号，写到村民小组为止。' },
  health: { name: '病情', advice: '请删掉病情，写“因困难情况”一类的话，或只写户数。' },
  disability: { name: '残疾情况', advice: '请删掉残疾类别和等级，不要和某个人写在一起。' }
} as const
export type PersonalKind = keyof typeof personalKinds

/** A stretch of the narrowed text. */
export interface Span {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
}

export interface PersonalFinding extends Span {
  /** The words found, long numbers with their middle hidden, so that a finding may be shown and logged. */
  readonly excerpt: string
  readonly advice: string
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/
const narrowUnit = (unit: string): string => {
  if (/[\uff01-\uff5e]/.test(unit)) return narrowSign(String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
  if (/[\u00a0\u2000-\u200a\u202f\u3000\t]/.test(unit)) return ' '
  return narrowSign(unit)
}
const narrowSign = (unit: string): string =>
  /[\u2010-\u2015\u2212\u2500\ufe63~]/.test(unit) ? '-' : /[\u00d7\u2731\u25cf]/.test(unit) ? '*' : unit

/** The text as numbers are looked for in it, and where each of its units stood. */
interface Narrowed {
  readonly text: string
  readonly at: readonly number[]
}

const narrowed = (text: string): Narrowed => {
  const units: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] ?? ''
    if (invisible.test(unit)) continue
    units.push(narrowUnit(unit))
    at.push(i)
  }
  return { text: units.join(''), at }
}

const excerptOf = (kind: PersonalKind, words: string): string => {
  if (kind === 'health' || kind === 'address') return words
  const total = words.match(/\d/g)?.length ?? 0
  if (total < 7) return words
  let seen = 0
  return words.replace(/\d/g, (digit) => {
    seen += 1
    return seen <= 3 || seen > total - 2 ? digit : '*'
  })
}

/**
 * Personal data in a public text, in order, without overlaps. `start` and `end` are UTF-16 offsets into `text` as
 * given (never inside a surrogate pair), although full-width digits, spaces, hyphens and invisible characters in a
 * number do not hide it. Amounts, dates, areas, document numbers and division codes are left alone; an office's
 * landline (监督电话 …) may stand.
 */
export const findPersonalData = (text: string): PersonalFinding[] => {
  const narrow = narrowed(text)
  const kept: Span[] = []
  for (const span of [
    ...findNumbers(narrow.text),
    ...findAddresses(narrow.text),
    ...findHealth(narrow.text)
  ]) {
    if (!kept.some((k) => span.start < k.end && k.start < span.end)) kept.push(span)
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const from = narrow.at[start] ?? 0
      const to = (narrow.at[end - 1] ?? 0) + 1
      return {
        kind,
        start: from,
        end: to,
        excerpt: excerptOf(kind, narrow.text.slice(start, end)),
        advice: personalKinds[kind].advice
      }
    })
}

/** The text with every stretch of personal data replaced by its name: ［已隐去身份证号］. */
export const redactPersonalData = (text: string): string =>
  findPersonalData(text).reduceRight(
    (rest, f) => `${rest.slice(0, f.start)}［已隐去${personalKinds[f.kind].name}］${rest.slice(f.end)}`,
    text
  )

/** A column of a public table that asks for personal data by its heading, or null. */
export const personalHeading = (heading: string): PersonalKind | null => {
  const words = heading.replace(/\s/g, '')
  for (const [pattern, kind] of headings) if (pattern.test(words)) return kind
  return null
}

const headings: readonly (readonly [RegExp, PersonalKind])[] = [
  [/残疾(类|等|级|证|情|程|人证)|残级/, 'disability'],
  [/身份证|证件号/, 'id_card'],
  [/银行卡|银行账|开户账|卡号|存折|一卡通/, 'bank_card'],
  [/手机|(联系|家庭|本人|户主)电话|^电话|联系方式/, 'phone'],
  [/住址|门牌|家庭地址|户籍地|房号/, 'address'],
  [/病种|病情|病名|患病|疾病|健康状况|诊断/, 'health']
]
