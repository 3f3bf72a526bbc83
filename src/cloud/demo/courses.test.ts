import { addDays } from '@/domain/common/calendar'
import { personalFault } from '@/domain/decision/public-words'
import { instant } from './days'
import { demoPlan } from './demo-plan'
import { demoCourses } from './load-decisions'

const plan = demoPlan()
const now = new Date('2026-11-22T04:00:00Z')

const daysFrom = (first: string, count: number, every: number) =>
  Array.from({ length: count }, (_, i) => addDays(first, i * every))

test('the rules allow every course on whatever day the demo is loaded, and nothing lies in the future', () => {
  for (const day of [...daysFrom('2026-01-01', 85, 5), ...daysFrom('2027-03-05', 25, 37)]) {
    const at = instant(day, 20)
    const courses = demoCourses(plan, at)
    const times = courses.flatMap((c) =>
      [...c.events, ...c.notices.flatMap((n) => n.events)].map((e) => e.at as Date)
    )
    expect([day, times.every((t) => t <= at)]).toEqual([day, true])
  }
})

test('ids and states are the same on every day', () => {
  const shown = (at: Date) =>
    demoCourses(plan, at).map((c) => [
      c.decision.id,
      c.decision.state,
      c.events.map((e) => e.id),
      c.notices.map((n) => n.notice.id)
    ])
  expect(shown(new Date('2027-02-10T16:30:00Z'))).toEqual(shown(now))
})

test('no text holds personal data, and every line of history is later than the one before', () => {
  for (const c of demoCourses(plan, now)) {
    const { title, summary, meaning } = c.decision
    expect(personalFault({ title, summary, meaning })).toBeNull()
    for (const v of c.versions) expect(personalFault(JSON.parse(String(v.content)))).toBeNull()
    for (const e of c.events) expect(personalFault({ note: e.note })).toBeNull()
    c.events.slice(1).forEach((e, i) => {
      expect((e.at as Date) > (c.events[i]?.at as Date)).toBe(true)
    })
  }
})
