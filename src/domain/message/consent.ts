import type { Template } from './templates'

/** What WeChat's question was answered with; `ban`: WeChat itself has closed the template. */
export const subscriptionAnswers = ['accept', 'reject', 'ban'] as const
export type SubscriptionAnswer = (typeof subscriptionAnswers)[number]

/** Who told the answer: the phone that asked, or WeChat's own push. */
export type ConsentSource = 'phone' | 'wechat'

/** An answer, a moment that went by unasked, and what the answers were spent on. */
export type SubscriptionEventType = SubscriptionAnswer | 'pass' | 'reserve' | 'give_back' | 'lose'

/** What an account has agreed to for one template. */
export interface Subscription {
  /** Messages that may still be sent. */
  readonly credits: number
  /** Every message may be sent: a long-term template. */
  readonly standing: boolean
  readonly answer: SubscriptionAnswer | null
  readonly source: ConsentSource | null
  readonly answeredAt: Date | null
  /** Moments of its kind since the last refusal at which nothing was asked. */
  readonly passed: number
}

export const noSubscription: Subscription = {
  credits: 0,
  standing: false,
  answer: null,
  source: null,
  answeredAt: null,
  passed: 0
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Whoever said no is left in peace this long. */
export const REST_DAYS = 30
/** WeChat pushes an answer that the phone has told as well; within this time the two are one. */
const ECHO_MS = 10 * 60 * 1000

/** Whether a message may be sent. */
export const maySend = ({ credits, standing }: Pick<Subscription, 'credits' | 'standing'>): boolean =>
  standing || credits > 0

/**
 * Whether to ask now. Not while what was agreed to is not used up; after a refusal not for 30 days, and then not before
 * one moment has gone by unasked: nobody is asked twice in a row.
 */
export const shouldAsk = (has: Subscription, now: Date): boolean => {
  if (maySend(has)) return false
  if (has.answer === null || has.answer === 'accept' || has.answeredAt === null) return true
  const rested = now.getTime() - has.answeredAt.getTime() >= REST_DAYS * DAY_MS
  return rested && has.passed > 0
}

/** Whether a moment that goes by unasked is to be noted: the first one since a refusal. */
export const shouldPass = (has: Subscription): boolean =>
  !maySend(has) && has.answer !== null && has.answer !== 'accept' && has.passed === 0

/**
 * Whether an answer, given at `at`, repeats what was told already: by the other way a moment ago, or by WeChat, which
 * pushes the same event again with the same time.
 */
export const isEcho = (
  has: Subscription,
  told: { readonly answer: SubscriptionAnswer; readonly source: ConsentSource },
  at: Date
): boolean => {
  if (has.answer !== told.answer || has.source === null || has.answeredAt === null) return false
  const apart = Math.abs(at.getTime() - has.answeredAt.getTime())
  if (has.source !== told.source) return apart < ECHO_MS
  return told.source === 'wechat' && apart === 0
}

/** What an account has agreed to after an answer: one more message, all of them, or none. */
export const answered = (
  has: Subscription,
  told: {
    readonly answer: SubscriptionAnswer
    readonly source: ConsentSource
    readonly longTerm: boolean
  },
  now: Date
): Subscription => {
  const { answer, source, longTerm } = told
  const yes = answer === 'accept'
  // A refusal of one question takes nothing back of what was agreed to before: WeChat keeps those messages too.
  return {
    credits: yes && !longTerm ? has.credits + 1 : has.credits,
    standing: longTerm ? yes : has.standing,
    answer,
    source,
    answeredAt: now,
    passed: 0
  }
}

/** One who waits to be written to. */
export interface Waiting {
  readonly accountId: string
  readonly template: Template
}

/** Which of the waiting, in their order, what their accounts agreed to suffices for; what each takes. */
export const allot = <W extends Waiting>(
  waiting: readonly W[],
  has: (w: Waiting) => Pick<Subscription, 'credits' | 'standing'>
): readonly W[] => {
  const taken = new Map<string, number>()
  return waiting.filter((w) => {
    const { credits, standing } = has(w)
    if (standing) return true
    const key = `${w.accountId} ${w.template}`
    const used = taken.get(key) ?? 0
    if (used >= credits) return false
    taken.set(key, used + 1)
    return true
  })
}
