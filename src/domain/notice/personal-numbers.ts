import type { PersonalKind, Span } from './personal-data'

// No lookbehind in these patterns: WeChat on an iPhone before iOS 16.4 cannot even parse a file that holds one.

interface Shape {
  readonly kind: PersonalKind
  readonly pattern: RegExp
  /** Judges the digits of a match (separators removed) and what stands around it. */
  readonly holds: (digits: string, around: { match: string; before: string; after: string }) => boolean
}

const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether the check digit is right (GB 11643). */
const idChecked = (digits: string): boolean => {
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase()
}

const isBirthDay = (day: string): boolean => {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)].map(Number)
  if (!year || !month || !date || year < 1890 || year > 2099 || month > 12) return false
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** ISO/IEC 7812: the check that nine of ten random numbers fail. */
const luhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const namedCode = /(编号|编码|代码|单号|合同号|文号|流水号|户号|图号|批号|信用代码)[^\d，。；]{0,4}$/
const unit = /^ ?(元|万|亿|平方|亩|立方|吨|公斤|千克|斤|米|公里|株|块|个|%|％|㎡)/

const looksLikeId = (digits: string, around: { match: string; before: string }): boolean => {
  if (!provinces.test(digits) || !isBirthDay(digits.slice(6, 14))) return false
  if (idChecked(digits)) return true
  // A slip of the pen still tells nearly everything; household codes (承包方编码) have the same length.
  const grouped = /^\d{6}[ -]{0,2}\d{8}[ -]{0,2}\d{3}[\dXx]$/.test(around.match)
  return grouped && !digits.startsWith('91') && !namedCode.test(around.before)
}

const looksLikeMobile = (_: string, around: { match: string; before: string; after: string }): boolean => {
  const solid = /^\d+$/.test(around.match)
  if (solid && unit.test(around.after)) return false
  if (/^\.\d/.test(around.after) || /\d\.$/.test(around.before)) return false
  if (namedCode.test(around.before)) return false
  // 150 20251028 is a count and a date.
  if (/^1[3-9]\d +\d{8}$/.test(around.match) && isBirthDay(around.match.slice(-8))) return false
  const letters = /[a-z]+$/i.exec(around.before)?.[0].toLowerCase()
  return letters === undefined || /^(tel|phone|mobile|mob|wx|vx|wechat|weixin|qq|call)$/.test(letters)
}

const bankPrefix = (digits: string): boolean =>
  digits.length === 16 ? /^[4-69]/.test(digits) : /^(6|9[0-9])/.test(digits)

/** Telephones of offices belong on a notice: they are where a villager asks and complains. */
const officeLabel =
  /(监督|举报|投诉|值班|办公|办公室|热线|纪委|信访|便民|党群)(服务)?(电话|热线|专线|座机|号码)?[:：为是 (]{0,3}$/

const mobilePrefix = '(?:(?:\\+|00)?86[ -]?|0)?'
const mobileGroups = [
  '1[3-9]\\d{9}',
  '1[3-9]\\d[ .-]{1,3}\\d{4}[ .-]{1,3}\\d{4}',
  '1[3-9]\\d[ -]{1,3}\\d{8}',
  '1[3-9]\\d{5}[ -]{1,3}\\d{4}',
  '1[3-9]\\d{2}-\\d{3}-\\d{4}',
  '1[3-9]\\d{2}-\\d{4}-\\d{3}',
  '1[3-9]\\d-\\d{3}-\\d{5}',
  '1[ -][3-9](?:[ -]\\d){9}'
]

/** The shapes in order of certainty: what a former one has taken, a later one leaves. */
const shapes: readonly Shape[] = [
  {
    // The number of a disability certificate: the ID number, the class and the grade.
    kind: 'disability',
    pattern: /[1-9]\d{16}[\dXx][1-7][1-4](?:B\d)?(?![\dA-Za-z])/g,
    holds: (digits) => provinces.test(digits) && isBirthDay(digits.slice(6, 14)) && idChecked(digits)
  },
  {
    kind: 'id_card',
    pattern: /[1-9](?:[ -]{0,2}\d){16}[ -]{0,2}[\dXx](?![\dA-Za-z])/g,
    holds: looksLikeId
  },
  {
    kind: 'id_card',
    pattern: /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{0,3}[*xX]{1,4}[\dXx]{0,2}/g,
    holds: (digits) => provinces.test(digits)
  },
  {
    kind: 'id_card',
    pattern: /[1-9]\d{5}[ -]?\d{6}[ -]?\d{3}(?![\dA-Za-z])/g,
    holds: (digits, around) =>
      provinces.test(digits) &&
      isBirthDay(`19${digits.slice(6, 12)}`) &&
      !namedCode.test(around.before) &&
      !unit.test(around.after)
  },
  {
    kind: 'bank_card',
    pattern: /\d{16,19}(?!\d)|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)|\d{6}[ -]\d{13}(?!\d)/g,
    holds: (digits, around) => bankPrefix(digits) && luhn(digits) && !namedCode.test(around.before)
  },
  {
    kind: 'bank_card',
    pattern: /\d(?:[ -]?\d){11,20}(?!\d)/g,
    // Accounts of passbooks have no check digit, so only their label tells them.
    holds: (_, around) =>
      /(银行卡|账号|帐号|卡号|存折|一卡通|账户|帐户)[^\d，。；\n]{0,8}$/.test(around.before) &&
      !/对公[^，。；\n]{0,10}$/.test(around.before)
  },
  ...mobileGroups.map(
    (groups): Shape => ({
      kind: 'phone',
      pattern: new RegExp(`${mobilePrefix}${groups}(?!\\d)`, 'g'),
      holds: looksLikeMobile
    })
  ),
  {
    kind: 'phone',
    pattern: /\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}[2-8]\d{2,3}[ -]?\d{4}(?:(?:-|转)\d{1,6})?(?!\d)/g,
    holds: (_, around) =>
      !officeLabel.test(around.before) && !namedCode.test(around.before) && !unit.test(around.after)
  },
  {
    kind: 'phone',
    pattern: /[2-8]\d{2,3}[ -]?\d{4}(?!\d)/g,
    holds: (_, around) =>
      /(电话|座机|固话|联系方式|tel)[:：为是. ]{0,3}$/i.test(around.before) &&
      !officeLabel.test(around.before)
  }
]

const scan = (text: string, shape: Shape): Span[] => {
  const found: Span[] = []
  shape.pattern.lastIndex = 0
  for (let m = shape.pattern.exec(text); m; m = shape.pattern.exec(text)) {
    const [match] = m
    const end = m.index + match.length
    const before = text.slice(Math.max(0, m.index - 16), m.index)
    const digits = match.replace(/[^\dXx*]/g, '')
    if (!/\d$/.test(before) && shape.holds(digits, { match, before, after: text.slice(end, end + 8) })) {
      found.push({ kind: shape.kind, start: m.index, end })
    } else {
      // A number may begin inside a match that was none: after the count in front of it, for one.
      shape.pattern.lastIndex = m.index + 1
    }
  }
  return found
}

/** ID-card, bank and telephone numbers in a narrowed text, the surest first; they may overlap. */
export const findNumbers = (text: string): Span[] => shapes.flatMap((shape) => scan(text, shape))
