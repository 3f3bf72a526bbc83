import { addDays, daysBetween, within } from '../common/calendar'
import { sayDate } from '../common/say-day'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import type { Role } from '../role/roles'
import { cite } from '../rule-pack/articles'
import type { RulePack } from '../rule-pack/rule-pack'
import { isDay } from './counts'
import { type MeetingKind, meetingKinds } from './kinds'

export const meetingStatuses = {
  called: '已通知',
  held: '已召开',
  adjourned: '流会',
  cancelled: '已取消',
  voided: '因退回重议作废'
} as const
export type MeetingStatus = keyof typeof meetingStatuses

export interface OtherMeeting {
  readonly id: string
  readonly step: string
  readonly heldOn: string
  readonly status: MeetingStatus
}

/** A stretch of days that the meeting must lie in: a grant of its convener, a written authorisation. */
export interface MeetingTerm {
  readonly name: string
  readonly from: string
  readonly to: string | null
}

/** A meeting as it is called or recorded for one step of one decision. */
export interface MeetingCall {
  readonly id: string
  readonly step: string
  readonly heldOn: string
  /** The day on which time and agenda were told; null: not told. */
  readonly noticedOn: string | null
  /** Why there was no time (防汛、抢险…); only where the law knows emergencies. */
  readonly urgentReason?: string | null
  readonly terms: readonly MeetingTerm[]
  /** Every other meeting of the same decision. */
  readonly others: readonly OtherMeeting[]
}

/** The first day on which the meeting may be held after a notice of that day. */
export const earliestDay = (pack: RulePack, kind: MeetingKind, noticedOn: string): string =>
  addDays(noticedOn, pack.meetings[kind].noticeDays?.value ?? 0)

/** The last day for the notice of a meeting on that day. */
export const noticeBy = (pack: RulePack, kind: MeetingKind, heldOn: string): string =>
  addDays(heldOn, -(pack.meetings[kind].noticeDays?.value ?? 0))

const checkNotice = (pack: RulePack, kind: MeetingKind, call: MeetingCall): Refusal | null => {
  const { noticeDays, urgentNotice } = pack.meetings[kind]
  const days = noticeDays?.value ?? 0
  if (call.noticedOn === null) {
    const missing = '还没有登记会议通知，请先通知应到人员并登记通知日期。'
    return days === 0 ? null : { code: 'MEETING_NOTICE_MISSING', message: missing, field: 'noticedOn' }
  }
  if (call.noticedOn > call.heldOn) {
    const message = '会议通知的日期晚于开会日期，请核对。'
    return { code: 'MEETING_NOTICE_AFTER', message, field: 'noticedOn' }
  }
  const given = daysBetween(call.noticedOn, call.heldOn)
  if (given >= days || (urgentNotice !== null && (call.urgentReason ?? '').trim() !== '')) return null
  const earliest = earliestDay(pack, kind, call.noticedOn)
  const why = noticeDays ? `依据：${cite(noticeDays.article)}。` : ''
  const urgent = urgentNotice ? '遇有特殊情况临时通知的，要写明理由。' : ''
  return {
    code: 'MEETING_NOTICE_SHORT',
    message: `${meetingKinds[kind].name}要提前${days}天通知，最早${earliest}可以开会。${urgent}${why}`,
    field: 'heldOn'
  }
}

const checkOthers = (call: MeetingCall): Refusal | null => {
  const others = call.others.filter((o) => o.status !== 'cancelled' && o.status !== 'voided')
  if (others.some((o) => o.id === call.id && o.step !== call.step)) {
    const message = '这次会议已经作了另一个步骤的记录。可以接着开会，但要分开记录、分开表决。'
    return { code: 'MEETING_SHARED', message, field: 'step' }
  }
  const same = others.filter((o) => o.step === call.step && o.id !== call.id)
  if (same.some((o) => o.status !== 'adjourned')) {
    const message = '这个步骤已经有一次会议。要重新开会，请先把原来的会议取消或登记流会。'
    return { code: 'MEETING_ALREADY_THERE', message, field: 'step' }
  }
  // What was adjourned is called anew: its first notice does not serve twice.
  if (same.some((o) => call.noticedOn !== null && call.noticedOn < o.heldOn)) {
    const message = '上次会议流会了，要在流会以后重新通知，原来的通知不能再用。'
    return { code: 'MEETING_NOTICE_OLD', message, field: 'noticedOn' }
  }
  return null
}

/**
 * Whether a meeting may be called for a day. Refuses MEETING_DATE_INVALID, MEETING_NOTICE_MISSING, MEETING_NOTICE_AFTER,
 * MEETING_NOTICE_SHORT, MEETING_NOTICE_OLD, MEETING_OUTSIDE_TERM, MEETING_ALREADY_THERE and MEETING_SHARED.
 */
export const checkCall = (pack: RulePack, kind: MeetingKind, call: MeetingCall): Outcome<MeetingCall> => {
  if (!isDay(call.heldOn) || (call.noticedOn !== null && !isDay(call.noticedOn))) {
    return refuse('MEETING_DATE_INVALID', '日期要写成 2026-01-31 这样。', 'heldOn')
  }
  const term = call.terms.find((t) => !within(t, call.heldOn))
  if (term) {
    const until = term.to === null ? '起' : `至${sayDate(term.to)}`
    return refuse(
      'MEETING_OUTSIDE_TERM',
      `开会日期不在${term.name}的期限内（${sayDate(term.from)}${until}），请核对日期。`,
      'heldOn'
    )
  }
  const refusal = checkNotice(pack, kind, call) ?? checkOthers(call)
  return refusal ? { ok: false, refusal } : accept(call)
}

/** Whether a meeting may be recorded as held: all of `checkCall`, and MEETING_IN_FUTURE for a day after `today`. */
export const checkHeld = (
  pack: RulePack,
  kind: MeetingKind,
  call: MeetingCall,
  today: string
): Outcome<MeetingCall> => {
  if (isDay(call.heldOn) && call.heldOn > today) {
    return refuse(
      'MEETING_IN_FUTURE',
      `开会日期${sayDate(call.heldOn)}还没有到，开会以后再登记结果。`,
      'heldOn'
    )
  }
  return checkCall(pack, kind, call)
}

/** Whether someone with these grants may convene the meeting on that day. Refuses MEETING_CONVENER. */
export const checkConvener = (
  kind: MeetingKind,
  grants: readonly { readonly role: Role; readonly from: string; readonly to: string | null }[],
  heldOn: string
): Outcome<Role> => {
  const roles: readonly Role[] = meetingKinds[kind].convenerRoles
  const grant = grants.find((g) => roles.includes(g.role) && within(g, heldOn))
  if (grant) return accept(grant.role)
  const { name, convenerName } = meetingKinds[kind]
  return refuse('MEETING_CONVENER', `${name}由${convenerName}召集，请由任期内的召集人登记。`, 'convener')
}

export interface RequestStanding {
  readonly by: 'villagers' | 'reps'
  readonly need: number
  readonly have: number
  readonly reached: boolean
  readonly article: string
}

/**
 * Whether so many askers oblige the village to call the meeting (组织法第25、30条: 1/10 villagers, 1/3 or 1/5
 * representatives), and within how many days where a local rule says so. Refuses MEETING_COUNT_INVALID.
 */
export const requestRights = (
  pack: RulePack,
  kind: MeetingKind,
  ask: Record<'villagers' | 'reps', { readonly total: number; readonly asking: number }>
): Outcome<{ must: boolean; withinDays: number | null; rights: RequestStanding[] }> => {
  for (const by of ['villagers', 'reps'] as const) {
    const { total, asking } = ask[by]
    if (![total, asking].every((n) => Number.isSafeInteger(n) && n >= 0) || asking > total) {
      return refuse('MEETING_COUNT_INVALID', '提议人数要填整数，而且不能多于总人数。', by)
    }
  }
  const rights = (pack.requests[kind] ?? []).map((right) => {
    const { total, asking } = ask[right.by]
    const rest = total % right.oneOutOf
    return {
      by: right.by,
      need: (total + (rest === 0 ? 0 : right.oneOutOf - rest)) / right.oneOutOf,
      have: asking,
      reached: total > 0 && right.oneOutOf * asking >= total,
      article: cite(right.article)
    }
  })
  const must = rights.some((r) => r.reached)
  const withinDays = kind === 'rep_meeting' ? (pack.callWithinDays?.value ?? null) : null
  return accept({ must, withinDays, rights })
}

/** How many meetings of a kind a year still lacks; none where the law names no number. Adjourned ones do not count. */
export const meetingsDue = (
  pack: RulePack,
  kind: MeetingKind,
  year: number,
  meetings: readonly Pick<OtherMeeting, 'heldOn' | 'status'>[]
): { need: number; held: number; missing: number; article: string | null } => {
  const rule = pack.meetings[kind].minPerYear
  const held = meetings.filter((m) => m.status === 'held' && m.heldOn.startsWith(`${year}-`)).length
  const need = rule?.value ?? 0
  return { need, held, missing: Math.max(0, need - held), article: rule && cite(rule.article) }
}
