import { packById, type RulePackId } from '../rule-pack/rule-pack'
import { checkComposition, type RepBody } from './composition'
import {
  checkCall,
  checkConvener,
  checkHeld,
  earliestDay,
  type MeetingCall,
  meetingsDue,
  noticeBy,
  type OtherMeeting,
  requestRights
} from './convening'
import type { MeetingKind } from './kinds'

const packOf = (id: RulePackId) => {
  const pack = packById(id)
  if (!pack) throw new Error(id)
  return pack
}
const national = packOf('national-2026')
const call = (over: Partial<MeetingCall> = {}): MeetingCall => ({
  id: 'm1',
  step: 'resolution',
  heldOn: '2026-06-11',
  noticedOn: '2026-06-01',
  terms: [],
  others: [],
  ...over
})
const other = (over: Partial<OtherMeeting> = {}): OtherMeeting => ({
  id: 'm0',
  step: 'resolution',
  heldOn: '2026-06-01',
  status: 'held',
  ...over
})
const codeOf = (kind: MeetingKind, over: Partial<MeetingCall>, pack = national) => {
  const outcome = checkCall(pack, kind, call(over))
  return outcome.ok ? 'accepted' : outcome.refusal.code
}

describe('refuses a meeting', () => {
  test('recorded before it was held; today is early enough', () => {
    const on = (today: string) => {
      const outcome = checkHeld(national, 'villagers_adult', call(), today)
      return outcome.ok ? 'accepted' : outcome.refusal.code
    }
    expect([on('2026-06-10'), on('2026-06-11')]).toEqual(['MEETING_IN_FUTURE', 'accepted'])
  })
  test.each<[MeetingKind, RulePackId, number]>([
    ['villagers_adult', 'national-2026', 10],
    ['villagers_household', 'national-2018', 10],
    ['collective_members', 'national-2026', 10],
    ['rep_meeting', 'national-2026', 5],
    ['rep_meeting', 'zhejiang-2026', 3],
    ['rep_meeting', 'shandong-2026', 5],
    ['rep_meeting', 'shanghai-2026', 10],
    ['rep_meeting', 'chongqing-2026', 3],
    ['party_members', 'national-2026', 3]
  ])('%s under %s before %i days’ notice are over', (kind, id, days) => {
    const pack = packOf(id)
    const earliest = earliestDay(pack, kind, '2026-06-01')
    const on = (day: number) => codeOf(kind, { heldOn: `2026-06-${String(1 + day).padStart(2, '0')}` }, pack)
    expect([on(days - 1), on(days), on(days + 1)]).toEqual(['MEETING_NOTICE_SHORT', 'accepted', 'accepted'])
    expect(noticeBy(pack, kind, earliest)).toBe('2026-06-01')
    expect(codeOf(kind, { noticedOn: null }, pack)).toBe('MEETING_NOTICE_MISSING')
  })
  test('called at short notice without a reason, or under a law that knows no emergency', () => {
    const soon = { heldOn: '2026-06-02' }
    expect(codeOf('villagers_adult', { ...soon, urgentReason: '  ' })).toBe('MEETING_NOTICE_SHORT')
    expect(codeOf('villagers_adult', { ...soon, urgentReason: '防汛' })).toBe('accepted')
    const old = packOf('national-2018')
    expect(codeOf('villagers_adult', { ...soon, urgentReason: '防汛' }, old)).toBe('MEETING_NOTICE_SHORT')
    expect(codeOf('rep_meeting', { ...soon, urgentReason: '防汛' })).toBe('MEETING_NOTICE_SHORT')
  })
  test('held before its notice, or on a day that is none', () => {
    expect(codeOf('party_committee', { noticedOn: '2026-06-12' })).toBe('MEETING_NOTICE_AFTER')
    expect(codeOf('party_committee', { noticedOn: '2026-06-11' })).toBe('accepted')
    expect(codeOf('party_committee', { noticedOn: null })).toBe('accepted')
    expect(codeOf('party_committee', { heldOn: '2026-06-31' })).toBe('MEETING_DATE_INVALID')
    expect(codeOf('party_committee', { noticedOn: 'yesterday' })).toBe('MEETING_DATE_INVALID')
  })
  test('outside a term, to the day', () => {
    const term = (from: string, to: string | null) =>
      codeOf('villagers_adult', { terms: [{ name: '召集人任期', from, to }] })
    expect(term('2026-06-12', null)).toBe('MEETING_OUTSIDE_TERM')
    expect(term('2026-01-01', '2026-06-10')).toBe('MEETING_OUTSIDE_TERM')
    expect(term('2026-06-11', '2026-06-11')).toBe('accepted')
  })
  test('beside another one of the same step, unless that came to nothing', () => {
    const beside = (over: Partial<OtherMeeting>) => codeOf('villagers_adult', { others: [other(over)] })
    expect(beside({})).toBe('MEETING_ALREADY_THERE')
    expect(beside({ status: 'called' })).toBe('MEETING_ALREADY_THERE')
    expect(beside({ status: 'cancelled' })).toBe('accepted')
    expect(beside({ status: 'voided' })).toBe('accepted')
    expect(beside({ status: 'adjourned' })).toBe('accepted')
    expect(beside({ step: 'review' })).toBe('accepted')
    expect(beside({ id: 'm1', step: 'deliberation' })).toBe('MEETING_SHARED')
    // The meeting itself, as it stands in the list.
    expect(beside({ id: 'm1' })).toBe('accepted')
  })
  test('after an adjourned one without a new notice', () => {
    const again = (noticedOn: string) =>
      codeOf('villagers_adult', {
        noticedOn,
        heldOn: '2026-06-20',
        others: [other({ status: 'adjourned', heldOn: '2026-06-05' })]
      })
    expect([again('2026-06-04'), again('2026-06-05')]).toEqual(['MEETING_NOTICE_OLD', 'accepted'])
  })
  test('convened by someone else, or out of office', () => {
    const by = (kind: MeetingKind, role: 'party_secretary' | 'group_leader' | 'supervision_member') => {
      const outcome = checkConvener(kind, [{ role, from: '2026-01-01', to: '2026-06-10' }], '2026-06-10')
      return outcome.ok ? outcome.value : outcome.refusal.code
    }
    expect(by('party_members', 'supervision_member')).toBe('MEETING_CONVENER')
    expect(by('group_meeting', 'party_secretary')).toBe('MEETING_CONVENER')
    expect(by('group_meeting', 'group_leader')).toBe('group_leader')
    const ended = [{ role: 'party_secretary' as const, from: '2026-01-01', to: '2026-06-10' }]
    expect(checkConvener('party_members', ended, '2026-06-11').ok).toBe(false)
  })
})

describe('the right to demand a meeting', () => {
  const ask = (kind: MeetingKind, villagers: number, reps: number, pack = national) => {
    const outcome = requestRights(pack, kind, {
      villagers: { total: 1001, asking: villagers },
      reps: { total: 46, asking: reps }
    })
    return outcome.ok ? outcome.value.must : outcome.refusal.code
  }
  test('refuses more askers than people', () => {
    expect(ask('villagers_adult', 1002, 0)).toBe('MEETING_COUNT_INVALID')
    expect(ask('villagers_adult', 0.5, 0)).toBe('MEETING_COUNT_INVALID')
  })
  test('a tenth of the villagers or a third of the representatives: one short, exact, one over', () => {
    expect([100, 101, 102].map((n) => ask('villagers_adult', n, 0))).toEqual([false, true, true])
    expect([15, 16, 17].map((n) => ask('villagers_household', 0, n))).toEqual([false, true, true])
  })
  test('a fifth of the representatives for their own meeting, in 重庆 within 15 days', () => {
    expect([9, 10, 11].map((n) => ask('rep_meeting', 0, n))).toEqual([false, true, true])
    expect(ask('rep_meeting', 1001, 0)).toBe(false)
    const counts = { villagers: { total: 1000, asking: 0 }, reps: { total: 46, asking: 10 } }
    expect(requestRights(packOf('chongqing-2026'), 'rep_meeting', counts)).toMatchObject({
      value: { must: true, withinDays: 15, rights: [{ need: 10, have: 10, reached: true }] }
    })
  })
  test('nobody asking in an empty village obliges nobody', () => {
    const nobody = { total: 0, asking: 0 }
    const outcome = requestRights(national, 'rep_meeting', { villagers: nobody, reps: nobody })
    expect(outcome).toMatchObject({ value: { must: false } })
  })
})

test('a year’s meetings: four of the representatives, adjourned ones not among them', () => {
  const held = ['2026-01-10', '2026-04-10', '2026-07-10'].map((heldOn) => ({
    heldOn,
    status: 'held' as const
  }))
  const others = [
    { heldOn: '2026-10-10', status: 'adjourned' as const },
    { heldOn: '2025-10-10', status: 'held' as const }
  ]
  const due = meetingsDue(national, 'rep_meeting', 2026, [...held, ...others])
  expect(due).toMatchObject({ need: 4, held: 3, missing: 1 })
  expect(due.article).toMatch(/第30条$/)
  expect(meetingsDue(packOf('national-2018'), 'villagers_adult', 2025, [])).toMatchObject({
    need: 0,
    missing: 0
  })
})

describe('the make-up of a representatives’ meeting', () => {
  const body = (over: Partial<RepBody> = {}): RepBody => ({
    total: 50,
    reps: 45,
    womenReps: 17,
    households: 500,
    repHouseholds: [],
    ...over
  })
  const faults = (over: Partial<RepBody>, pack = national) => {
    const outcome = checkComposition(pack, body(over))
    return outcome.ok ? outcome.value.map((f) => f.code) : outcome.refusal.code
  }
  test('refuses numbers that cannot be', () => {
    const invalid = 'COMPOSITION_COUNT_INVALID'
    expect(faults({ reps: 51 })).toBe(invalid)
    expect(faults({ womenReps: 46 })).toBe(invalid)
    expect(faults({ total: 0, reps: 0, womenReps: 0 })).toBe(invalid)
    expect(faults({ households: -1 })).toBe(invalid)
  })
  test('four fifths, a third, five to fifteen households: one short, exact, one over', () => {
    const of = (reps: number) => faults({ reps, households: null })
    expect([of(39), of(40), of(41)]).toEqual([['REPS_UNDER_FOUR_FIFTHS'], [], []])
    const women = (womenReps: number) => faults({ womenReps })
    expect([women(16), women(17), women(18)]).toEqual([['WOMEN_UNDER_A_THIRD'], [], []])
    const houses = (households: number | null) => faults({ households })
    expect([224, 225, 226, 674, 675, 676, null].map(houses)).toEqual([
      ['HOUSEHOLDS_PER_REP'],
      [],
      [],
      [],
      [],
      ['HOUSEHOLDS_PER_REP'],
      []
    ])
  })
  test('one of a household, where the local rule says so', () => {
    const twice = { repHouseholds: ['h1', 'h2', 'h1'] }
    expect(faults(twice)).toEqual([])
    expect(faults(twice, packOf('zhejiang-2026'))).toEqual(['HOUSEHOLD_TWICE'])
  })
})
