import fc from 'fast-check'
import { allRoundStates, type RoundState } from './names'
import { choose, passes, resultOf, sayResult } from './panel'
import {
  checkOpening,
  type HonourRound,
  pressedRoundActions,
  roundActions,
  roundTransitions,
  stepRound
} from './round'

const round = (over: Partial<HonourRound> = {}): HonourRound => ({
  ...{ id: 'r', state: 'nominating', method: 'points', nominateUntil: '2026-11-21', plaques: 2 },
  ...{ stopped: false, takenDown: false, ...over }
})
const facts = { today: '2026-11-22', supported: 1, chosen: 1, reason: '没有人报名' }
const code = (r: HonourRound, action: (typeof roundActions)[number], over: Partial<typeof facts> = {}) => {
  const done = stepRound(r, action, { ...facts, ...over })
  return done.ok ? done.value.state : done.refusal.code
}

test('refuses a panel while nominating runs, or without anybody; a cancellation without a reason', () => {
  expect(code(round({ nominateUntil: '2026-11-22' }), 'begin_panel')).toBe('HONOUR_NOT_OVER')
  expect(code(round(), 'begin_panel')).toBe('judging')
  expect(code(round(), 'begin_panel', { supported: 0 })).toBe('HONOUR_NOBODY')
  expect(code(round({ state: 'judged' }), 'hang', { chosen: 0 })).toBe('HONOUR_NONE_CHOSEN')
  expect(code(round(), 'cancel', { reason: '不办了' })).toBe('HONOUR_REASON_NEEDED')
  expect(code(round(), 'cancel', { reason: '今年不办' })).toBe('cancelled')
})

test('every pair of state and action', () => {
  for (const state of allRoundStates) {
    for (const action of roundActions) {
      const from: readonly RoundState[] = roundTransitions[action].from
      const expected = from.includes(state) ? roundTransitions[action].to : 'HONOUR_ROUND_NOT_NOW'
      expect(code(round({ state }), action)).toBe(expected)
    }
  }
  expect(pressedRoundActions).toEqual(['begin_panel', 'close_panel', 'cancel'])
})

test('an upheld objection is remembered until the next notice hangs', () => {
  const step = (r: HonourRound, action: 'stop' | 'take_down' | 'hang') => {
    const done = stepRound(r, action, facts)
    if (!done.ok) throw new Error(done.refusal.code)
    return done.value
  }
  const stopped = step(round({ state: 'on_notice' }), 'stop')
  expect(stopped).toMatchObject({ state: 'judged', stopped: true })
  expect(step(stopped, 'hang')).toMatchObject({ state: 'on_notice', stopped: false })
  // Covered: the list goes back as it is, and hangs anew.
  const down = step(round({ state: 'on_notice' }), 'take_down')
  expect(down).toMatchObject({ state: 'judged', stopped: false, takenDown: true })
  expect(step(down, 'hang')).toMatchObject({ state: 'on_notice', takenDown: false })
})

test('opens from tomorrow on, for at most a year', () => {
  const open = (until: string) => checkOpening(until, '2026-11-22').ok
  expect(['2026-11-22', '2026-11-23', '2027-11-23', '2027-11-24'].map(open)).toEqual([
    false,
    true,
    true,
    false
  ])
})

describe('the panel', () => {
  const given = (...lists: number[][]) => lists.map((points, i) => ({ id: String(i), points }))
  const chosen = (lists: number[][], plaques: number, method: 'points' | 'yes_no' = 'points') => {
    const done = choose(given(...lists), method, plaques)
    return done.ok ? [...done.value].sort() : done.refusal.code
  }
  test('is short with two, and enough with three', () => {
    expect(chosen([[90, 90]], 1)).toBe('HONOUR_PANEL_SHORT')
    expect(chosen([[90, 90, 90]], 1)).toEqual(['0'])
  })
  test('passes from a median of 60 on, of yes from more than half on', () => {
    expect(
      chosen(
        [
          [59, 59, 100],
          [60, 0, 100],
          [59, 60, 60, 60],
          [0, 59, 60, 100]
        ],
        9
      )
    ).toEqual(['1', '2'])
    expect(
      chosen(
        [
          [1, 1, 0],
          [1, 0, 0],
          [1, 1, 0, 0]
        ],
        9,
        'yes_no'
      )
    ).toEqual(['0'])
  })
  test('keeps those level with the last one, and says a half as it is', () => {
    expect(
      chosen(
        [
          [80, 80, 80],
          [70, 70, 70],
          [70, 70, 70],
          [60, 60, 60]
        ],
        2
      )
    ).toEqual(['0', '1', '2'])
    expect(sayResult(resultOf([80, 85, 90, 70], 'points'), 'points')).toBe('中位数82.5分')
    expect(sayResult(resultOf([1, 0, 1], 'yes_no'), 'yes_no')).toBe('2人赞成，共3人')
  })
  test('always: whoever is chosen passes, and nobody left out is better than somebody chosen', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 7 }))
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 5 }), (points, plaques) => {
        const done = choose(given(...points), 'points', plaques)
        if (!done.ok) throw new Error(done.refusal.code)
        const value = (i: number) => {
          const r = resultOf(points[i] ?? [], 'points')
          return r.of / r.by
        }
        const all = points.map((_, i) => i)
        const inside = all.filter((i) => done.value.has(String(i)))
        const outside = all.filter((i) => !done.value.has(String(i)))
        for (const i of inside) {
          expect(passes(resultOf(points[i] ?? [], 'points'), 'points')).toBe(true)
          for (const o of outside) expect(value(o) < value(i)).toBe(true)
        }
      })
    )
  })
})
