const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000

const allowed = (field: string): ((value: number) => boolean) => {
  const [, step, exact] = /^(?:\*(?:\/(\d{1,2}))?|(\d{1,2}))$/.exec(field) ?? []
  if (exact !== undefined) return (value) => value === Number(exact)
  if (field === '*') return () => true
  if (step === undefined || Number(step) === 0) throw new RangeError(`no time of ours: ${field}`)
  return (value) => value % Number(step) === 0
}

/**
 * Whether one of the times of `at` (six fields, seconds first, Asia/Shanghai; a number, `*` or `*` with a step each, the
 * days all `*`) lies after `from` and not after `to`, of which at most the last day counts. Throws RangeError for other
 * times than these.
 */
export const isDue = (at: string, from: Date, to: Date): boolean => {
  const [second = '', minute = '', hour = '', ...days] = at.split(' ')
  if (days.join(' ') !== '* * *') throw new RangeError(`no time of ours: ${at}`)
  const [seconds, minutes, hours] = [allowed(second), allowed(minute), allowed(hour)]
  const first = Math.floor(Math.max(from.getTime(), to.getTime() - DAY_MS) / 1000) + 1
  for (let t = first; t * 1000 <= to.getTime(); t++) {
    // China has had no summer time since 1991.
    const local = new Date(t * 1000 + CHINA_MS)
    if (!hours(local.getUTCHours()) || !minutes(local.getUTCMinutes())) {
      // On to the end of this minute.
      t += 59 - local.getUTCSeconds()
      continue
    }
    if (seconds(local.getUTCSeconds())) return true
  }
  return false
}
