import { addDays } from '../common/calendar'
import type { PartyStatus, Relation } from './member'

/** A cell of a sheet; a date cell arrives as its calendar day, `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null

/**
 * The text of a cell: full-width letters, digits and spaces narrowed, invisible characters removed, trimmed.
 * Not Unicode's compatibility folding: that would replace characters of people's names.
 */
export const plain = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  return cell
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
}

export const compact = (cell: Cell | undefined): string => plain(cell).replace(/\s+/g, '')

const idNumber = /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idCheckDigits = '10X98765432'

/** The 18-character runs of a cell that have the shape of an ID-card number. */
const idShapes = (cell: Cell | undefined): string[] =>
  (
    compact(cell)
      .replace(/-/g, '')
      .match(/[\dXx]{18,}/g) ?? []
  ).filter((run) => idNumber.test(run))

/** Whether a cell has the shape of an ID-card number. Codes of households (承包方编码) may have it too. */
export const looksLikeIdNumber = (cell: Cell | undefined): boolean => idShapes(cell).length > 0

/** Whether a cell holds an ID-card number by its check digit (GB 11643), or one whose last digits Excel rounded. */
export const holdsIdNumber = (cell: Cell | undefined): boolean =>
  idShapes(cell).some((digits) => {
    const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
    return typeof cell === 'number' || idCheckDigits[sum % 11] === digits[17]?.toUpperCase()
  })

/** What an error cell of Excel shows; its formula points at something that is gone. */
export const isFormulaError = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' &&
  /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i.test(cell.trim())

/** A name without the spaces that align two-character names, and with one kind of middle dot. */
export const readName = (cell: Cell | undefined): string => compact(cell).replace(/[•・‧∙.]/g, '·')

/** Two to thirty Han characters (or letters of a foreign name): no digits, question marks or private characters. */
export const isReadableName = (name: string): boolean =>
  /^[\p{Script=Han}\p{Script=Latin}·]{2,30}$/u.test(name)

export interface BirthMonth {
  readonly month: string | null
  readonly fault: null | 'unreadable' | 'impossible' | 'ambiguous'
}

const birth = (year: number, month: number, day = 1): BirthMonth =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1800
    ? { month: `${year}-${String(month).padStart(2, '0')}`, fault: null }
    : { month: null, fault: 'impossible' }

const unreadable: BirthMonth = { month: null, fault: 'unreadable' }

/**
 * Reads a month of birth as rosters write it: 1958.3, 1958-03, 195803, 19580315, 1958年3月, a date cell, or the
 * bare serial number of one. A number such as 1958.1 may once have been typed 1958.10, as Excel drops the zero:
 * where the column writes January as 1958.01 (`twoPlaces`) it is October, otherwise it is 'ambiguous'.
 */
export const readBirthMonth = (cell: Cell | undefined, twoPlaces: boolean): BirthMonth => {
  const text = compact(cell)
  if (text === '') return { month: null, fault: null }
  if (typeof cell === 'number') return readBirthNumber(cell, text, twoPlaces)
  const solid = /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  if (solid) return birth(Number(solid[1]), Number(solid[2]), Number(solid[3] ?? 1))
  const parts =
    /^(\d{4})[-./、年](\d{1,2})(?:[-./、月](\d{1,2})?)?[日号]?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text)
  return parts ? birth(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 1)) : unreadable
}

const readBirthNumber = (value: number, text: string, twoPlaces: boolean): BirthMonth => {
  if (Number.isInteger(value)) {
    if (/^\d{6}(\d{2})?$/.test(text)) return readBirthMonth(text, twoPlaces)
    if (value < 3_000 || value > 99_999) return unreadable
    // Excel counts days from 1899-12-30 (its 1900 is wrongly a leap year, which no one living remembers).
    const day = addDays('1899-12-30', value)
    return birth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  }
  const parts = /^(\d{4})\.(\d{1,2})$/.exec(text)
  if (!parts) return unreadable
  const [, year = '', decimals = ''] = parts
  if (decimals === '1' && !twoPlaces) return { month: null, fault: 'ambiguous' }
  return birth(Number(year), Number(twoPlaces ? decimals.padEnd(2, '0') : decimals))
}

/** Whether a number cell writes its month with two places, such as 1958.03. */
export const hasTwoPlaces = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' && /^\d{4}\.0[1-9]$/.test(String(cell))

/**
 * A phone of a roster: a number, the masked form of an export ('keep' what is stored), blank (keep as well),
 * 无 or a dash ('none': forget it), or not a number.
 */
export type PhoneCell =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'keep'; readonly last4: string }
  | { readonly kind: 'none' | 'blank' | 'bad' }

export const readPhone = (cell: Cell | undefined): PhoneCell => {
  const text = compact(cell).replace(/^'/, '')
  if (text === '') return { kind: 'blank' }
  if (/^([-—/]+|无|没有)$/.test(text)) return { kind: 'none' }
  const masked = /^(?:1\d{2})?\*{3,7}(\d{4})$/.exec(text)
  if (masked?.[1]) return { kind: 'keep', last4: masked[1] }
  const value = text.replace(/[-()]/g, '').replace(/^(\+86|0086|86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(value) ? { kind: 'number', value } : { kind: 'bad' }
}

const yes = new Set(['是', '√', '✓', '✔', '☑', '1', '有', 'y', 'yes', 'true', '对', '在'])
const no = new Set([
  '',
  '否',
  '×',
  '✗',
  '☐',
  '□',
  '0',
  '无',
  'n',
  'no',
  'false',
  '不是',
  '-',
  '—',
  '/',
  '没有'
])

/** Yes, no (also blank), or null when the word says neither. */
export const readYes = (cell: Cell | undefined): boolean | null => {
  const text = compact(cell).toLowerCase()
  return yes.has(text) ? true : no.has(text) ? false : null
}

/** `undefined` when the word is not known; blank is null: not said. */
export const readSex = (cell: Cell | undefined): 'male' | 'female' | null | undefined => {
  const text = compact(cell)
  if (text === '') return null
  if (text === '男' || text === '男性') return 'male'
  return text === '女' || text === '女性' ? 'female' : undefined
}

/** `undefined` when the word is not known; blank means at home. */
export const readResidence = (cell: Cell | undefined): 'resident' | 'away' | undefined => {
  const text = compact(cell)
  if (/^(|常住|在家|在村|居家|本村|留守|常住在家|在家务农|务农)$/.test(text)) return 'resident'
  return /^(外出|务工|外出务工|打工|在外|外出打工|外地|省外|县外|市外|外出经商|外出上学|外出就学|流出|不常住|非常住)$/.test(
    text
  )
    ? 'away'
    : undefined
}

/** `undefined` when the word is not known; blank or 群众 is no member. */
export const readParty = (cell: Cell | undefined): PartyStatus | undefined => {
  const text = compact(cell)
  if (/预备/.test(text)) return 'probationary'
  if (/^(党员|中共党员|正式|正式党员|中国共产党党员)$/.test(text)) return 'full'
  if (/^(群众|团员|共青团员|非党员|非中共党员|少先队员|无党派|无党派人士|积极分子|入党积极分子)$/.test(text))
    return null
  const answer = readYes(cell)
  return answer === null ? undefined : answer ? 'full' : null
}

/** Classes of GB/T 4761, and the words that people of the region write for them. Order matters: 孙 before 子女. */
const relationWords: readonly (readonly [RegExp, Relation])[] = [
  [/^(户主|本人|户主本人|本户户主|户长)$/, 'head'],
  [/^(配偶|妻|夫|妻子|丈夫|老伴|老婆|老公|爱人|夫妻)$/, 'spouse'],
  [/孙/, 'grandchild'],
  [
    /^(儿媳女婿|儿媳|儿媳妇|(长|次|大|二|三|四|五|小|幺)(儿)?媳(妇)?|女婿|婿|(长|次|大|二|三|四|五|小|幺)女?婿|上门女婿)$/,
    'child_in_law'
  ],
  [
    /^(长|次|大|二|三|四|五|六|七|八|小|幺|独生|独|养|继|非婚生)?(子|女|儿|儿子|女儿|子女|男孩|女孩)$/,
    'child'
  ],
  [/^(父母|公婆|(养|继|岳)?(父|母|父亲|母亲)|爸爸|妈妈|公公|婆婆|家公|家婆|丈人|丈母娘)$/, 'parent'],
  [/^(祖父母|(外|曾|曾外)?祖(父|母)|爷爷|奶奶|外公|外婆|姥爷|姥姥)$/, 'grandparent'],
  [
    /^(兄弟姐妹|兄|弟|姐|妹|哥|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄长|姊|姊妹|(大|二|三|小)(哥|弟|姐|妹))$/,
    'sibling'
  ],
  [
    /^(其他|其它|其他亲属|其他亲戚|非亲属|亲属|寄养|保姆|朋友|嫂|嫂子|弟媳|弟媳妇|姐夫|妹夫|伯父|伯母|叔|叔叔|叔父|婶|婶婶|姑|姑姑|姑父|姑母|舅|舅舅|舅父|舅母|姨|姨父|姨母|侄|侄子|侄儿|侄女|侄媳|外甥|外甥女|堂(兄|弟|姐|妹)|表(兄|弟|姐|妹|叔))$/,
    'other'
  ]
]

/** The class of a relation to the head; null when blank or unknown (媳妇 may be wife or daughter-in-law: unknown). */
export const readRelation = (cell: Cell | undefined): Relation | null => {
  const text = compact(cell).replace(/^(户主)?[之的]?(?=.)/, '')
  return relationWords.find(([words]) => words.test(text))?.[1] ?? null
}

const chineseDigits = '零一二三四五六七八九'

/** 1–99 in Chinese characters, or null. */
const chineseNumber = (text: string): number | null => {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === '') return null
  const [, tens, ten, ones] = parts
  if (!ten) return tens && !ones ? chineseDigits.indexOf(tens) : null
  return (tens ? chineseDigits.indexOf(tens) : 1) * 10 + (ones ? chineseDigits.indexOf(ones) : 0)
}

/** A group as written: 3, 03, 3组, 第三村民小组 are number 3; anything else is a name (桂花组). */
export const readGroup = (cell: Cell | undefined): { no: number | null; name: string } | null => {
  const text = compact(cell)
  if (text === '') return null
  const parts = /^第?(\d{1,3}|[一二三四五六七八九十]{1,3})(村民小组|村民组|小组|组|队|社)?$/.exec(text)
  const digits = parts?.[1] ?? ''
  const no = /^\d+$/.test(digits) ? Number(digits) : chineseNumber(digits)
  return no ? { no, name: `${no}组` } : { no: null, name: text.slice(0, 30) }
}

/** A cell's words as a sentence may repeat them: short, and without any long run of digits. */
export const quoted = (cell: Cell | undefined): string => {
  const text = Array.from(plain(cell).replace(/\d{7,}[\dXx]?/g, '…'))
  return `「${text.slice(0, 12).join('')}${text.length > 12 ? '…' : ''}」`
}
