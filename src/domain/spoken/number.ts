const digits = '零一二三四五六七八九'
const places = ['', '十', '百', '千'] as const
const groups = ['', '万', '亿', '万亿'] as const

/** Four digits at most: 1002 → 一千零二. */
const sayGroup = (n: number): string => {
  let said = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) gap = said !== ''
    else {
      said += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
      gap = false
    }
  }
  return said
}

const sayWhole = (n: number): string => {
  let said = ''
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(n / 10_000 ** group) % 10_000
    if (part === 0) continue
    // A gap is heard once, however many noughts it has: 1,0005,0000 → 一亿零五万.
    const gap = said !== '' && (part < 1000 || Math.floor(n / 10_000 ** (group + 1)) % 10 === 0)
    said += `${gap ? '零' : ''}${sayGroup(part)}${groups[group]}`
  }
  return said.replace(/^一十/, '十') || '零'
}

/** A number as it is said: 360 → 三百六十, 36000 → 三万六千, 2.5 → 二点五, -3 → 负三. Safe integers and their decimals. */
export const sayNumber = (n: number): string => {
  const [whole = '0', rest = ''] = String(Math.abs(n)).split('.')
  const after = rest ? `点${sayDigits(rest)}` : ''
  return `${n < 0 ? '负' : ''}${sayWhole(Number(whole))}${after}`
}

/** So many of something: 2 is 两 before what is counted: 两户, 两万元, 两百分; 12 → 十二件. */
export const sayCount = (n: number, unit: string): string =>
  `${sayNumber(n)
    .replace(/^二$/, '两')
    .replace(/^二(?=[百千万亿])/, '两')}${unit}`

/** Digit by digit, as years, codes and phone numbers are read: 2026 → 二零二六. What is no digit is left out. */
export const sayDigits = (text: string): string =>
  Array.from(text, (d) => (/\d/.test(d) ? digits[Number(d)] : '')).join('')

/** A phone number: one is said 幺, and the parts stand apart: 0718-7222345 → 零七幺八，七二二二三四五. */
export const sayPhone = (text: string): string =>
  text
    .split(/\D+/)
    .filter(Boolean)
    .map((part) => sayDigits(part).replace(/一/g, '幺'))
    .join('，')

/** Fen as money is said: 3600000 → 三万六千元, 3050 → 三十元五角, 3005 → 三十元零五分. */
export const sayMoney = (fen: number): string => {
  const all = Math.abs(fen)
  const yuan = Math.floor(all / 100)
  const jiao = Math.floor(all / 10) % 10
  const cents = all % 10
  const small = `${jiao ? `${digits[jiao]}角` : yuan && cents ? '零' : ''}${cents ? `${digits[cents]}分` : ''}`
  return `${fen < 0 ? '负' : ''}${yuan || !small ? sayCount(yuan, '元') : ''}${small}`
}

/** Points: 五分, 两分. */
export const sayPoints = (n: number): string => sayCount(n, '分')
