import { addDays, type Period, periodOf } from '../common/calendar'
import { sayDate } from '../common/say-day'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import type { PointsCategory } from './points'

/**
 * Deductions are off. A village turns them on by writing them into its own rules in a villagers' meeting (村规民约,
 * 村民委员会组织法第31条) and filing these with the township; then each one goes remind → inform → three days to answer
 * → seven days' review, takes this period's points of its category at most, and is shown to the household alone.
 */
export interface DeductionResolution {
  readonly resolvedOn: string
  readonly filedOn: string
  /** Whose points a deduction may reduce: of the running month, quarter or year. */
  readonly period: Period
}

export const answerDays = 3
export const reviewDays = 7

export const deductionStates = ['REMINDED', 'INFORMED', 'REVIEWED', 'BOOKED', 'DROPPED'] as const
export type DeductionState = (typeof deductionStates)[number]

export interface DeductionCase {
  readonly state: DeductionState
  readonly householdId: string
  readonly category: PointsCategory
  /** The rule's points, as a positive number. */
  readonly points: number
  readonly occurredOn: string
  readonly remindedOn: string
  readonly remindedBy: string
  readonly informedOn: string | null
  readonly informedBy: string | null
  readonly answer: { readonly on: string; readonly words: string } | null
  readonly endedOn: string | null
  /** Why it was dropped, or kept in review. */
  readonly reason: string | null
}

export type DeductionAct =
  | { readonly kind: 'inform'; readonly on: string; readonly by: string }
  /** It was put right: nothing is taken. */
  | { readonly kind: 'mended'; readonly on: string }
  | { readonly kind: 'answer'; readonly on: string; readonly words: string }
  | {
      readonly kind: 'review'
      readonly on: string
      readonly by: string
      readonly keep: boolean
      readonly reason: string
    }
  /** The term of review ran out: in doubt for the household. */
  | { readonly kind: 'lapse'; readonly on: string }
  | { readonly kind: 'book'; readonly on: string; readonly earned: number }

/** True on days on which the village may deduct: resolved and filed, on neither's day before. */
export const deductionsOn = (resolution: DeductionResolution | null, day: string): boolean =>
  resolution !== null && resolution.resolvedOn <= day && resolution.filedOn <= day

const off: Refusal = {
  code: 'DEDUCTION_OFF',
  message: '本村没有开启扣分：要先由村民会议写入村规民约，并报乡镇备案。'
}

/** The last day to answer; the day of informing is not counted. */
export const answerUntil = (informedOn: string): string => addDays(informedOn, answerDays)
/** The last day of the review. */
export const reviewUntil = (informedOn: string): string => addDays(informedOn, answerDays + reviewDays)

/**
 * Opens a case by a reminder. Refuses DEDUCTION_OFF unless deductions were on when it happened: nothing reaches back.
 */
export const remind = (
  resolution: DeductionResolution | null,
  what: Pick<
    DeductionCase,
    'householdId' | 'category' | 'points' | 'occurredOn' | 'remindedOn' | 'remindedBy'
  >
): Outcome<DeductionCase> => {
  if (!deductionsOn(resolution, what.occurredOn)) return { ok: false, refusal: off }
  if (what.remindedOn < what.occurredOn) {
    return refuse('DEDUCTION_DAY_AHEAD', '提醒的日期在事情发生之前，请核对。', 'remindedOn')
  }
  const open = { informedOn: null, informedBy: null, answer: null, endedOn: null, reason: null }
  return accept({ state: 'REMINDED', ...what, ...open })
}

/**
 * What a deduction takes: no more than the rule says and than what the household earned in this category in the
 * running period; nothing once the period of the deed is over. Points, never below 0.
 */
export const deductible = (
  the: Pick<DeductionCase, 'points' | 'occurredOn'>,
  period: Period,
  on: string,
  earned: number
): number =>
  periodOf(period, the.occurredOn) === periodOf(period, on) ? Math.max(0, Math.min(the.points, earned)) : 0

const wrongState = refuse(
  'DEDUCTION_WRONG_STEP',
  '现在还不能做这一步，请按提醒、告知、申辩、复核的顺序来办。'
)

type Acting<K extends DeductionAct['kind']> = Extract<DeductionAct, { kind: K }>

const inform = (the: DeductionCase, act: Acting<'inform'>): Outcome<DeductionCase> => {
  if (act.on <= the.remindedOn) {
    return refuse('DEDUCTION_TOO_SOON', '提醒当天不能告知扣分，请给这一户改正的时间。', 'on')
  }
  return accept({ ...the, state: 'INFORMED', informedOn: act.on, informedBy: act.by })
}

const answer = (the: DeductionCase, informedOn: string, act: Acting<'answer'>): Outcome<DeductionCase> =>
  act.on > answerUntil(informedOn)
    ? refuse(
        'DEDUCTION_ANSWER_LATE',
        `申辩到${sayDate(answerUntil(informedOn))}为止。可以向村监委说明情况。`,
        'on'
      )
    : accept({ ...the, answer: { on: act.on, words: act.words } })

const review = (the: DeductionCase, informedOn: string, act: Acting<'review'>): Outcome<DeductionCase> => {
  if (act.by === the.informedBy || act.by === the.remindedBy) {
    return refuse('DEDUCTION_SAME_PERSON', '复核要由没有经办过这件事的人来做。')
  }
  // Also where it answered at once: what it said may be changed and added to until the last day.
  if (act.on <= answerUntil(informedOn)) {
    return refuse(
      'DEDUCTION_ANSWER_OPEN',
      `申辩期到${sayDate(answerUntil(informedOn))}为止，过后才能复核。`,
      'on'
    )
  }
  if (act.on > reviewUntil(informedOn)) {
    return refuse('DEDUCTION_REVIEW_LATE', '复核期已过，这次扣分不再成立。', 'on')
  }
  const ended = act.keep ? null : act.on
  return accept({ ...the, state: act.keep ? 'REVIEWED' : 'DROPPED', endedOn: ended, reason: act.reason })
}

const lapse = (the: DeductionCase, informedOn: string, act: Acting<'lapse'>): Outcome<DeductionCase> =>
  act.on <= reviewUntil(informedOn)
    ? refuse('DEDUCTION_REVIEW_OPEN', '复核期还没有过。', 'on')
    : accept({ ...the, state: 'DROPPED', endedOn: act.on, reason: '复核期内没有结论，不扣分。' })

export interface DeductionStep {
  readonly after: DeductionCase
  /** Points to book, as a positive number; 0 for every step but the last. */
  readonly take: number
}

const move = (the: DeductionCase, act: DeductionAct): Outcome<DeductionCase> => {
  const { state, informedOn } = the
  if (act.kind === 'mended' && (state === 'REMINDED' || state === 'INFORMED')) {
    return accept({ ...the, state: 'DROPPED', endedOn: act.on, reason: '已经改正，不扣分。' })
  }
  if (state === 'REMINDED' && act.kind === 'inform') return inform(the, act)
  if (state !== 'INFORMED' || informedOn === null) return wrongState
  if (act.kind === 'answer') return answer(the, informedOn, act)
  if (act.kind === 'review') return review(the, informedOn, act)
  return act.kind === 'lapse' ? lapse(the, informedOn, act) : wrongState
}

/**
 * Carries a deduction one step on. Refuses DEDUCTION_OFF (the village has none), DEDUCTION_WRONG_STEP, _TOO_SOON,
 * _ANSWER_OPEN, _ANSWER_LATE, _SAME_PERSON, _REVIEW_OPEN and _REVIEW_LATE.
 */
export const stepDeduction = (
  resolution: DeductionResolution | null,
  the: DeductionCase,
  act: DeductionAct
): Outcome<DeductionStep> => {
  const on = resolution !== null && deductionsOn(resolution, act.on)
  // A village that turned deductions off again may still let what is open fall.
  if (!on && act.kind !== 'mended' && act.kind !== 'lapse') return { ok: false, refusal: off }
  if (on && act.kind === 'book') {
    if (the.state !== 'REVIEWED') return wrongState
    const take = deductible(the, resolution.period, act.on, act.earned)
    return accept({ after: { ...the, state: 'BOOKED', endedOn: act.on }, take })
  }
  const moved = move(the, act)
  return moved.ok ? accept({ after: moved.value, take: 0 }) : moved
}
