import fc from 'fast-check'
import { type Hanging, mostUrgent } from './home'

const hanging = (over: Partial<Hanging>): Hanging => ({
  state: 'window_open',
  windowDaysLeft: 4,
  termDaysLeft: 12,
  stoppedAt: null,
  ...over
})
const closed = hanging({ state: 'window_closed', windowDaysLeft: null, termDaysLeft: 0 })
const interrupted = hanging({ state: 'interrupted', windowDaysLeft: 1 })
const stopped = hanging({ windowDaysLeft: 0, stoppedAt: new Date(0) })

test('nothing on notice is nothing', () => {
  expect(mostUrgent([])).toBeNull()
})

test('what has stopped is never before what runs', () => {
  expect(mostUrgent([interrupted, stopped, closed])).toBe(closed)
})

test('the shorter time to object comes first, and any of it before what merely hangs', () => {
  const [today, later] = [hanging({ windowDaysLeft: 0 }), hanging({ windowDaysLeft: 1 })]
  expect(mostUrgent([closed, later, today])).toBe(today)
  expect(mostUrgent([closed, later])).toBe(later)
  // Its days wait for an objection: it may still be objected to.
  expect(mostUrgent([closed, hanging({ windowDaysLeft: null })])).not.toBe(closed)
  expect(mostUrgent([closed, hanging({ state: 'up', windowDaysLeft: null })])?.state).toBe('up')
})

test('is one of those that hang, and the same whatever else is less urgent', () => {
  const any = fc.record({
    state: fc.constantFrom('up' as const, 'window_open' as const, 'window_closed' as const),
    windowDaysLeft: fc.option(fc.integer({ min: 0, max: 30 })),
    termDaysLeft: fc.option(fc.integer({ min: 0, max: 60 })),
    stoppedAt: fc.constant(null)
  })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1 }), (notices) => {
      const best = mostUrgent(notices)
      return notices.some((n) => n === best) && mostUrgent([...notices, interrupted, stopped]) === best
    })
  )
})
