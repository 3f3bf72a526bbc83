import { addDays } from '../common/calendar'
import { lengthOf } from '../common/fields'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { limits, type Method, type NomineeState, type RoundState } from './names'
import { honourRefusals as no } from './refusals'

/** A household in a round: nominated, judged, and with a plaque that may be looked at again. */
export interface Nominee {
  readonly id: string
  readonly householdId: string
  readonly nominatorId: string
  readonly state: NomineeState
  /** Until when something must be put right, and who told so. */
  readonly mendUntil: string | null
  readonly toldBy: string | null
}

/** In what a person may act at this household; which offices that is, the permissions say. */
export type Capacity = 'household' | 'host' | 'panel' | 'committee' | 'visitor' | 'system'

export interface HonourActor {
  readonly memberId: string
  readonly capacities: readonly Capacity[]
  /** Everyone the account is bound to, this person among them: nobody is two people with one phone. */
  readonly accountIds: readonly string[]
  /** The own household, or a near relative's. */
  readonly recused: boolean
  /** The own household stands in the same round. */
  readonly rival: boolean
  readonly viewed: boolean
  readonly judged: boolean
}

export interface HonourContext {
  readonly today: string
  readonly round: { readonly state: RoundState; readonly method: Method; readonly stopped: boolean }
  readonly actor: HonourActor
  readonly words?: string | undefined
  readonly present?: string | undefined
  readonly points?: number | undefined
  readonly until?: string | undefined
}

type Who = Exclude<Capacity, 'panel'> | 'panel' | 'householdOrHost'
type Need =
  | 'reason'
  | 'hostsReason'
  | 'present'
  | 'notRecused'
  | 'notRival'
  | 'notNominator'
  | 'hostNotNominator'
  | 'tookNoPart'
  | 'onceViewed'
  | 'onceJudged'
  | 'points'
  | 'stopped'
  | 'until'
  | 'late'
  | 'otherLooker'

interface Transition {
  readonly name: string
  readonly from: readonly NomineeState[]
  readonly to: NomineeState | 'same'
  readonly who: Who
  /** The states of the round in which it can be done; null where the round no longer matters. */
  readonly round: readonly RoundState[] | null
  readonly needs: readonly Need[]
}

const open = ['nominating', 'judging', 'judged', 'on_notice'] as const

/**
 * From a nomination to a plaque, and what may happen to that. Nobody is shown, judged or honoured who has not agreed;
 * a plaque is paused only after there was time to mend, and by somebody else than whoever found fault.
 */
export const transitions = {
  agree: {
    ...{ name: '同意参加', from: ['asked', 'declined', 'withdrawn'], to: 'entered' },
    ...{ who: 'householdOrHost', round: ['nominating'], needs: ['hostsReason', 'hostNotNominator'] }
  },
  decline: {
    ...{ name: '不参加', from: ['asked'], to: 'declined' },
    ...{ who: 'householdOrHost', round: ['nominating'], needs: ['hostsReason', 'hostNotNominator'] }
  },
  withdraw: {
    ...{ name: '退出', from: ['entered', 'supported', 'chosen'], to: 'withdrawn' },
    ...{ who: 'household', round: open, needs: [] }
  },
  support: {
    ...{ name: '院落评议：支持', from: ['entered', 'supported'], to: 'supported', who: 'host' },
    ...{ round: ['nominating'], needs: ['notRecused', 'notNominator', 'onceViewed', 'reason', 'present'] }
  },
  doubt: {
    ...{ name: '院落评议：不支持', from: ['entered', 'supported'], to: 'same', who: 'host' },
    ...{ round: ['nominating'], needs: ['notRecused', 'notNominator', 'onceViewed', 'reason', 'present'] }
  },
  judge: {
    ...{ name: '村里评议', from: ['supported'], to: 'same', who: 'panel', round: ['judging'] },
    ...{ needs: ['notRecused', 'notRival', 'tookNoPart', 'onceJudged', 'points', 'reason'] }
  },
  choose: {
    ...{ name: '拟授牌', from: ['supported'], to: 'chosen', who: 'system', round: ['judging'], needs: [] }
  },
  pass_over: {
    ...{ name: '没有评上', from: ['entered', 'supported'], to: 'passed_over', who: 'system' },
    ...{ round: ['nominating', 'judging'], needs: [] }
  },
  strike: {
    ...{ name: '异议成立，取消', from: ['chosen'], to: 'struck', who: 'committee' },
    ...{ round: ['judged'], needs: ['stopped', 'reason'] }
  },
  lapse: {
    ...{ name: '随这一轮结束', from: ['asked', 'entered', 'supported', 'chosen'], to: 'lapsed' },
    ...{ who: 'system', round: open, needs: [] }
  },
  hang: { name: '挂牌', from: ['chosen'], to: 'hung', who: 'system', round: ['on_notice'], needs: [] },
  tell: {
    ...{ name: '提出整改', from: ['hung'], to: 'mending', who: 'visitor', round: null },
    ...{ needs: ['notRecused', 'reason', 'until'] }
  },
  fine: {
    ...{ name: '复查：已经改好', from: ['mending'], to: 'hung', who: 'visitor', round: null },
    ...{ needs: ['notRecused', 'otherLooker', 'reason'] }
  },
  pause: {
    ...{ name: '复查：暂停挂牌', from: ['mending'], to: 'paused', who: 'visitor', round: null },
    ...{ needs: ['late', 'notRecused', 'otherLooker', 'reason'] }
  },
  restore: {
    ...{ name: '恢复挂牌', from: ['paused'], to: 'hung', who: 'visitor', round: null },
    ...{ needs: ['notRecused', 'reason'] }
  }
} as const satisfies Record<string, Transition>

export type NomineeAction = keyof typeof transitions
export const nomineeActions = Object.keys(transitions) as NomineeAction[]
/** What people press; the rest follows from the round. */
export const pressedActions = nomineeActions.filter((a) => transitions[a].who !== 'system')

const has = (c: HonourContext, capacity: Capacity): boolean => c.actor.capacities.includes(capacity)
const holds = (who: Who, c: HonourContext): boolean =>
  who === 'householdOrHost' ? has(c, 'household') || has(c, 'host') : has(c, who)

const longEnough = (words: string | undefined, least: number): boolean =>
  lengthOf((words ?? '').trim()) >= least

const isPoints = (c: HonourContext): boolean => {
  const most = c.round.method === 'yes_no' ? 1 : limits.fullMarks
  return Number.isSafeInteger(c.points) && (c.points ?? -1) >= 0 && (c.points ?? 0) <= most
}
const isUntil = (c: HonourContext): boolean =>
  c.until !== undefined &&
  c.until >= addDays(c.today, limits.mendDays) &&
  c.until <= addDays(c.today, limits.longestMendDays)

const mine = (id: string | null, c: HonourContext): boolean => id !== null && c.actor.accountIds.includes(id)

const needs: Record<Need, (n: Nominee, c: HonourContext) => Refusal | null> = {
  reason: (_, c) => (longEnough(c.words, 4) ? null : no.reasonNeeded),
  // Whoever speaks for themselves owes nobody a reason; who speaks for a household says how it told them.
  hostsReason: (_, c) => (has(c, 'household') || longEnough(c.words, 4) ? null : no.reasonNeeded),
  present: (_, c) => (longEnough(c.present, 2) ? null : no.presentNeeded),
  notRecused: (_, c) => (c.actor.recused ? no.recused : null),
  notRival: (_, c) => (c.actor.rival ? no.rival : null),
  notNominator: (n, c) => (mine(n.nominatorId, c) ? no.ownNomination : null),
  hostNotNominator: (n, c) => (!has(c, 'household') && mine(n.nominatorId, c) ? no.ownNomination : null),
  tookNoPart: (n, c) => (c.actor.viewed || mine(n.nominatorId, c) ? no.tookPart : null),
  onceViewed: (_, c) => (c.actor.viewed ? no.twice : null),
  onceJudged: (_, c) => (c.actor.judged ? no.twice : null),
  points: (_, c) => (isPoints(c) ? null : no.outOfRange),
  stopped: (_, c) => (c.round.stopped ? null : no.notStopped),
  until: (_, c) => (isUntil(c) ? null : no.untilBad),
  late: (n, c) => (n.mendUntil !== null && n.mendUntil < c.today ? null : no.notLate),
  otherLooker: (n, c) => (mine(n.toldBy, c) ? no.sameLooker : null)
}

const effectOf = (action: NomineeAction, c: HonourContext): Partial<Nominee> => {
  if (action === 'tell') return { mendUntil: c.until ?? null, toldBy: c.actor.memberId }
  return action === 'fine' || action === 'pause' ? { mendUntil: null, toldBy: null } : {}
}

const over = ['passed_over', 'struck', 'lapsed'] as const
const isOver = (state: NomineeState): boolean => over.some((s) => s === state)

/** What stands in the way of a step, apart from the words that go with it; null where nothing does. */
const placeFault = (n: Nominee, action: NomineeAction, c: HonourContext): Refusal | null => {
  const rule: Transition = transitions[action]
  if (!rule.from.includes(n.state)) return isOver(n.state) ? no.ended : no.notNow
  if (!holds(rule.who, c)) return no.notYours
  return rule.round === null || rule.round.includes(c.round.state) ? null : no.roundNotNow
}

/**
 * One step of a nominee. Refuses HONOUR_ENDED, HONOUR_NOT_NOW, HONOUR_NOT_YOURS, HONOUR_ROUND_NOT_NOW, or the first
 * thing that is missing, in the order of the table: HONOUR_RECUSED, HONOUR_RIVAL, HONOUR_TOOK_PART,
 * HONOUR_OWN_NOMINATION, HONOUR_TWICE, HONOUR_OUT_OF_RANGE, HONOUR_REASON_NEEDED, HONOUR_PRESENT_NEEDED,
 * HONOUR_NOT_STOPPED, HONOUR_UNTIL_BAD, HONOUR_NOT_LATE, HONOUR_SAME_LOOKER.
 */
export const stepNominee = (n: Nominee, action: NomineeAction, c: HonourContext): Outcome<Nominee> => {
  const rule: Transition = transitions[action]
  const told = placeFault(n, action, c) ?? firstLacking(rule.needs, n, c)
  if (told) return refuse(told.code, told.message, told.field)
  return accept({ ...n, ...effectOf(action, c), state: rule.to === 'same' ? n.state : rule.to })
}

const firstLacking = (list: readonly Need[], n: Nominee, c: HonourContext): Refusal | null => {
  for (const need of list) {
    const lacking = needs[need](n, c)
    if (lacking) return lacking
  }
  return null
}

/** Needs that are met by filling in the form. */
const written: readonly Need[] = ['reason', 'hostsReason', 'present', 'points', 'until']

/** Why this person cannot take a step now, apart from what is still to be written; null where nothing stands in the way. */
export const barTo = (n: Nominee, action: NomineeAction, c: HonourContext): Refusal | null => {
  const rule: Transition = transitions[action]
  const rest = rule.needs.filter((need) => !written.includes(need))
  return placeFault(n, action, c) ?? firstLacking(rest, n, c)
}

/** The steps that this person could take now; what is still to be written is asked when it is sent. */
export const actionsFor = (n: Nominee, c: HonourContext): NomineeAction[] =>
  pressedActions.filter((action) => barTo(n, action, c) === null)

/** Which step it is time for where a household or its plaque stands, and whose: the others only wait. */
const duties = [
  ['support', 'host', ['nominating'], ['entered', 'supported']],
  ['judge', 'panel', ['judging'], ['supported']],
  ['fine', 'visitor', ['awarded'], ['mending']]
] as const satisfies readonly (readonly [
  NomineeAction,
  Capacity,
  readonly RoundState[],
  readonly NomineeState[]
])[]

/**
 * Why somebody whose office it would be must leave it to another: a relative, a rival, one who took part or found the
 * fault. In words for the reader; null where they need not, where it is not their office, and at their own household's.
 */
export const leaveToOthers = (n: Nominee, c: HonourContext): string | null => {
  if (has(c, 'household')) return null
  for (const [action, capacity, rounds, states] of duties) {
    const isDue = rounds.some((r) => r === c.round.state) && states.some((s) => s === n.state)
    if (isDue && has(c, capacity)) return barTo(n, action, c)?.message ?? null
  }
  return null
}
