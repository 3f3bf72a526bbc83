import fc from 'fast-check'
import { addDays } from '../common/calendar'
import {
  balanceOf,
  expire,
  giveBack,
  type Lot,
  lastDayOfLot,
  reverseLot,
  spend,
  type Taken,
  toWarn
} from './lots'

const lot = (id: string, points: number, over: Partial<Lot> = {}): Lot => ({
  ...{ id, no: Number(id), points, expiresOn: '2027-03-31', warnedOn: '2027-03-01', ...over }
})
const two = [lot('1', 5), lot('2', 7)]

describe('refuses', () => {
  test('to spend or take back a point more than there is, not the last one', () => {
    expect(spend(two, 13)).toMatchObject({ ok: false, refusal: { code: 'POINTS_BALANCE_TOO_LOW' } })
    expect(spend(two, 12).ok).toBe(true)
    expect(reverseLot(two, '1', 13)).toMatchObject({ ok: false, refusal: { code: 'POINTS_BALANCE_TOO_LOW' } })
  })
})

test('the oldest points go first; what expires sooner goes before what came sooner; what never expires last', () => {
  const lots = [
    lot('1', 5, { expiresOn: null }),
    lot('2', 5),
    lot('3', 5, { expiresOn: '2026-12-31' }),
    lot('4', 5)
  ]
  const outcome = spend(lots, 17)
  expect(outcome.ok && outcome.value.taken).toEqual([
    ...[
      { lotId: '3', points: 5 },
      { lotId: '2', points: 5 },
      { lotId: '4', points: 5 },
      { lotId: '1', points: 2 }
    ]
  ])
})

test('a reversal takes its own lot first, then the others in their order', () => {
  const outcome = reverseLot([lot('1', 5), lot('2', 3)], '2', 7)
  expect(outcome.ok && outcome.value.taken).toEqual([
    { lotId: '2', points: 3 },
    { lotId: '1', points: 4 }
  ])
})

describe('expiry', () => {
  test('points can be spent on the last day and are gone on the next', () => {
    expect(expire(two, '2027-03-31').taken).toEqual([])
    expect(expire(two, '2027-04-01').taken).toEqual([
      { lotId: '1', points: 5 },
      { lotId: '2', points: 7 }
    ])
  })
  test('never without a warning, nor before it is 30 days old', () => {
    expect(expire([lot('1', 5, { warnedOn: null })], '2099-01-01').taken).toEqual([])
    const late = lot('1', 5, { warnedOn: '2027-03-21' })
    expect(lastDayOfLot(late)).toBe('2027-04-20')
    expect([expire([late], '2027-04-20').taken.length, expire([late], '2027-04-21').taken.length]).toEqual([
      0, 1
    ])
  })
  test('warns 30 days ahead, not 31; once; of no empty lot; late rather than never', () => {
    const fresh = [lot('1', 5, { warnedOn: null })]
    const days = ['2027-02-28', '2027-03-01', '2027-05-01']
    expect(days.map((day) => toWarn(fresh, day).length)).toEqual([0, 1, 1])
    expect(
      toWarn([lot('1', 5), lot('2', 0, { warnedOn: null }), lot('3', 1, { expiresOn: null })], '2027-03-31')
    ).toEqual([])
  })
})

test('a cancelled redemption returns to its lots; to one that ran out meanwhile with 30 days to spend it', () => {
  const taken = [{ lotId: '1', points: 2 }]
  expect(giveBack(two, taken, '2027-03-31')).toEqual([lot('1', 7), lot('2', 7)])
  const [back, other] = giveBack(two, taken, '2027-04-01')
  expect(back).toEqual(lot('1', 7, { expiresOn: '2027-05-01', warnedOn: '2027-04-01' }))
  expect(other).toEqual(lot('2', 7))
})

const act = fc.record({
  kind: fc.constantFrom('earn', 'spend', 'cancel', 'reverse', 'expire', 'warn'),
  points: fc.integer({ min: 1, max: 20 }),
  lasts: fc.option(fc.integer({ min: 0, max: 90 })),
  pass: fc.integer({ min: 0, max: 20 }),
  which: fc.nat()
})

test('whatever the order of events, no lot and no balance is below zero, and every point is somewhere', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let lots: readonly Lot[] = []
      let day = '2026-01-01'
      let [earned, spent, expired, reversed] = [0, 0, 0, 0]
      const open: (readonly Taken[])[] = []
      const sum = (taken: readonly Taken[]) => taken.reduce((n, t) => n + t.points, 0)
      for (const { kind, points, lasts, pass, which } of acts) {
        day = addDays(day, pass)
        if (kind === 'earn') {
          const expiresOn = lasts === null ? null : addDays(day, lasts)
          lots = [...lots, { id: String(lots.length), no: lots.length, points, expiresOn, warnedOn: null }]
          earned += points
        } else if (kind === 'spend') {
          const outcome = spend(lots, points)
          expect(outcome.ok).toBe(points <= balanceOf(lots))
          if (!outcome.ok) continue
          lots = outcome.value.lots
          spent += points
          open.push(outcome.value.taken)
          expect(sum(outcome.value.taken)).toBe(points)
        } else if (kind === 'cancel') {
          const [taken] = open.splice(which % Math.max(1, open.length), 1)
          if (!taken) continue
          lots = giveBack(lots, taken, day)
          spent -= sum(taken)
        } else if (kind === 'reverse') {
          if (lots.length === 0) continue
          const outcome = reverseLot(lots, lots[which % lots.length].id, points)
          if (!outcome.ok) continue
          lots = outcome.value.lots
          reversed += points
        } else if (kind === 'expire') {
          const gone = expire(lots, day)
          lots = gone.lots
          expired += sum(gone.taken)
          expect(expire(lots, day).taken).toEqual([])
        } else {
          const warned = new Set(toWarn(lots, day).map((l) => l.id))
          lots = lots.map((l) => (warned.has(l.id) ? { ...l, warnedOn: day } : l))
        }
        expect(lots.filter((l) => l.points < 0)).toEqual([])
        expect(balanceOf(lots)).toBe(earned - spent - expired - reversed)
      }
    }),
    { numRuns: 300 }
  )
})
