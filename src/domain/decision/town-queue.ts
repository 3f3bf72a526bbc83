import { dayKind, workingDaysAfter } from '../calendar-data/working-days'
import { addDays, dayOf, daysBetween } from '../common/calendar'
import type { NoticeState } from '../notice/notice'
import { proposedVerifyDays } from '../objection/terms'
import type { Rule } from '../rule-pack/articles'
import type { RulePack } from '../rule-pack/rule-pack'
import type { DecisionState } from './decision'
import type { TownKind } from './town-kinds'

const proposed = (value: number): Rule<number> => ({
  value,
  basis: 'proposed',
  article: { law: 'custom', number: null }
})

/** Days for what the law says only 及时 or nothing of, as this product proposes them; a pack's own number goes first. */
export const proposedTownClocks = { publish: proposed(10), reconvene: proposed(15) } as const

/** The states at which a matter can stand too long; the others wait for nobody's term. */
export const standingStates = [
  'TOWN_CHECK',
  'DEFERRED',
  'P1_PUBLISHED',
  'IMPLEMENTING',
  'COMPLETED',
  'P2_PUBLISHED',
  'OBJECTION_HANDLING',
  'SUSPENDED'
] as const satisfies readonly DecisionState[]

/** What is known of one matter; days are `YYYY-MM-DD` of Shanghai. */
export interface Standing {
  readonly state: DecisionState
  /** The day on which it came into this state. */
  readonly since: string
  /** The notice that the state hangs, and the day on which it was last taken down or stopped. */
  readonly notice: { readonly state: NoticeState; readonly brokenOn: string | null } | null
  /** When the most urgent open objection is due; null when none is open. */
  readonly objectionDue: Date | null
  /** The day on which the last objection was closed. */
  readonly objectionsDoneOn: string | null
  /** The last day of the plan's own term. */
  readonly plannedTo: string | null
  /** The last day of a suspension. */
  readonly until: string | null
}

export interface TownItem {
  readonly kind: TownKind
  readonly due: string
  /** Calendar days from today to the day it is due; negative when it has passed. */
  readonly left: number
  /** Working days that are left to the township, today not counted; null where the clock is another. */
  readonly workingLeft: number | null
  /** What stands and who moves next, in one sentence. */
  readonly words: string
  /** That the calendar of a year is not certain yet, or null. */
  readonly note: string | null
}

type Clocked = Pick<TownItem, 'kind' | 'due' | 'words'> & { readonly note?: string | null }

/** Working days after `today` up to and with `due`; 0 on the last day and after it. */
export const workingDaysLeft = (today: string, due: string): number => {
  let left = 0
  for (let day = addDays(today, 1); day <= due; day = addDays(day, 1)) if (dayKind(day).working) left += 1
  return left
}

const broken: readonly NoticeState[] = ['up', 'interrupted']

const publishing = (s: Standing, pack: RulePack, what: '决议' | '实施结果'): Clocked => {
  const days = pack.publishWithinDays?.value ?? proposedTownClocks.publish.value
  const kind = what === '决议' ? 'notice' : 'result'
  const state = s.notice?.state
  if (state !== undefined && broken.includes(state)) {
    const words = `${what}的公示中断或没有贴齐，等村里补贴，或者发更正公告。`
    return { kind, due: addDays(s.notice?.brokenOn ?? s.since, days), words }
  }
  const drafted = state === 'draft' || state === 'cosigned'
  const words = drafted ? `${what}的公示已经起草，还没有挂出。` : `${what}还没有公开，等村委会起草公示。`
  return { kind, due: addDays(s.since, days), words }
}

const hangs = ({ notice }: Standing): boolean =>
  notice !== null && ['window_open', 'window_closed', 'term_done'].includes(notice.state)

const clockOf = (s: Standing, pack: RulePack, opinionWorkingDays: number): Clocked | null => {
  switch (s.state) {
    case 'TOWN_CHECK': {
      const { due, note } = workingDaysAfter(s.since, opinionWorkingDays)
      return { kind: 'opinion', due, note, words: '商议通过，送来听取合法性意见。' }
    }
    case 'P1_PUBLISHED':
      return hangs(s) ? null : publishing(s, pack, '决议')
    case 'COMPLETED':
    case 'P2_PUBLISHED':
      return hangs(s) ? null : publishing(s, pack, '实施结果')
    case 'IMPLEMENTING':
      if (s.plannedTo === null) return null
      return {
        kind: 'result',
        due: s.plannedTo,
        words: '方案写的期限已过，还没有登记完工、公开结果。'
      }
    case 'DEFERRED': {
      const days = pack.callWithinDays?.value ?? proposedTownClocks.reconvene.value
      return {
        kind: 'meeting',
        due: addDays(s.since, days),
        words: '会议没有开成或暂缓表决，等村里重新召集。'
      }
    }
    case 'OBJECTION_HANDLING':
      if (s.objectionDue !== null) {
        const due = dayOf(new Date(s.objectionDue.getTime() - 1))
        return { kind: 'objection', due, words: '异议超过期限，还没有办结。' }
      }
      return {
        kind: 'objection',
        due: addDays(s.objectionsDoneOn ?? s.since, proposedVerifyDays.value),
        words: '异议都已了结，等村监委或村委会登记这件事怎么走。'
      }
    case 'SUSPENDED':
      return s.until === null
        ? null
        : { kind: 'order', due: s.until, words: '中止的期限已到，等作出机关解除或延长。' }
    default:
      return null
  }
}

/**
 * What a matter asks of the township's attention on `today`, or null: its own opinion from the day it was sent, all
 * else only once its clock has run out. The clocks are the law's where it has one, the pack's, or proposed; none of
 * them lets the township decide anything.
 */
export const townItemOf = (
  s: Standing,
  pack: RulePack,
  opinionWorkingDays: number,
  today: string
): TownItem | null => {
  const clock = clockOf(s, pack, opinionWorkingDays)
  if (clock === null) return null
  const left = daysBetween(today, clock.due)
  if (clock.kind !== 'opinion' && left >= 0) return null
  const { kind, due, words, note } = clock
  const workingLeft = kind === 'opinion' ? workingDaysLeft(today, due) : null
  return { kind, due, left, workingLeft, words, note: note ?? null }
}
