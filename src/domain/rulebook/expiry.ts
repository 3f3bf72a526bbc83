import { daysBetween } from '../common/calendar'
import { accept, type Outcome, refuse } from '../refusal/refusal'

/** Points that came in during a year can be spent to a day of a later one: 「次年3月31日」. */
export interface PointsExpiry {
  readonly yearsOn: number
  /** `03-31` */
  readonly monthDay: string
}

const leapDay = '02-29'

const dayIn = (year: number, monthDay: string): string => {
  const day = `${String(year).padStart(4, '0')}-${monthDay}`
  if (monthDay !== leapDay) return day
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return isLeap ? day : `${String(year).padStart(4, '0')}-02-28`
}

/**
 * The last day on which points can be spent that were posted on a day; null where they never run out. The posting
 * counts, not the deed: nobody loses points to a slow review. The ledger warns 30 days before, or lets nothing expire.
 */
export const expiresOn = (expiry: PointsExpiry | null, postedOn: string): string | null =>
  expiry ? dayIn(Number(postedOn.slice(0, 4)) + expiry.yearsOn, expiry.monthDay) : null

const yearWords = ['当年', '次年', '第三年', '第四年']

/** 「当年入账的积分可以用到次年3月31日」 */
export const expiryWords = (expiry: PointsExpiry | null): string => {
  if (!expiry) return '积分长期有效，不到期'
  const [month = 0, day = 0] = expiry.monthDay.split('-').map(Number)
  return `当年入账的积分可以用到${yearWords[expiry.yearsOn] ?? ''}${month}月${day}日，到期前30天提醒`
}

/** Days that points of the last day of a year can be spent at least: nobody's December is worth less. */
const shortest = 60

/** A term that ends too soon after the year is a reset to zero by another name. Refuses RULEBOOK_EXPIRY_TOO_SHORT. */
export const checkExpiry = (expiry: PointsExpiry | null): Outcome<null> => {
  const last = expiresOn(expiry, '2025-12-31')
  if (last === null || daysBetween('2025-12-31', last) >= shortest) return accept(null)
  return refuse(
    'RULEBOOK_EXPIRY_TOO_SHORT',
    '年底刚入账的积分也要有两个月能用，否则就成了清零。请改成次年3月31日或更晚。',
    'expiry'
  )
}
