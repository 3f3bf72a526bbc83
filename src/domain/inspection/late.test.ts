import fc from 'fast-check'
import { claimStates } from '../claim/names'
import { type Closed, isQuiet, refuseReopening, reopenUntil, wasFilledIn } from './late'

const closed: Closed = { closedOn: '2026-11-22', late: 1, claims: [], claimsKnown: true }
const codeOf = (over: Partial<Closed>, today = '2026-11-22') =>
  refuseReopening({ ...closed, ...over }, today)?.code ?? 'ok'

describe('opening a round again is refused', () => {
  test('where nothing came late, and from the eighth day on', () => {
    expect(codeOf({ late: 0 })).toBe('ROUND_NOTHING_LATE')
    expect(reopenUntil('2026-11-22')).toBe('2026-11-29')
    expect(['2026-11-22', '2026-11-29', '2026-11-30'].map((day) => codeOf({}, day))).toEqual([
      'ok',
      'ok',
      'ROUND_REOPEN_LATE'
    ])
  })
  test.each(Object.keys(claimStates) as (keyof typeof claimStates)[])(
    'by a claim that is %s or not',
    (state) => {
      const claim = { state, batchId: null, reconsidering: false }
      const free = ['DECLARED', 'FIRST_SCORED', 'REJECTED', 'WITHDRAWN'].includes(state)
      expect(codeOf({ claims: [claim] })).toBe(free ? 'ok' : 'ROUND_POINTS_BOUND')
    }
  )
  test('by a claim in a month’s list, and where nobody knows which claims there are', () => {
    expect(codeOf({ claims: [{ state: 'FIRST_SCORED', batchId: 'b', reconsidering: false }] })).toBe(
      'ROUND_POINTS_BOUND'
    )
    expect(codeOf({ claimsKnown: false })).toBe('ROUND_POINTS_BOUND')
  })
})

test('a sheet of the very moment of the close was filled in by then, one of the next was not', () => {
  const at = new Date('2026-11-22T02:30:00.000Z')
  const after = (ms: number) => wasFilledIn(new Date(at.getTime() + ms), at)
  expect([-1, 0, 1].map(after)).toEqual([true, true, false])
})

describe('an inspector from whom sheets may still come', () => {
  const now = new Date('2026-11-22T02:00:00.000Z')
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const day = 24 * 60 * 60 * 1000
  test('has sent nothing, or nothing for a day', () => {
    const heard = { households: 3, sent: 1 }
    expect(isQuiet({ ...heard, sent: 0, lastAt: null }, now)).toBe(true)
    expect(isQuiet({ ...heard, lastAt: ago(day - 1) }, now)).toBe(false)
    expect(isQuiet({ ...heard, lastAt: ago(day) }, now)).toBe(true)
  })
  test('is nobody who has sent all that there is to send, however long ago', () => {
    const any = fc.record({ households: fc.nat(600), ms: fc.nat(100 * day) })
    fc.assert(
      fc.property(any, ({ households, ms }) => {
        expect(isQuiet({ households, sent: households, lastAt: households > 0 ? ago(ms) : null }, now)).toBe(
          false
        )
      })
    )
  })
})
