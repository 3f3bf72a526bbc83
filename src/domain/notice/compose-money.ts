const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿'] as const

/** Up to 9999 in words; zeros between two digits are one 零. */
const belowTenThousand = (n: number): string => {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
    gap = false
  }
  return words
}

const yuanWords = (whole: number): string => {
  let words = ''
  let gap = false
  for (let group = groups.length - 1; group >= 0; group--) {
    // Above the highest group everything is counted in it: a hundred 亿 are 壹佰亿.
    const part = Math.floor(whole / 10_000 ** group) % (group === groups.length - 1 ? 1e9 : 10_000)
    if (part === 0) {
      gap = words !== ''
      continue
    }
    const zero = words !== '' && (gap || part < 1000) ? '零' : ''
    words += `${zero}${belowTenThousand(part)}${groups[group]}`
    gap = false
  }
  return words
}

/**
 * A sum of whole fen in the words of a cheque (正确填写票据和结算凭证的基本规定): 壹拾贰万元整. Negative sums begin with 负.
 * Exact below a million million yuan; throws RangeError above.
 */
export const moneyInWords = (fen: number): string => {
  if (!Number.isSafeInteger(fen) || Math.abs(fen) >= 1e14)
    throw new RangeError('a sum is whole fen below 10^14')
  const whole = Math.floor(Math.abs(fen) / 100)
  const jiao = Math.floor((Math.abs(fen) % 100) / 10)
  const cents = Math.abs(fen) % 10
  const sign = fen < 0 ? '负' : ''
  if (jiao === 0 && cents === 0) return `${sign}${yuanWords(whole) || '零'}元整`
  const head = whole === 0 ? '' : `${yuanWords(whole)}元`
  const tenths = jiao === 0 ? (whole === 0 ? '' : '零') : `${digits[jiao]}角`
  return `${sign}${head}${tenths}${cents === 0 ? '整' : `${digits[cents]}分`}`
}
