import { workingDaysAfter } from '../calendar-data/working-days'
import { addDays, dayOf } from '../common/calendar'
import type { Issue, IssueTerms } from './matter'
import type { IssueState, Level } from './names'

/** No national rule sets these: the product's defaults, each of them a county's to change. */
export const defaultIssueTerms: IssueTerms = {
  days: { courtyard: 7, village: 7, township: 15, county: 30 },
  capDays: 60,
  extendDays: 30,
  triageDays: 2,
  urgentHours: 2,
  returnDays: 1,
  rateDays: 7,
  reconsiderDays: 3,
  count: 'calendar'
}

export const levelOrder: readonly Level[] = ['courtyard', 'village', 'township', 'county']

/** The level above, or null at the county. */
export const levelAbove = (level: Level): Level | null => levelOrder[levelOrder.indexOf(level) + 1] ?? null

export const isHigher = (a: Level, b: Level): boolean => levelOrder.indexOf(a) > levelOrder.indexOf(b)

export const terminalStates: readonly IssueState[] = ['WITHDRAWN', 'MERGED', 'CLOSED', 'TRANSFERRED_4D2P']
export const isEnded = (state: IssueState): boolean => terminalStates.includes(state)

const HOUR_MS = 60 * 60 * 1000
const endOf = (day: string): Date => new Date(`${addDays(day, 1)}T00:00:00+08:00`)

/** The end of a term of whole days; the day it begins on is not counted (民法典第201条). */
export const daysAfter = (from: Date, days: number, count: IssueTerms['count']): Date =>
  endOf(count === 'working' ? workingDaysAfter(dayOf(from), days).due : addDays(dayOf(from), days))

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

/** When everything must be over, counted from the raising; calendar days, as the petition rules count them. */
export const capAt = (issue: Pick<Issue, 'raisedAt' | 'extended'>, terms: IssueTerms): Date =>
  daysAfter(issue.raisedAt, terms.capDays + (issue.extended ? terms.extendDays : 0), 'calendar')

type Clocked = Pick<
  Issue,
  'state' | 'since' | 'level' | 'levelSince' | 'urgent' | 'raisedAt' | 'extended' | 'reconsiderAskedAt'
>

/**
 * The instant by which the next thing must have happened, or null when nothing is due any more. A matter that is not
 * yet sorted has the triage term, an urgent one hours; one to be rated the villager's term; every other the term of
 * its level, never past the cap.
 */
export const dueAt = (issue: Clocked, terms: IssueTerms): Date | null => {
  switch (issue.state) {
    case 'REPORTED':
      return issue.urgent
        ? new Date(issue.levelSince.getTime() + terms.urgentHours * HOUR_MS)
        : daysAfter(issue.levelSince, terms.triageDays, terms.count)
    case 'DONE_CLAIMED':
    case 'RATING':
      return daysAfter(issue.since, terms.rateDays, 'calendar')
    case 'DECLINED':
      return daysAfter(
        issue.reconsiderAskedAt === null ? issue.since : laterOf(issue.reconsiderAskedAt, issue.levelSince),
        terms.reconsiderDays,
        'calendar'
      )
    case 'WITHDRAWN':
    case 'MERGED':
    case 'CLOSED':
    case 'TRANSFERRED_4D2P':
      return null
    default: {
      const own = daysAfter(issue.levelSince, terms.days[issue.level], terms.count)
      return earlier(own, capAt(issue, terms))
    }
  }
}

/** States in which the day that an owner promised still binds: also passed up, it was not kept. */
export const promisedStates = [
  'ASSIGNED',
  'IN_PROGRESS',
  'ESCALATED'
] as const satisfies readonly IssueState[]

/** The day that the owner promised and did not keep, or null. */
export const brokenPromise = (
  { state, ownerDue }: Pick<Issue, 'state' | 'ownerDue'>,
  now: Date
): string | null =>
  ownerDue !== null && ownerDue < dayOf(now) && promisedStates.some((s) => s === state) ? ownerDue : null

/**
 * Whether a matter is late to those who chase it: its term is over, or the promised day. The first alone would show
 * next to nothing, since the clock passes up what is late and gives it a new term.
 */
export const isLate = (
  issue: Pick<Issue, 'state' | 'ownerDue'> & { readonly dueAt: Date | null },
  now: Date
): boolean => issue.dueAt !== null && (issue.dueAt <= now || brokenPromise(issue, now) !== null)

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b)

/** How long before the end people are reminded: half of an urgent term, a day of any other. */
export const remindAt = (issue: Clocked, terms: IssueTerms): Date | null => {
  const due = dueAt(issue, terms)
  if (due === null) return null
  const urgent = issue.state === 'REPORTED' && issue.urgent
  return new Date(due.getTime() - (urgent ? (terms.urgentHours * HOUR_MS) / 2 : 24 * HOUR_MS))
}

/** Until when an owner may still hand the matter to the right one. */
export const returnUntil = (assignedAt: Date, terms: IssueTerms): Date =>
  daysAfter(assignedAt, terms.returnDays, 'working')
