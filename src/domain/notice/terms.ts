import { accept, type Outcome, refuse } from '../refusal/refusal'
import { cite, type Rule } from '../rule-pack/articles'
import type { RulePack } from '../rule-pack/rule-pack'

/** Where a notice hangs: the board on the wall is the lawful one, the page comes beside it (组织法2025第35条). */
export const channels = { wall: '村务公开栏', page: '手机公示' } as const
export type Channel = keyof typeof channels

/** The terms a notice begins under; they are frozen with its content. */
export interface NoticeTerms {
  readonly packId: string
  /** Whole days up, the first day not counted (民法典第201条). */
  readonly requiredDays: number
  /** Whole days in which a villager may object, from the same first day. */
  readonly windowDays: number
  /** A gap of as many minutes or more starts both terms again. */
  readonly restartGapMinutes: number
  /** Where it must hang for its days to count. */
  readonly channels: readonly Channel[]
}

const proposed = <T>(value: T): Rule<T> => ({
  value,
  basis: 'proposed',
  article: { law: 'custom', number: null }
})

/** What no rule pack names, as this product proposes it; a county may set otherwise. */
export const proposedNotice = {
  restartGapMinutes: proposed(60),
  channels: proposed<readonly Channel[]>(['wall', 'page'])
} as const

export interface NoticeChoice {
  readonly requiredDays?: number
  readonly windowDays?: number
  readonly restartGapMinutes?: number
  readonly channels?: readonly Channel[]
}

const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/**
 * The terms of a notice under a pack, with what a county or village chose instead of the defaults. Refuses
 * NOTICE_TERM_TOO_SHORT (less than the law's days), NOTICE_WINDOW_BAD and NOTICE_TERMS_BAD.
 */
export const noticeTerms = (pack: RulePack, chosen: NoticeChoice = {}): Outcome<NoticeTerms> => {
  const posting = pack.postingDays
  const requiredDays = chosen.requiredDays ?? posting.value
  const windowDays = chosen.windowDays ?? Math.min(pack.objectionDays.value, requiredDays)
  const restartGapMinutes = chosen.restartGapMinutes ?? proposedNotice.restartGapMinutes.value
  const where = chosen.channels ?? proposedNotice.channels.value
  const least = posting.basis === 'proposed' ? 1 : posting.value
  if (!isCount(requiredDays, least)) {
    const words = `公示不能少于${least}天（${cite(posting.article)}），请把天数改成${least}天或更长。`
    return refuse('NOTICE_TERM_TOO_SHORT', words, 'requiredDays')
  }
  if (!isCount(windowDays, 1) || windowDays > requiredDays) {
    const words = `提异议的时间要在1天到${requiredDays}天之间，请重新填写。`
    return refuse('NOTICE_WINDOW_BAD', words, 'windowDays')
  }
  if (!isCount(restartGapMinutes, 1) || !where.includes('wall') || new Set(where).size !== where.length) {
    return refuse('NOTICE_TERMS_BAD', '公示必须张贴在村务公开栏，中断多久重新计时至少填1分钟。', 'channels')
  }
  return accept({ packId: pack.id, requiredDays, windowDays, restartGapMinutes, channels: [...where] })
}

/** Terms of today for what hung before: never fewer days than it was promised then. */
export const neverShorter = (
  terms: NoticeTerms,
  before: Pick<NoticeTerms, 'requiredDays' | 'windowDays'>
): NoticeTerms => ({
  ...terms,
  requiredDays: Math.max(terms.requiredDays, before.requiredDays),
  windowDays: Math.max(terms.windowDays, before.windowDays)
})
