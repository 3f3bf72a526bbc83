import type { NoticeEvent } from './notice'
import { isCovered } from './stopped'
import type { Channel, NoticeTerms } from './terms'

export interface Stretch {
  readonly from: Date
  /** Null while it lasts. */
  readonly to: Date | null
}

export interface Gap extends Stretch {
  /** Whole minutes, begun ones not counted. */
  readonly minutes: number
  /** Long enough to start the terms again; also at once where what is covered does not come back. */
  readonly restarts: boolean
}

export interface UpTime {
  /** When it was up everywhere it must hang. */
  readonly stretches: readonly Stretch[]
  readonly gaps: readonly Gap[]
  /** Stretches between gaps that restart the clock: within one of these a term must pass. */
  readonly runs: readonly Stretch[]
  /** Whole hours up, all stretches together. */
  readonly hours: number
  /** The instant since which it is not up, or null; null too before it first was. */
  readonly downSince: Date | null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The events that have happened by `now`, in the order of time; those of one instant stay in their order. */
export const happenedBy = (events: readonly NoticeEvent[], now: Date): NoticeEvent[] =>
  events.filter((e) => e.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())

/** Where a notice hangs at `now`, in the order in which it was put up there. */
export const hangingAt = (events: readonly NoticeEvent[], now: Date): Channel[] => {
  const hanging = new Set<Channel>()
  for (const event of happenedBy(events, now)) {
    if (event.type === 'up') for (const channel of event.channels) hanging.add(channel)
    if (event.type === 'down') for (const channel of event.channels) hanging.delete(channel)
    if (event.type === 'corrected') hanging.clear()
  }
  return [...hanging]
}

const stretchesOf = (events: readonly NoticeEvent[], terms: Pick<NoticeTerms, 'channels'>): Stretch[] => {
  const stretches: Stretch[] = []
  const hanging = new Set<string>()
  let since: Date | null = null
  for (const event of events) {
    if (event.type === 'up') for (const channel of event.channels) hanging.add(channel)
    if (event.type === 'down') for (const channel of event.channels) hanging.delete(channel)
    if (event.type === 'corrected') hanging.clear()
    const everywhere = terms.channels.every((channel) => hanging.has(channel))
    if (everywhere && since === null) since = event.at
    if (!everywhere && since !== null) {
      if (since < event.at) stretches.push({ from: since, to: event.at })
      since = null
    }
  }
  if (since !== null) stretches.push({ from: since, to: null })
  return stretches
}

/**
 * Every hour a notice was up until `now`, its gaps, and the runs between the gaps that restart the clock
 * (`restartGapMinutes` or longer; a shorter one is only recorded). A notice is up while it hangs everywhere it must.
 */
export const upTime = (
  events: readonly NoticeEvent[],
  now: Date,
  terms: Pick<NoticeTerms, 'channels' | 'restartGapMinutes'>
): UpTime => {
  const happened = happenedBy(events, now)
  const stretches = stretchesOf(happened, terms)
  const gaps: Gap[] = []
  const runs: { from: Date; to: Date | null }[] = []
  let total = 0
  stretches.forEach((stretch, i) => {
    const run = runs.at(-1)
    if (run && !gaps.at(-1)?.restarts) run.to = stretch.to
    else runs.push({ ...stretch })
    total += (stretch.to ?? now).getTime() - stretch.from.getTime()
    if (stretch.to === null) return
    const next = stretches[i + 1]?.from ?? null
    const minutes = Math.floor(((next ?? now).getTime() - stretch.to.getTime()) / MINUTE_MS)
    const restarts = minutes >= terms.restartGapMinutes || (next === null && isCovered({ events: happened }))
    gaps.push({ from: stretch.to, to: next, minutes, restarts })
    // A short gap that is still open does not end the run.
    const current = runs.at(-1)
    if (next === null && !restarts && current) current.to = null
  })
  const last = gaps.at(-1)
  return {
    stretches,
    gaps,
    runs,
    hours: Math.floor(total / HOUR_MS),
    downSince: last && last.to === null ? last.from : null
  }
}
