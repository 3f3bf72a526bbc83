import { lengthOf } from '../common/fields'
import { chineseNumber, isBlank, isNumeral, plainWords } from './plain-words'
import { mostUnitWords, mostWords } from './rulebook-limits'

/** What a cell or a sentence says about points. A deduction stays one also where its size cannot be read. */
export type Amount =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'deduction'; readonly points: number | null }
  | { readonly kind: 'none' }

const none: Amount = { kind: 'none' }
const number = '\\d+(?:\\.\\d+)?'
const points = '(?:个)?(?:积)?分(?:值)?'
const rangeMark = '(?:-|~|至|到)'

const minus = /(?:扣|减|罚|负|-)\s*(?:除|掉|去|减|分|记|:|积)*\s*$/
const notMinus = /(?:不|免|未|勿|无需)(?:得|能|会|再|予)*(?:扣|减)[^,;。]*$/

const whole = (value: number): Amount => {
  if (value < 0) return { kind: 'deduction', points: Number.isInteger(value) ? value : null }
  return Number.isInteger(value) ? { kind: 'points', points: value } : none
}

const between = (least: number, most: number): Amount => {
  if (least < 0 || most < 0) return { kind: 'deduction', points: null }
  return least === most
    ? whole(least)
    : { kind: 'range', least: Math.min(least, most), most: Math.max(least, most) }
}

/** 「5-10分」 and the like, with the sign before each end. */
const readRange = (words: string): Amount | null => {
  const match = new RegExp(`([+-]?)(${number})(?:${points})?${rangeMark}([+-]?)(${number})`).exec(words)
  if (!match) return null
  const before = words.slice(0, match.index)
  const negative = match[1] === '-' || match[3] === '-' || (minus.test(before) && !notMinus.test(before))
  return between(Number(match[2]) * (negative ? -1 : 1), Number(match[4]) * (negative ? -1 : 1))
}

const readSingles = (words: string, pattern: RegExp): number[] =>
  [...words.matchAll(pattern)].map((match) => {
    const before = words.slice(0, match.index)
    return Number(match[1]) * (minus.test(before) && !notMinus.test(before) ? -1 : 1)
  })

const atMost = /(?:最高|最多|至多|不超过|以内|以下|<|≤|封顶|上限)/
const takesAway = /(?:扣|减)(?:除|掉|减)?(?:相应|一定|全部|部分)?(?:的)?(?:积)?分/

/** True where a sentence takes points away without a number that could be read: 「酌情扣分」. */
const saysDeduction = (words: string): boolean =>
  words.split(/[,;。()]/).some((clause) => takesAway.test(clause) && !notMinus.test(clause))

const fromWords = (words: string, everyNumber: boolean): Amount => {
  const range = readRange(words)
  if (range) return range
  const counted = readSingles(words, new RegExp(`(${number})(?=\\s*${points})`, 'g'))
  const found =
    counted.length > 0 || !everyNumber ? counted : readSingles(words, new RegExp(`(${number})`, 'g'))
  const distinct = [...new Set(found)]
  if (distinct.some((value) => value < 0)) {
    return distinct.length === 1 ? whole(distinct[0]) : { kind: 'deduction', points: null }
  }
  if (saysDeduction(words)) return { kind: 'deduction', points: null }
  if (distinct.length === 0) return none
  if (distinct.length > 1) return between(Math.min(...distinct), Math.max(...distinct))
  return atMost.test(words) ? between(0, distinct[0]) : whole(distinct[0])
}

/**
 * The points in a cell of their own: 5, "5", "５分", "扣5分", "1-3分", "十五分", "每次5分", "最高10分" (a range from 0).
 * Half points are none: the ledger counts whole ones.
 */
export const readPoints = (cell: unknown): Amount => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? whole(cell) : none
  if (typeof cell !== 'string' || cell.length > longestCell || isBlank(cell)) return none
  const words = plainWords(cell)
  return isNumeral(words) ? whole(chineseNumber(words)) : fromWords(words, true)
}

/** A cell that says more than this is a text, not a number. */
const longestCell = 100

const withoutCaps = (words: string): string =>
  words
    .split(/([,;。()])/)
    .filter((clause) => !atMost.test(clause) && !/累计|以上/.test(clause))
    .join('')

const gives = new RegExp(
  `(?:加|奖|奖励|记|计|积|扣|减|罚)[^\\d,;。]{0,4}${number}|每\\p{Script=Han}{1,4}${number}`,
  'u'
)
const slashed = new RegExp(`${number}${points}\\s*/`)

/**
 * The points a sentence of a rule gives or takes: 「参加劳动每次5分」, 「乱倒垃圾扣5分」. A mark that is reached (「达到90
 * 分」) and a cap (「每季最多50分」) are not points given.
 */
export const readPointsIn = (sentence: string): Amount => {
  if (lengthOf(sentence) > mostWords) return none
  const words = withoutCaps(plainWords(sentence))
  if (saysDeduction(words)) {
    const read = fromWords(words, false)
    return read.kind === 'deduction' ? read : { kind: 'deduction', points: null }
  }
  if (!gives.test(words) && !slashed.test(words)) return none
  return fromWords(words, false)
}

const unitNames: Readonly<Record<string, string>> = {
  ...{ 每次: '次', 一次: '次', 人每次: '人次', 每人次: '人次', 每人每次: '人次', 每人: '人', 每户: '户' },
  ...{
    每人每天: '人·日',
    每人每日: '人·日',
    每工日: '人·日',
    工日: '人·日',
    每天: '日',
    天: '日',
    每户次: '户次'
  },
  ...{
    '人/次': '人次',
    '户/次': '户次',
    '人/天': '人·日',
    '人/日': '人·日',
    '户/年': '户·年',
    '年/户': '户·年',
    '户/月': '户·月',
    '月/户': '户·月',
    '户/季': '户·季',
    '季/户': '户·季',
    '人/年': '人·年'
  },
  ...{ 每户每次: '户次', 每户每年: '户·年', 每户每月: '户·月', 每户每季: '户·季', 每户每季度: '户·季' },
  ...{ 每户每周: '户·周', 每人每年: '人·年', 每人每月: '人·月', 每人每季: '人·季', 季度: '季', 年度: '年' }
}

/** 「每次」 and 「/次」 are 「次」, 「每人每天」 is 「人·日」; what is not known stays as it was written. */
export const unitOf = (cell: unknown): string | null => {
  if (typeof cell !== 'string' || lengthOf(cell) > mostUnitWords || isBlank(cell)) return null
  const words = plainWords(cell)
    .replace(/^\//, '')
    .replace(/^按/, '')
    .replace(/计算?$/, '')
  const bare = words.replace(/^(?:(?:积)?分\/)/, '')
  return unitNames[bare] ?? unitNames[`每${bare}`] ?? bare.replace(/^每/, '') ?? null
}

const unitWord =
  '(?:人次|户次|次|人|户|天|日|周|月|季度|季|年度|年|件|项|处|篇|场|份|棵|盏|工日|工|小时|回|个)'

/** The unit that stands beside the points in a sentence: 「每次5分」, 「5分/次」; null where none does. */
export const unitBeside = (sentence: string): string | null => {
  if (lengthOf(sentence) > mostWords) return null
  const words = withoutCaps(plainWords(sentence))
  const before = new RegExp(`((?:每${unitWord}){1,2})(?:可)?[加奖励记计积扣减得+-]*\\s*${number}`).exec(words)
  const after = new RegExp(`${number}\\s*${points}?\\s*(?:/|每|一)(${unitWord})`).exec(words)
  return unitOf(before?.[1] ?? after?.[1] ?? null)
}
