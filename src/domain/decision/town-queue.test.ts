import fc from 'fast-check'
import { addDays } from '../common/calendar'
import { packById, packFor } from '../rule-pack/rule-pack'
import { decisionStates } from './decision'
import { type Standing, standingStates, townItemOf, workingDaysLeft } from './town-queue'

const pack = packFor({ code12: '422802205221', on: '2026-11-22' })
const standing = (over: Partial<Standing>): Standing => ({
  ...{ state: 'TOWN_CHECK', since: '2026-11-02', notice: null, objectionDue: null },
  ...{ objectionsDoneOn: null, plannedTo: null, until: null },
  ...over
})
const on = (today: string, over: Partial<Standing>) => townItemOf(standing(over), pack, 5, today)

test('an opinion is there from the first day, with the working days that are left over a holiday', () => {
  const sent = { since: '2026-09-28' }
  // 国庆 2026-10-01 … 07; what is worked instead counts by the year's notice.
  const first = on('2026-09-28', sent)
  expect(first).toMatchObject({ kind: 'opinion', workingLeft: 5 })
  expect(first?.due && first.due > '2026-10-08').toBe(true)
  expect(on(first?.due ?? '', sent)).toMatchObject({ workingLeft: 0, left: 0 })
  expect(on(addDays(first?.due ?? '', 1), sent)).toMatchObject({ workingLeft: 0, left: -1 })
})

test('a year without its holiday notice says so', () => {
  expect(on('2031-01-06', { since: '2031-01-06' })?.note).toMatch(/2031年/)
})

describe('everything else appears on the day after its clock, not on its last day', () => {
  const cases: [string, string, Partial<Standing>][] = [
    ['notice', '2026-11-12', { state: 'P1_PUBLISHED' }],
    ['notice', '2026-11-12', { state: 'P1_PUBLISHED', notice: { state: 'draft', brokenOn: null } }],
    [
      'notice',
      '2026-11-18',
      { state: 'P1_PUBLISHED', notice: { state: 'interrupted', brokenOn: '2026-11-08' } }
    ],
    ['result', '2026-11-12', { state: 'COMPLETED' }],
    ['result', '2026-11-12', { state: 'P2_PUBLISHED', notice: { state: 'up', brokenOn: null } }],
    ['result', '2026-11-10', { state: 'IMPLEMENTING', plannedTo: '2026-11-10' }],
    ['meeting', '2026-11-17', { state: 'DEFERRED' }],
    [
      'objection',
      '2026-11-09',
      { state: 'OBJECTION_HANDLING', objectionDue: new Date('2026-11-10T00:00:00+08:00') }
    ],
    ['objection', '2026-11-08', { state: 'OBJECTION_HANDLING', objectionsDoneOn: '2026-11-05' }],
    ['order', '2026-11-20', { state: 'SUSPENDED', until: '2026-11-20' }]
  ]
  test.each(cases)('%s due %s', (kind, due, over) => {
    expect(on(due, over)).toBeNull()
    expect(on(addDays(due, 1), over)).toMatchObject({ kind, due, left: -1, workingLeft: null })
  })
})

test('what hangs as it should, has no term or is not standing is left alone', () => {
  for (const state of ['window_open', 'window_closed', 'term_done'] as const) {
    for (const at of ['P1_PUBLISHED', 'COMPLETED', 'P2_PUBLISHED'] as const) {
      expect(on('2027-12-01', { state: at, notice: { state, brokenOn: null } })).toBeNull()
    }
  }
  expect(on('2027-12-01', { state: 'IMPLEMENTING' })).toBeNull()
  expect(on('2027-12-01', { state: 'SUSPENDED' })).toBeNull()
  const others = (Object.keys(decisionStates) as Standing['state'][]).filter(
    (s) => !standingStates.some((one) => one === s)
  )
  for (const state of others) expect(on('2027-12-01', { state })).toBeNull()
})

test('a pack with its own days goes before the proposed ones', () => {
  const chongqing = packById('chongqing-2026')
  if (!chongqing?.publishWithinDays) throw new Error('the pack of 重庆 names its days')
  const item = townItemOf(standing({ state: 'P1_PUBLISHED' }), chongqing, 5, '2026-12-30')
  expect(item?.due).toBe(addDays('2026-11-02', chongqing.publishWithinDays.value))
})

test('the working days left are those of the term less those that have passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40 }), (from, gone) => {
      const since = addDays('2026-01-01', from)
      const item = on(addDays(since, gone), { since })
      if (!item) throw new Error('an opinion always stands')
      const passed = workingDaysLeft(since, addDays(since, gone))
      expect(item.workingLeft).toBe(Math.max(0, 5 - passed))
    })
  )
})
