import type { Refusal } from '../refusal/refusal'
import { type MeetingKind, type MeetingMode, meetingKinds } from './kinds'

export interface Counted {
  readonly eligible: number
  readonly present?: number
  readonly yes?: number
  readonly no?: number
  readonly abstain?: number
}

/** The numbers of a meeting: none present means not yet held, no votes means not yet voted. */
export interface MeetingFacts extends Counted {
  /** The day of the meeting, `YYYY-MM-DD`. */
  readonly date: string
  readonly mode?: MeetingMode
  /** Among them, the women representatives. */
  readonly women?: { readonly eligible: number; readonly present?: number }
  /** All party members, with those who have no vote; left out: there are no others. */
  readonly allMembers?: { readonly eligible: number; readonly present?: number }
  /** The households behind the representatives (一事一议): in the village, represented by those present, and by vote. */
  readonly households?: Counted
  /** Among those present, the ones who came by a written proxy. */
  readonly proxies?: number
}

/** More people than any village has; beyond it a slip of the finger is likelier than a meeting. */
const MOST = 1_000_000

const names: Record<string, string> = {
  eligible: '应到',
  present: '实到',
  yes: '赞成',
  no: '反对',
  abstain: '弃权',
  proxies: '书面委托'
}

const wrongNumber = (field: string, value: number | undefined): Refusal | null => {
  if (value === undefined) return null
  const name = names[field.split('.').pop() ?? ''] ?? field
  if (!Number.isInteger(value) || value < 0 || value > MOST) {
    return { code: 'MEETING_COUNT_INVALID', message: `${name}人数要填0到${MOST}之间的整数。`, field }
  }
  return null
}

const impossible = (code: string, message: string, field: string): Refusal => ({ code, message, field })

const checkCounted = (c: Counted, prefix: string): Refusal | null => {
  for (const key of ['eligible', 'present', 'yes', 'no', 'abstain'] as const) {
    const wrong = wrongNumber(`${prefix}${key}`, c[key])
    if (wrong) return wrong
  }
  if (c.eligible < 1) {
    return impossible('MEETING_NOBODY_ELIGIBLE', '应到人数至少是1，请先核对应到名册。', `${prefix}eligible`)
  }
  const voted = c.yes !== undefined || c.no !== undefined || c.abstain !== undefined
  if (voted && c.yes === undefined) {
    return impossible('MEETING_VOTES_INCOMPLETE', '填了表决结果，就要填写赞成的人数。', `${prefix}yes`)
  }
  if (voted && c.present === undefined) {
    return impossible('MEETING_VOTES_INCOMPLETE', '填了表决结果，就要填写实到人数。', `${prefix}present`)
  }
  if (c.present !== undefined && c.present > c.eligible) {
    return impossible(
      'MEETING_PRESENT_OVER_ELIGIBLE',
      `实到${c.present}多于应到${c.eligible}，请核对签到表。列席的人不算实到。`,
      `${prefix}present`
    )
  }
  const votes = (c.yes ?? 0) + (c.no ?? 0) + (c.abstain ?? 0)
  if (c.present !== undefined && votes > c.present) {
    return impossible(
      'MEETING_VOTES_OVER_PRESENT',
      `赞成、反对、弃权合计${votes}，多于实到${c.present}，请重新计票。`,
      `${prefix}yes`
    )
  }
  return null
}

type Part = { readonly eligible: number; readonly present?: number }

/** A part of the meeting cannot be larger than the whole, neither can the rest of it. */
const checkPart = (part: Part, whole: Part, field: string, name: string): Refusal | null => {
  // One of the two is the meeting itself, which was checked under its own fields.
  const wrong = [part, whole].map(
    (c) => wrongNumber(`${field}.eligible`, c.eligible) ?? wrongNumber(`${field}.present`, c.present)
  )
  const first = wrong.find((w) => w !== null)
  if (first) return first
  const others = whole.eligible - part.eligible
  const fits =
    (part.present ?? 0) <= part.eligible &&
    others >= 0 &&
    (whole.present === undefined ||
      part.present === undefined ||
      (part.present <= whole.present && whole.present - part.present <= others))
  if (fits) return null
  return impossible(
    'MEETING_PART_INCONSISTENT',
    `${name}的应到、实到人数和全体的应到、实到人数对不上，请核对。`,
    field
  )
}

const checkProxies = (kind: MeetingKind, facts: MeetingFacts): Refusal | null => {
  const proxies = facts.proxies ?? 0
  const wrong = wrongNumber('proxies', facts.proxies)
  if (wrong) return wrong
  if (proxies === 0) return null
  if (!meetingKinds[kind].proxy) {
    return impossible(
      'MEETING_PROXY_NOT_ALLOWED',
      `${meetingKinds[kind].name}不能委托他人投票，请本人到会。外出的人可以先征求意见，不算到会。`,
      'proxies'
    )
  }
  // Whoever holds a proxy has come in person or online, so those by proxy are never all.
  return proxies < (facts.present ?? 0)
    ? null
    : impossible(
        'MEETING_PROXY_TOO_MANY',
        '受托人自己也要到会，书面委托的人数要少于实到人数，请核对。',
        'proxies'
      )
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export const isDay = (day: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

/**
 * Why the numbers of a meeting cannot be true, or null: MEETING_DATE_INVALID, MEETING_COUNT_INVALID,
 * MEETING_NOBODY_ELIGIBLE, MEETING_VOTES_INCOMPLETE, MEETING_PRESENT_OVER_ELIGIBLE, MEETING_VOTES_OVER_PRESENT,
 * MEETING_PART_INCONSISTENT, MEETING_PROXY_NOT_ALLOWED, MEETING_PROXY_TOO_MANY.
 */
export const checkCounts = (kind: MeetingKind, facts: MeetingFacts): Refusal | null => {
  if (!isDay(facts.date)) {
    return impossible('MEETING_DATE_INVALID', '开会日期要写成 2026-01-31 这样。', 'date')
  }
  const { women, allMembers, households } = facts
  return (
    checkCounted(facts, '') ??
    (households ? checkCounted(households, 'households.') : null) ??
    (women ? checkPart(women, facts, 'women', '妇女村民代表') : null) ??
    (allMembers ? checkPart(facts, allMembers, 'allMembers', '有表决权党员') : null) ??
    checkProxies(kind, facts)
  )
}
