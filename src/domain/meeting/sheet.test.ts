import fc from 'fast-check'
import { isAdult } from '../member/member'
import { partFault, sheetFault } from './called'
import { sumConsultation } from './consultation'
import { adultBefore, concernAs, hasList } from './entitled'
import { endOf, endRecorded, judgeSheet, type SheetLine, type SheetPerson } from './sheet'

const day = '2026-12-01'
const at = (time: string) => new Date(`${day}T${time}:00+08:00`)
const person = (memberId: string, over: Partial<SheetPerson> = {}): SheetPerson => ({
  ...{ memberId, householdId: `h-${memberId}`, votes: true, woman: false },
  ...over
})
const line = (memberId: string, over: Partial<SheetLine> = {}): SheetLine => ({
  ...{ memberId, way: 'in_person', signedAt: at('09:00'), proxyHolderId: null },
  ...over
})
const reps = { kind: 'rep_meeting', mode: null, plannedOn: day, endedAt: at('11:00') } as const
const party = { ...reps, kind: 'party_members' } as const

describe('the sheet of a called meeting', () => {
  const people = [person('a', { woman: true }), person('b'), person('c')]

  test('a slip is put right by another line, which holds; nothing else is forgotten', () => {
    const lines = [
      line('a'),
      line('b'),
      line('a', { way: 'struck' }),
      line('c'),
      line('c', { way: 'struck' })
    ]
    const { sums, standings } = judgeSheet(reps, people, lines, true)
    expect(sums).toMatchObject({ eligible: 3, present: 1, late: 0, women: { eligible: 1, present: 0 } })
    expect([...standings]).toEqual([['b', 'counted']])
    const again = judgeSheet(reps, people, [...lines, line('a')], true)
    expect(again.sums).toMatchObject({ present: 2, women: { present: 1 } })
  })

  test('late by a minute is shown and not counted; at the end itself is in time', () => {
    const lines = [line('a', { signedAt: at('11:00') }), line('b', { signedAt: at('11:01') })]
    const { sums, standings } = judgeSheet(reps, people, lines, true)
    expect([standings.get('a'), standings.get('b')]).toEqual(['counted', 'late'])
    expect(sums).toMatchObject({ present: 1, late: 1 })
  })

  test('without a recorded end the day itself is the end', () => {
    expect(endOf({ plannedOn: day, endedAt: null })).toEqual(new Date('2026-12-02T00:00:00+08:00'))
    const tomorrow = line('a', { signedAt: new Date('2026-12-02T08:00:00+08:00') })
    const { standings } = judgeSheet({ ...reps, endedAt: null }, people, [tomorrow], true)
    expect(standings.get('a')).toBe('late')
  })

  test('an end that is recorded days later makes no late signature good', () => {
    const recorded = new Date('2026-12-04T10:00:00+08:00')
    expect(endOf({ plannedOn: day, endedAt: recorded })).toEqual(new Date('2026-12-02T00:00:00+08:00'))
    const after = line('a', { signedAt: new Date('2026-12-03T08:00:00+08:00') })
    expect(judgeSheet({ ...reps, endedAt: recorded }, people, [after], true).sums).toMatchObject({
      ...{ present: 0, late: 1 }
    })
    expect(endRecorded(day, recorded)).toEqual(new Date('2026-12-01T23:59:59.999+08:00'))
    expect(endRecorded(day, at('11:00'))).toEqual(at('11:00'))
  })

  test('leaving out one on probation, or one who has gone, makes the eligible no fewer', () => {
    const members = [person('a'), person('b'), person('c', { votes: false })]
    const out = [line('c', { way: 'left_out' }), line('gone', { way: 'left_out' })]
    expect(judgeSheet(party, members, out, true).sums).toMatchObject({
      ...{ eligible: 2, leftOut: 0, allMembers: { eligible: 2, present: 0 } }
    })
  })

  test('women are not counted where the roster does not know them', () => {
    expect(judgeSheet(reps, people, [], false).sums.women).toBeNull()
  })

  test('a party member who is left out is in neither number; one on probation comes without a vote', () => {
    const members = [person('a'), person('b'), person('c', { votes: false })]
    const lines = [line('a'), line('b', { way: 'left_out' }), line('c')]
    const { sums, standings } = judgeSheet(party, members, lines, true)
    expect(sums).toMatchObject({
      eligible: 1,
      present: 1,
      leftOut: 1,
      allMembers: { eligible: 2, present: 2 }
    })
    expect([standings.get('b'), standings.get('c')]).toEqual(['left_out', 'not_eligible'])
  })

  test('whatever the lines say, never more are present than ought to come', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'x')
    const ways = fc.constantFrom('in_person', 'online', 'struck', 'left_out')
    const anyLine = fc.tuple(ids, ways, fc.integer({ min: -48, max: 48 })).map(([id, way, hours]) =>
      line(id, {
        way: way as SheetLine['way'],
        signedAt: new Date(at('10:00').getTime() + hours * 3_600_000)
      })
    )
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), fc.constantFrom(reps, party), (lines, meeting) => {
        const { sums } = judgeSheet(meeting, people, lines, true)
        expect(sums.present).toBeLessThanOrEqual(sums.eligible)
        expect(sums.women?.present ?? 0).toBeLessThanOrEqual(sums.present)
      })
    )
  })
})

describe('numbers beside the list', () => {
  const sums = {
    ...{ eligible: 10, present: 7, proxies: 0, late: 0, leftOut: 0 },
    ...{ women: { eligible: 4, present: 2 }, allMembers: null }
  }

  const given = (over: object) => ({ eligible: 10, ...over })

  test('another number is refused at its field, what is not given is no fault', () => {
    expect(sheetFault(given({ present: 8 }), sums)).toMatchObject({
      code: 'MEETING_PRESENT_DIFFERS',
      field: 'meeting.facts.present'
    })
    expect(sheetFault(given({ present: 7, women: { eligible: 4, present: 3 } }), sums)?.field).toBe(
      'meeting.facts.women'
    )
    expect(sheetFault(given({ present: 7, proxies: 1 }), sums)?.field).toBe('meeting.facts.proxies')
    expect(sheetFault(given({ present: 7, women: { eligible: 4 } }), sums)).toBeNull()
    expect(sheetFault(given({}), sums)).toBeNull()
    expect(sheetFault(given({ allMembers: { eligible: 9 } }), sums)).toBeNull()
  })

  test('nobody on the list is argued away from those who must come; more may be', () => {
    expect([9, 10, 11].map((eligible) => sheetFault({ eligible }, sums)?.field)).toEqual([
      'meeting.facts.eligible',
      undefined,
      undefined
    ])
  })

  test('a part on which the quorum rests is as many as on the roster, or there is a reason', () => {
    const roster = { eligible: 20, allMembers: { eligible: 25 }, women: { eligible: 8 } }
    const field = (over: object, asked: ('women' | 'allMembers')[], explained = false) =>
      partFault({ eligible: 20, ...over }, roster, asked, explained)?.field
    expect(field({}, ['allMembers'])).toBe('meeting.facts.allMembers')
    // A reason for one number is no reason to leave out another.
    expect(field({}, ['allMembers'], true)).toBe('meeting.facts.allMembers')
    expect(field({ allMembers: { eligible: 24 } }, ['allMembers'])).toBe('meeting.eligibleReason')
    expect(field({ allMembers: { eligible: 24 } }, ['allMembers'], true)).toBeUndefined()
    expect(field({ allMembers: { eligible: 25 } }, ['allMembers'])).toBeUndefined()
    expect(field({ women: { eligible: 6 } }, ['women'])).toBe('meeting.eligibleReason')
    expect(field({ women: { eligible: 6 } }, [])).toBeUndefined()
    expect(partFault({ eligible: 20 }, { eligible: 20 }, ['allMembers'], false)).toBeNull()
  })
})

describe('whom a meeting concerns', () => {
  const nobody = { party: null, birthMonth: '1990-01', groupId: 'g1', grants: [] }
  const whole = { mode: null, groupId: null }

  test('the month that is too young here is too young there', () => {
    const month = fc.tuple(fc.integer({ min: 1990, max: 2010 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 28 }), ([year, m], d) => {
        const born = `${year}-${String(m).padStart(2, '0')}`
        const on = `2026-${String(((m + d) % 12) + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`
        expect(born < adultBefore(on)).toBe(isAdult(born, on))
      })
    )
  })

  test('a term that is over, a minor and another group concern nobody', () => {
    const rep = {
      ...nobody,
      grants: [{ role: 'villager_rep' as const, from: '2026-01-01', to: '2026-11-30' }]
    }
    expect(concernAs({ kind: 'rep_meeting', ...whole }, rep, '2026-11-30')).toBe('村民代表')
    expect(concernAs({ kind: 'rep_meeting', ...whole }, rep, '2026-12-01')).toBeNull()
    expect(
      concernAs({ kind: 'villagers_adult', ...whole }, { ...nobody, birthMonth: '2010-01' }, day)
    ).toBeNull()
    expect(concernAs({ kind: 'villagers_adult', ...whole }, { ...nobody, birthMonth: null }, day)).toBe(
      '村民'
    )
    const group = { kind: 'group_meeting', mode: 'household', groupId: 'g2' } as const
    expect(concernAs(group, nobody, day)).toBeNull()
    expect(concernAs({ ...group, groupId: 'g1' }, nobody, day)).toBe('户代表')
    expect(concernAs({ kind: 'party_members', ...whole }, { ...nobody, party: 'probationary' }, day)).toBe(
      '党员'
    )
    expect(concernAs({ kind: 'party_committee', ...whole }, { ...nobody, party: 'full' }, day)).toBeNull()
  })

  test('no list without the group, the mode, or for bodies that the roster does not know', () => {
    expect(hasList('group_meeting', 'adult', null)).toBe(false)
    expect(hasList('yishiyiyi', null, null)).toBe(false)
    expect(hasList('yishiyiyi', 'reps', null)).toBe(true)
    expect(hasList('collective_members', null, null)).toBe(false)
    expect(hasList('villagers_household', null, null)).toBe(true)
  })
})

test('of several words of one household the last one is counted', () => {
  const said = [
    { householdId: 'h1', leaning: 'for' },
    { householdId: 'h2', leaning: 'unsure' },
    { householdId: 'h1', leaning: 'against' }
  ] as const
  expect(sumConsultation(said)).toEqual({ asked: 2, for: 0, against: 1, unsure: 1 })
})
