import { closingSoon } from './closing-soon'
import { at } from './notice-testing'

const open = {
  state: 'window_open',
  windowClosedAt: null,
  windowLastDay: '2026-11-06',
  stoppedAt: null
} as const

test.each([
  ['closed', { ...open, windowClosedAt: at('11-07 00:00') }, 'over'],
  ['stopped for good', { ...open, stoppedAt: at('11-03 09:00') }, 'over'],
  ['replaced', { ...open, state: 'corrected' as const }, 'over'],
  ['held up by an objection', { ...open, windowLastDay: null }, 'not_yet']
])('a window that is %s is not warned of', (_why, view, answer) => {
  expect(closingSoon(view, at('11-05 09:00'))).toBe(answer)
})

test('from eight in the morning of the day before the last until it closes', () => {
  const closing = { closesAt: at('11-07 00:00') }
  expect(closingSoon(open, at('11-05 07:59'))).toBe('not_yet')
  expect(closingSoon(open, at('11-05 08:00'))).toEqual(closing)
  expect(closingSoon(open, at('11-06 23:59'))).toEqual(closing)
  expect(closingSoon(open, at('11-07 00:00'))).toBe('over')
})
