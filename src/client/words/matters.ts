import { addDays, dayOf, daysBetween } from '@/domain/common/calendar'
import type { About, Audience, Channel, Closing } from '@/domain/issue/names'
import { sayDay } from './dates'
import { toneOf } from './tones'

const settled: readonly string[] = ['resolved', 'mediated'] satisfies Closing[]

/** A matter that is settled is green; one that is merely closed is not. */
export const toneOfMatter = (state: string, closing: string | null): 'calm' | 'good' | 'wait' | 'stop' => {
  if (state === 'CLOSED') return closing !== null && settled.includes(closing) ? 'good' : 'calm'
  return state === 'RATING' || state === 'AGREED' ? 'wait' : toneOf(state)
}

export const isSettled = (closing: string | null): boolean => closing !== null && settled.includes(closing)

const closedUnsettled: Readonly<Record<string, string>> = {
  unrated: '已关闭（未评价）',
  explained: '已关闭（解释结案）',
  mediation_ended: '已关闭（调解终止）'
} satisfies Partial<Record<Closing, string>>

/**
 * The state as a tag says it: a matter that was closed without being settled says so before the reason, and only its
 * raiser (`mine`) is the one who rates. What was passed up says where it has come to.
 */
export const sayState = (
  matter: { state: string; stateName: string; closing: string | null; levelName: string },
  mine: boolean
): string => {
  if (matter.state === 'RATING' && !mine) return '等说事人评价'
  if (matter.state === 'ESCALATED') return `已转到${matter.levelName}`
  return (matter.state === 'CLOSED' && closedUnsettled[matter.closing ?? '']) || matter.stateName
}

/** Who may see a matter that is not in the open, in one sentence; null when the public may. */
export const sayWhoSees = (matter: {
  readonly channel: Channel
  readonly about: About | null
  readonly audience: Audience
}): string | null => {
  const { channel, about, audience } = matter
  if (about === 'supervisor') return '只有说事人和乡镇经办人看得到'
  if (about === 'cadre') return '只有说事人、村监委和乡镇经办人看得到，村干部看不到'
  if (channel === 'mediation') return '只有双方和调解员看得到'
  if (channel === 'secretary') return '只有说事人和书记看得到；转到乡镇后，乡镇经办人也看得到'
  return audience === 'handlers' ? '只有说事人和经办人看得到' : null
}

/** The last day of a term that ends at an instant; a term of whole days ends at the midnight after it. */
export const lastDayOf = (dueAt: string): string => dayOf(new Date(Date.parse(dueAt) - 1))

/** How long is left until the last day, as people say it; past it, by how much. */
export const sayLeft = (dueAt: string, now: Date): string => {
  const [last, today] = [lastDayOf(dueAt), dayOf(now)]
  const left = daysBetween(today, last)
  if (Date.parse(dueAt) <= now.getTime()) return `已经超期${Math.max(1, -left)}天`
  if (left === 0) return '今天截止'
  // The last day is counted from today, so that the words need no second clock.
  return left === 1 ? '明天截止' : `还有${left}天（${sayDay(last, addDays(last, -left))}截止）`
}
