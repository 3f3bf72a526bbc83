import { addDays } from '../common/calendar'
import { lengthOf } from '../common/fields'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import type { Method, RoundState } from './names'
import { honourRefusals as no } from './refusals'

/** One round of one award. */
export interface HonourRound {
  readonly id: string
  readonly state: RoundState
  readonly method: Method
  /** The last day on which somebody can be nominated. */
  readonly nominateUntil: string
  /** How many plaques there are; those level with the last of them get one as well. */
  readonly plaques: number
  /** An objection against its notice was found right: then, and only then, may a household be struck. */
  readonly stopped: boolean
  /** Its notice was covered or altered: the same list hangs anew, and nobody is struck for that. */
  readonly takenDown: boolean
}

interface Facts {
  readonly today: string
  /** How many households are supported by their courtyard, and how many are to be honoured. */
  readonly supported: number
  readonly chosen: number
  readonly reason?: string | undefined
}

interface Transition {
  readonly name: string
  readonly from: readonly RoundState[]
  readonly to: RoundState
  readonly by: 'committee' | 'system'
}

/** From the first nomination to the plaques. Hearts are in none of these steps. */
export const roundTransitions = {
  begin_panel: { name: '开始村里评议', from: ['nominating'], to: 'judging', by: 'committee' },
  close_panel: { name: '结束村里评议', from: ['judging'], to: 'judged', by: 'committee' },
  cancel: {
    name: '取消这一轮',
    from: ['nominating', 'judging', 'judged'],
    to: 'cancelled',
    by: 'committee'
  },
  hang: { name: '挂出公示', from: ['judged'], to: 'on_notice', by: 'system' },
  stop: { name: '异议成立，公示停止', from: ['on_notice'], to: 'judged', by: 'system' },
  take_down: { name: '公示停了，要重新公示', from: ['on_notice'], to: 'judged', by: 'system' },
  award: { name: '公示期满，挂牌', from: ['on_notice'], to: 'awarded', by: 'system' },
  /** The village is merged away; its offices end with it. */
  close: {
    name: '并村，这一轮结束',
    from: ['nominating', 'judging', 'judged', 'on_notice'],
    to: 'cancelled',
    by: 'system'
  }
} as const satisfies Record<string, Transition>

export type RoundAction = keyof typeof roundTransitions
export const roundActions = Object.keys(roundTransitions) as RoundAction[]
export const pressedRoundActions = roundActions.filter((a) => roundTransitions[a].by === 'committee')

/**
 * One step of a round. Refuses HONOUR_ROUND_NOT_NOW, HONOUR_NOT_OVER (nominating still runs), HONOUR_NOBODY (no
 * courtyard supports anybody), HONOUR_NONE_CHOSEN, HONOUR_REASON_NEEDED.
 */
export const stepRound = (round: HonourRound, action: RoundAction, facts: Facts): Outcome<HonourRound> => {
  const rule: Transition = roundTransitions[action]
  const answer = (told: { code: string; message: string; field?: string }) =>
    refuse(told.code, told.message, told.field)
  if (!rule.from.includes(round.state)) return answer(no.roundNotNow)
  if (action === 'begin_panel' && facts.today <= round.nominateUntil) return answer(no.notOver)
  if (action === 'begin_panel' && facts.supported === 0) return answer(no.nobody)
  if (action === 'hang' && facts.chosen === 0) return answer(no.noneChosen)
  if (action === 'cancel' && lengthOf((facts.reason ?? '').trim()) < 4) return answer(no.reasonNeeded)
  const stopped = action === 'stop' ? true : action === 'hang' ? false : round.stopped
  const takenDown = action === 'take_down' ? true : action === 'hang' ? false : round.takenDown
  return accept({ ...round, state: rule.to, stopped, takenDown })
}

/** Whether a round can begin today: nominations need at least a day, at most a year. Refuses HONOUR_DAY_BAD. */
export const checkOpening = (nominateUntil: string, today: string): Outcome<null> =>
  nominateUntil > today && nominateUntil <= addDays(today, 366)
    ? accept(null)
    : refuse(no.dayBad.code, no.dayBad.message, no.dayBad.field)
