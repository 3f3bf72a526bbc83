import { addDays, dayOf, daysBetween } from '../common/calendar'
import type { Notice, NoticeEvent, NoticeState } from './notice'
import { happenedBy, type Stretch, type UpTime, upTime } from './up-time'

const DAY_MS = 24 * 60 * 60 * 1000

export interface NoticeView {
  readonly state: NoticeState
  readonly up: UpTime
  /** When the term that is running began; null while none does. */
  readonly clockFrom: Date | null
  /** Last day on which a villager may object; null while an objection is open or no clock runs. */
  readonly windowLastDay: string | null
  readonly termLastDay: string | null
  /** Days until the last day of the window, today not counted; 0 on the day itself, null as above. */
  readonly windowDaysLeft: number | null
  readonly termDaysLeft: number | null
  readonly windowClosedAt: Date | null
  readonly termDoneAt: Date | null
  /** Whole days by which objections have lengthened the window that is running. */
  readonly extendedDays: number
  readonly openObjections: readonly string[]
  /** Since when an upheld objection has stopped it. */
  readonly stoppedAt: Date | null
}

/** Midnight after the `days`-th day; the first day is not counted (民法典第201、203条). */
const endOfDays = (from: Date, days: number): Date =>
  new Date(`${addDays(dayOf(from), days + 1)}T00:00:00+08:00`)

interface Handling extends Stretch {
  readonly id: string
  readonly stops: boolean
}

const handlingsOf = (events: readonly NoticeEvent[]): Handling[] => {
  const open = new Map<string, Handling>()
  for (const event of events) {
    if (event.type === 'objection_filed' && !open.has(event.objectionId)) {
      open.set(event.objectionId, { id: event.objectionId, from: event.at, to: null, stops: false })
    }
    const filed = event.type === 'objection_closed' ? open.get(event.objectionId) : undefined
    if (event.type === 'objection_closed' && filed?.to === null) {
      open.set(event.objectionId, { ...filed, to: event.at, stops: event.effect === 'stops' })
    }
  }
  return [...open.values()]
}

/** Milliseconds covered by intervals, those that overlap counted once. */
const covered = (intervals: readonly { from: number; to: number }[]): number => {
  let total = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return total
}

/**
 * When a term of `days` that began at `from` ends: lengthened by the time objections were being handled in it, in
 * whole days upwards, never shortened. Null while one of them is open. An objection that arrives in the added days
 * lengthens it again.
 */
const termEnd = (
  from: Date,
  days: number,
  handlings: readonly Handling[]
): { end: Date; extended: number } | null => {
  for (let extended = 0; ; ) {
    const end = endOfDays(from, days + extended)
    const during = handlings.filter((h) => h.from < end && (h.to === null || h.to > from))
    const intervals: { from: number; to: number }[] = []
    for (const h of during) {
      if (h.to === null) return null
      intervals.push({ from: Math.max(h.from.getTime(), from.getTime()), to: h.to.getTime() })
    }
    const needed = Math.ceil(covered(intervals) / DAY_MS)
    if (needed <= extended) return { end, extended }
    extended = needed
  }
}

/** The first instant at which a term has passed within one run, or null. */
const passedAt = (
  runs: readonly Stretch[],
  days: number,
  handlings: readonly Handling[],
  until: Date
): Date | null => {
  for (const run of runs) {
    const last = run.to !== null && run.to < until ? run.to : until
    const term = termEnd(run.from, days, handlings)
    if (term && term.end <= last) return term.end
  }
  return null
}

const lastDayOf = (end: Date): string => dayOf(new Date(end.getTime() - 1))

/**
 * How a notice stands at `now`: its state, its clocks and what hinders them. A gap starts a term again unless it has
 * passed already: an objection window that closed lawfully does not open a second time, the days on the board do.
 */
export const noticeState = (
  notice: { readonly content: Pick<Notice['content'], 'terms'>; readonly events: Notice['events'] },
  now: Date
): NoticeView => {
  const { terms } = notice.content
  const events = happenedBy(notice.events, now)
  const handlings = handlingsOf(events)
  const up = upTime(events, now, terms)
  const stopped = handlings.find((h) => h.stops)?.to ?? null
  const until = stopped !== null && stopped < now ? stopped : now
  const windowClosedAt = passedAt(up.runs, terms.windowDays, handlings, until)
  const termDoneAt = passedAt(up.runs, terms.requiredDays, handlings, until)
  const has = (type: NoticeEvent['type']) => events.some((e) => e.type === type)
  const brokenOff = up.gaps.at(-1)
  const state: NoticeState = has('corrected')
    ? 'corrected'
    : !has('cosigned')
      ? 'draft'
      : !has('up')
        ? 'cosigned'
        : termDoneAt !== null
          ? 'term_done'
          : stopped !== null || (brokenOff?.to === null && brokenOff.restarts)
            ? 'interrupted'
            : up.runs.length === 0
              ? 'up'
              : windowClosedAt !== null
                ? 'window_closed'
                : 'window_open'
  const running = state === 'window_open' || state === 'window_closed' ? (up.runs.at(-1) ?? null) : null
  const objecting =
    running && windowClosedAt === null ? termEnd(running.from, terms.windowDays, handlings) : null
  const term = running ? termEnd(running.from, terms.requiredDays, handlings) : null
  const left = (end: Date | undefined) => (end ? daysBetween(dayOf(now), lastDayOf(end)) : null)
  return {
    state,
    up,
    clockFrom: running?.from ?? null,
    windowLastDay: objecting ? lastDayOf(objecting.end) : null,
    termLastDay: term ? lastDayOf(term.end) : null,
    windowDaysLeft: left(objecting?.end),
    termDaysLeft: left(term?.end),
    windowClosedAt,
    termDoneAt,
    extendedDays: objecting?.extended ?? term?.extended ?? 0,
    openObjections: handlings.filter((h) => h.to === null).map((h) => h.id),
    stoppedAt: stopped
  }
}

/** The run in which the term passed, else the last one so far; null before it hung everywhere it must. */
export const termRun = ({ up, termDoneAt }: Pick<NoticeView, 'up' | 'termDoneAt'>): Stretch | null =>
  up.runs.filter((run) => termDoneAt === null || run.from < termDoneAt).at(-1) ?? null

/** What a decision asks of its notice: signed, hanging now (or its term done), and which terms have passed. */
export const noticeFacts = (
  view: NoticeView
): { cosigned: boolean; up: boolean; windowOver: boolean; termOver: boolean } => {
  const ended = view.state === 'corrected' || view.stoppedAt !== null
  const termOver = view.state === 'term_done'
  return {
    cosigned: view.state !== 'draft',
    up: !ended && (termOver || (view.up.runs.length > 0 && view.up.downSince === null)),
    windowOver: !ended && view.windowClosedAt !== null && view.openObjections.length === 0,
    termOver
  }
}
