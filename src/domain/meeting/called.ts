import { sayDate } from '../common/say-day'
import type { Refusal } from '../refusal/refusal'
import type { Counting, SheetSums } from './sheet'

/** Refusals of a called meeting; those of its notice and term are in `convening`. */
export const calledRefusals = {
  nothingToVote: {
    code: 'MEETING_NOTHING_TO_VOTE',
    message: '这件事现在不需要开会表决，请刷新页面看最新进展。',
    field: 'decisionId'
  },
  modeMissing: {
    code: 'MEETING_MODE_MISSING',
    message: '请选择开会的方式：成年村民、户代表或村民代表。',
    field: 'mode'
  },
  over: {
    code: 'MEETING_OVER',
    message: '这次会议已经取消、作废或登记了结果，不能再改。',
    field: 'meetingId'
  },
  notYet: (day: string): Refusal => ({
    code: 'MEETING_NOT_YET',
    message: `会议定在${sayDate(day)}，到那天才能签到。`,
    field: 'meetingId'
  }),
  noList: {
    code: 'MEETING_NO_LIST',
    message: '名册里没有这种会议的应到名单，请在登记表决结果时按人数填写，并拍签到表。',
    field: 'meetingId'
  },
  wayNotAllowed: {
    code: 'MEETING_WAY_NOT_ALLOWED',
    message: '这种会议要本人到会，不能在线参加，也不能委托别人。',
    field: 'entries'
  },
  leftOutOnlyParty: {
    code: 'MEETING_LEFT_OUT_ONLY_PARTY',
    message: '只有党员大会可以按规定把党员不计入应到，而且要选明理由。',
    field: 'entries'
  },
  leftOutLate: {
    code: 'MEETING_LEFT_OUT_LATE',
    message: '会议已经开完，不能再把人不计入应到。会上定过、已经写在签到表上的，请选“照签到表补录”。',
    field: 'entries'
  },
  noConsultation: {
    code: 'MEETING_NO_CONSULTATION',
    message: '只有村民代表会议才要代表事先听取各户意见。',
    field: 'meetingId'
  },
  otherDecision: {
    code: 'MEETING_OTHER_DECISION',
    message: '这次会议是为另一件事通知的，请选择为这件事通知的会议。',
    field: 'meeting.id'
  },
  notAsCalled: (words: string, field: string): Refusal => ({
    code: 'MEETING_NOT_AS_CALLED',
    message: `和会议通知不一致：${words}请核对；要改的，请取消原来的会议，重新通知。`,
    field
  }),
  presentDiffers: (words: string, field: string): Refusal => ({
    code: 'MEETING_PRESENT_DIFFERS',
    message: `${words}请核对签到名单；名单有错的，先在名单上更正。`,
    field
  })
} as const

interface GivenCounts {
  readonly eligible: number
  readonly present?: number | undefined
  readonly proxies?: number | undefined
  readonly women?: { readonly eligible: number; readonly present?: number | undefined } | undefined
  readonly allMembers?: { readonly eligible: number; readonly present?: number | undefined } | undefined
}

const partDiffers = (
  given: { readonly eligible: number; readonly present?: number | undefined } | undefined,
  list: Counting | null
): boolean =>
  given !== undefined &&
  list !== null &&
  (given.eligible !== list.eligible || (given.present !== undefined && given.present !== list.present))

const parts = [
  ['women', '妇女村民代表'],
  ['allMembers', '全体党员']
] as const

/** Those entitled, as the roster counts them. */
interface Entitled {
  readonly eligible: number
  readonly women?: { readonly eligible: number } | null | undefined
  readonly allMembers?: { readonly eligible: number } | null | undefined
}

/**
 * Where a part of those entitled, on which the quorum rests beside, is another than on the roster, or null:
 * MEETING_ELIGIBLE_DIFFERS. Left out, all party members are those with a vote; of women `assess` asks itself.
 * @param asked the parts on which the rule pack lets the quorum rest
 */
export const partFault = (
  given: GivenCounts,
  roster: Entitled,
  asked: readonly ('women' | 'allMembers')[],
  explained: boolean
): Refusal | null => {
  for (const [key, name] of parts.filter(([key]) => asked.includes(key))) {
    const listed = roster[key]?.eligible
    const said = given[key]?.eligible
    if (listed === undefined || (said === undefined && key === 'women')) continue
    if (listed === (said ?? given.eligible) || (explained && said !== undefined)) continue
    const words = said === undefined ? '' : `，您填的是${said}`
    const message = `按名册${name}应到${listed}${words}。请核对；确实不同的，请写明理由。`
    const field = said === undefined ? `meeting.facts.${key}` : 'meeting.eligibleReason'
    return { code: 'MEETING_ELIGIBLE_DIFFERS', message, field }
  }
  return null
}

/**
 * Where the numbers entered are not those of the sign-in list, or null: MEETING_PRESENT_DIFFERS. Not given is no fault;
 * nobody whose name is on the list is argued away from those who must come.
 */
export const sheetFault = (given: GivenCounts, sums: SheetSums): Refusal | null => {
  const at = 'meeting.facts'
  if (given.eligible < sums.eligible) {
    const words = `按签到名单应到${sums.eligible}，您填的是${given.eligible}。`
    return calledRefusals.presentDiffers(words, `${at}.eligible`)
  }
  if (given.present !== undefined && given.present !== sums.present) {
    const words = `按签到名单实到${sums.present}，您填的是${given.present}。`
    return calledRefusals.presentDiffers(words, `${at}.present`)
  }
  if (given.proxies !== undefined && given.proxies !== sums.proxies) {
    const words = `按签到名单书面委托${sums.proxies}人，您填的是${given.proxies}人。`
    return calledRefusals.presentDiffers(words, `${at}.proxies`)
  }
  for (const [key, name] of parts) {
    const list = sums[key]
    if (!list || !partDiffers(given[key], list)) continue
    const words = `按签到名单${name}应到${list.eligible}、实到${list.present}。`
    return calledRefusals.presentDiffers(words, `${at}.${key}`)
  }
  return null
}
