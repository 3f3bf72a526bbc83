import { spokenClock } from './day'
import { sayCount, sayDigits, sayMoney, sayNumber, sayPhone } from './number'

/** 两 stands before what is counted; 二 in a date or an ordinal. */
const counted =
  /^(万|亿|个|户|件|次|天|条|位|名|人|张|项|步|家|年|种|遍|份|笔|处|棵|盏|分|元|米|斤|块|亩|岁|小时|公|平方|立方|里|吨|瓶|袋|桶|样|页|轮)/

/** What is written short, and how people say it. */
const short: readonly (readonly [RegExp, string])[] = [
  [/村监委会?/g, '村务监督委员会'],
  [/村支两委|村两委/g, '村党支部和村委会'],
  [/㎡|m²/g, '平方米'],
  [/m³/g, '立方米'],
  [/(\d)\s*km/gi, '$1公里'],
  [/(\d)\s*kg/gi, '$1公斤'],
  [/(\d)\s*cm/gi, '$1厘米'],
  [/(\d)\s*m(?![a-z])/gi, '$1米'],
  [/[≥⩾]\s*/g, '不少于'],
  [/[≤⩽]\s*/g, '不多于'],
  [/(\d)\s*[×x*]\s*(\d)/g, '$1乘$2'],
  [/App/gi, '应用']
]

const fenOf = (amount: string): number => Math.round(Number(amount) * 100)

type Say = (...found: string[]) => string

/** What is for the eye alone goes; then dates, times, money and numbers, the narrower before the wider. */
const spokenAs: readonly (readonly [RegExp, Say])[] = [
  // Links, checksums and file numbers say nothing to an ear.
  [/https?:\/\/[^\s，。；）]+/g, () => ''],
  [/[0-9a-f]{8}(?:[ …]*[0-9a-f]{8})+/gi, () => ''],
  [/编号[:： ]*[A-Za-z0-9〔〕[\]_/-]+号?/g, () => ''],
  // A sum in bankers' characters is the one that stands before it.
  [/（大写[:：][^）]*）/g, () => ''],
  // Phones before anything could take their digits.
  [/(^|\D)(0\d{2,3}-?\d{7,8}|1[3-9]\d{9})(?!\d)/g, (_, before = '', phone = '') => before + sayPhone(phone)],
  [
    /(电话|热线|拨打|拨|打)[:： ]*(\d{3,8})(?![\d.个次天分元])/g,
    (_, word = '', phone = '') => word + sayPhone(phone)
  ],
  [/(\d),(?=\d{3}(?!\d))/g, (_, digit = '') => digit],
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, (_, y = '', m, d) => `${sayDigits(y)}年${say(m)}月${say(d)}号`],
  [/(\d{4})-(\d{2})(?![-\d])/g, (_, y = '', m) => `${sayDigits(y)}年${say(m)}月`],
  [/((?:19|20)\d{2})(?=年)/g, (_, y = '') => sayDigits(y)],
  [/(\d{1,2})月(\d{1,2})[日号]/g, (_, m, d) => `${say(m)}月${say(d)}号`],
  [/(\d)\s*[-–—~～]\s*(?=\d)/g, (_, digit = '') => `${digit}到`],
  [/(\d{1,2})[:：]([0-5]\d)(?!\d)/g, (_, h, m) => spokenClock(Number(h), Number(m))],
  [/[¥￥]\s*(\d+(?:\.\d{1,2})?)(?:元)?/g, (_, amount = '') => sayMoney(fenOf(amount))],
  [/(\d+(?:\.\d{1,2})?)元/g, (_, amount = '') => sayMoney(fenOf(amount))],
  [/(\d+(?:\.\d+)?)%/g, (_, n) => `百分之${say(n)}`],
  [/(\d+)\/(\d+)/g, (_, above, below) => `${say(below)}分之${say(above)}`],
  [/\+(?=\d)/g, () => '加'],
  [/[-−](?=\d)/g, () => '减'],
  [/(尾号|末尾|户号)(\d+)/g, (_, word = '', no = '') => word + sayDigits(no)],
  [/(^|[^\d.])(0\d+)/g, (_, before = '', no = '') => before + sayDigits(no)]
]

const say = (digits: string | undefined): string => sayNumber(Number(digits))

/** What is left of digits, each by what stands before and after it. */
const sayRest = (text: string): string =>
  text.replace(/\d+(?:\.\d+)?/g, (found, at: number) => {
    // More digits than anybody counts are a number on a card.
    if (found.length > 12) return sayDigits(found)
    const isOrdinal = text[at - 1] === '第'
    const after = text.slice(at + found.length)
    return !isOrdinal && counted.test(after) ? sayCount(Number(found), '') : say(found)
  })

/** Signs that an ear takes for a short rest, or for nothing. */
const rests = (text: string): string =>
  text
    .replace(/[（(【[]\s*[）)】\]]/g, '')
    .replace(/[（(【[·|｜—–…]+/g, '，')
    .replace(/[）)】\]]+(?=[。！？；，、：])/g, '')
    .replace(/[）)】\]]+/g, '，')
    .replace(/[#*_<>《》“”"'‘’「」『』]/g, '')
    .replace(/([：:])\s*(?=\n|$)/g, '。')
    .replace(/[ \t\u3000]+/g, '')
    .replace(/[，、：:]*([。！？；])[，、；：。]*/g, '$1')
    .replace(/[，、]*([，：])[，、]*/g, '$1')
    .replace(/(^|\n)[，、：。；]+/g, '$1')
    .replace(/，+(?=\n|$)/g, '')

/**
 * A text as written, for the ear: 2026-11-22 → 二零二六年十一月二十二号, 36,000元 → 三万六千元, 8:05 → 早上八点零五分,
 * 2户 → 两户, −5分 → 减五分; checksums, file numbers and links are left out, brackets become a rest, what is written
 * short is said in full. What was made for the ear already comes back unchanged.
 */
export const forEar = (text: string): string => {
  const full = short.reduce((t, [from, to]) => t.replace(from, to), text)
  return rests(sayRest(spokenAs.reduce((t, [from, say]) => t.replace(from, say), full)))
}

/** Makes sentences of parts, each ending in 。; what is missing is left out. */
export const spoken = (parts: readonly (string | null | undefined | false)[]): string =>
  parts
    .flatMap((part) => (part ? part.split('\n') : []))
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (/[。！？；：]$/.test(part) ? part : `${part}。`))
    .join('\n')

/** Cuts where a speaker would rest: after `marks`, at latest after `limit` characters. */
const cutAt = (text: string, marks: RegExp, limit: number): string[] => {
  const pieces = text.match(marks) ?? []
  return pieces.flatMap((piece) => {
    const whole = Array.from(piece)
    const count = Math.ceil(whole.length / limit)
    return Array.from({ length: count }, (_, i) => whole.slice(i * limit, (i + 1) * limit).join(''))
  })
}

/** A text for the ear, sentence by sentence, none longer than `limit` characters, none without a word in it. */
export const sentences = (text: string, limit: number): string[] =>
  (text.match(/[^。！？；\n]+[。！？；]?/g) ?? [])
    .flatMap((sentence) =>
      sentence.length <= limit ? [sentence] : cutAt(sentence, /[^，、：]+[，、：]?/g, limit)
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\u4e00-\u9fa5A-Za-z0-9]/.test(sentence))

/** Joins sentences that follow one another up to `limit` characters: fewer pieces to ask a voice for. */
export const packed = (list: readonly string[], limit: number): string[] =>
  list.reduce<string[]>((packs, sentence) => {
    const last = packs[packs.length - 1]
    if (last !== undefined && last.length + sentence.length <= limit)
      packs[packs.length - 1] = last + sentence
    else packs.push(sentence)
    return packs
  }, [])
