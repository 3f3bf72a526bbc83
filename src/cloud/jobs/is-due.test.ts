import { Cron } from 'croner'
import fc from 'fast-check'
import { isDue } from './is-due'
import { sweeps } from './sweeps'

const at = (text: string) => new Date(`2026-11-22T${text}+08:00`)

test.each(['* * * *', '* * * * 1 *', '1-5 * * * * *', '*/0 * * * * *', '', 'a * * * * *'])(
  'knows no such time as %j',
  (time) => {
    expect(() => isDue(time, at('00:00:00'), at('00:01:00'))).toThrow(RangeError)
  }
)

test.each([
  ['0 53 3 * * *', '03:52:59', '03:53:00', true],
  ['0 53 3 * * *', '03:53:00', '03:54:00', false],
  ['0 53 3 * * *', '03:51:00', '03:52:59', false],
  ['20 */5 * * * *', '00:04:00', '00:05:19', false],
  ['20 */5 * * * *', '00:04:00', '00:05:20', true],
  ['25 7 * * * *', '11:07:25', '12:07:24', false],
  ['*/15 * * * * *', '11:07:15', '11:07:29', false],
  ['*/15 * * * * *', '11:07:15', '11:07:30', true],
  ['* * * * * *', '11:07:15', '11:07:15', false]
])('%s between %s and %s: %s', (time, from, to, due) => {
  expect(isDue(time, at(from), at(to))).toBe(due)
})

test('of a long sleep only the last day counts', () => {
  const to = at('03:52:00')
  expect(isDue('0 53 3 * * *', new Date(0), to)).toBe(true)
  expect(isDue('0 52 3 * * *', new Date(to.getTime() - 86_400_000), to)).toBe(true)
})

test('is due when the host’s own timer would have rung', () => {
  const begin = at('00:00:00').getTime()
  const moment = fc.integer({ min: 0, max: 2 * 86_400 })
  fc.assert(
    fc.property(
      fc.constantFrom(...sweeps),
      moment,
      fc.integer({ min: 0, max: 7200 }),
      ({ at: time }, s, long) => {
        const from = new Date(begin + s * 1000)
        const to = new Date(from.getTime() + long * 1000)
        const next = new Cron(time, { timezone: 'Asia/Shanghai', paused: true }).nextRun(from)
        expect(isDue(time, from, to)).toBe(next !== null && next <= to)
      }
    ),
    { numRuns: 300 }
  )
})
