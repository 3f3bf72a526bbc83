import fc from 'fast-check'
import { type AttendanceEntry, checkVote, countAttendance, type Sitting, type Voter } from './attendance'

/** 2026-06-01 in Shanghai, an hour of the day. */
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 5, 1, hour - 8, minute))
const voter = (memberId: string, householdId = `h-${memberId}`, over: Partial<Voter> = {}): Voter => ({
  memberId,
  householdId,
  ...over
})
const sitting = (over: Partial<Sitting> = {}): Sitting => ({
  kind: 'rep_meeting',
  mode: null,
  heldOn: '2026-06-01',
  endedAt: at(11),
  voters: [voter('a'), voter('b'), voter('c')],
  ...over
})
const sign = (memberId: string, over: Partial<AttendanceEntry> = {}): AttendanceEntry => ({
  memberId,
  signedAt: at(9),
  way: 'in_person',
  ...over
})
const standings = (s: Sitting, entries: AttendanceEntry[]) =>
  countAttendance(s, entries).entries.map((e) => e.standing)

describe('does not count', () => {
  test('a signature after the end: kept, shown as late; the last minute still counts', () => {
    const sheet = countAttendance(sitting(), [
      sign('a', { signedAt: at(11) }),
      sign('b', { signedAt: new Date(at(11).getTime() + 1) })
    ])
    expect(sheet.entries.map((e) => e.standing)).toEqual(['counted', 'late'])
    expect(sheet.present).toBe(1)
  })
  test('a signature of the day before, someone not on the list, and the same person twice', () => {
    const yesterday = new Date(Date.UTC(2026, 4, 31, 15, 59))
    const entries = [sign('a', { signedAt: yesterday }), sign('x'), sign('b'), sign('b')]
    expect(standings(sitting(), entries)).toEqual(['early', 'not_eligible', 'counted', 'double'])
  })
  test('a late signature does not stand in the way of a true one', () => {
    expect(standings(sitting(), [sign('a', { signedAt: at(20) }), sign('a')])).toEqual(['late', 'counted'])
  })
  test('two of one household, where households vote', () => {
    const voters = [voter('a', 'h1'), voter('b', 'h1'), voter('c', 'h2')]
    const of = (over: Partial<Sitting>) =>
      countAttendance(sitting({ voters, ...over }), [sign('a'), sign('b')])
    const byHouse = of({ kind: 'villagers_household', mode: 'household' })
    expect(byHouse.entries.map((e) => e.standing)).toEqual(['counted', 'household_taken'])
    expect([byHouse.eligible, byHouse.present]).toEqual([2, 1])
    const byAdult = of({ kind: 'villagers_adult', mode: 'adult' })
    expect([byAdult.eligible, byAdult.present]).toEqual([3, 2])
  })
  test('online or by proxy, but where the law gives it', () => {
    const voters = [voter('a', 'h1'), voter('b', 'h1'), voter('c', 'h2')]
    const proxy = { way: 'proxy' as const, proxy: { holderId: 'a', written: true } }
    const entries = [sign('b', proxy), sign('a'), sign('c', { way: 'online' })]
    expect(standings(sitting({ voters }), entries)).toEqual(['way_not_allowed', 'counted', 'way_not_allowed'])
    const members = sitting({ kind: 'collective_members', voters })
    expect(standings(members, entries)).toEqual(['counted', 'counted', 'counted'])
    expect(countAttendance(members, entries)).toMatchObject({ present: 3, proxies: 1 })
  })
  test('a proxy of another household, without paper, for oneself, or of someone who is not there', () => {
    const voters = [voter('a', 'h1'), voter('b', 'h1'), voter('c', 'h2'), voter('d', 'h1')]
    const members = sitting({ kind: 'collective_members', voters })
    const by = (memberId: string, holderId: string, written = true) =>
      standings(members, [sign('a'), sign(memberId, { way: 'proxy', proxy: { holderId, written } })])[1]
    expect([by('c', 'a'), by('b', 'a', false), by('b', 'b'), by('b', 'd'), by('b', 'a')]).toEqual([
      'proxy_invalid',
      'proxy_invalid',
      'proxy_invalid',
      'proxy_invalid',
      'counted'
    ])
  })
})

describe('refuses a vote', () => {
  const voters = [voter('a', 'h1'), voter('b', 'h1'), voter('c', 'h2')]
  const code = (s: Sitting, entries: AttendanceEntry[], voted: string[], who: string) => {
    const outcome = checkVote(s, countAttendance(s, entries), voted, who)
    return outcome.ok ? 'accepted' : outcome.refusal.code
  }
  test('of a guest, of someone absent or late, and the second one', () => {
    const entries = [sign('a'), sign('x'), sign('c', { signedAt: at(12) })]
    const s = sitting({ voters })
    expect([
      code(s, entries, [], 'x'),
      code(s, entries, [], 'b'),
      code(s, entries, [], 'c'),
      code(s, entries, ['a'], 'a'),
      code(s, entries, [], 'a')
    ]).toEqual(['VOTE_NOT_ELIGIBLE', 'VOTE_NOT_PRESENT', 'VOTE_NOT_PRESENT', 'VOTE_TWICE', 'accepted'])
  })
  test('of a household that has voted, where households vote', () => {
    const s = sitting({ kind: 'villagers_household', voters })
    expect(code(s, [sign('a'), sign('c')], ['b'], 'a')).toBe('VOTE_TWICE')
    expect(code(s, [sign('a'), sign('c')], ['b'], 'c')).toBe('accepted')
  })
})

test('women and the households behind representatives are counted beside the people', () => {
  const voters = [
    voter('a', 'h1', { woman: true, represents: 12 }),
    voter('b', 'h2', { represents: 10 }),
    voter('c', 'h3', { woman: true, represents: 8 })
  ]
  expect(countAttendance(sitting({ voters }), [sign('a'), sign('b')])).toMatchObject({
    eligible: 3,
    present: 2,
    women: { eligible: 2, present: 1 },
    households: { eligible: 30, present: 22 }
  })
})

test('whatever the sheet, every line is kept in order and no more come than ought to', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'x')
  const entry = fc.record({
    memberId: id,
    signedAt: fc.integer({ min: 0, max: 30 }).map((h) => at(h)),
    way: fc.constantFrom('in_person' as const, 'online' as const, 'proxy' as const),
    proxy: fc.record({ holderId: id, written: fc.boolean() })
  })
  const kind = fc.constantFrom(
    'rep_meeting' as const,
    'villagers_household' as const,
    'collective_members' as const
  )
  fc.assert(
    fc.property(kind, fc.array(entry), (k, entries) => {
      const voters = [voter('a', 'h1'), voter('b', 'h1'), voter('c', 'h2'), voter('d', 'h2')]
      const sheet = countAttendance(sitting({ kind: k, voters }), entries)
      expect(sheet.entries.map(({ standing: _, ...line }) => line)).toEqual(entries)
      expect(sheet.present).toBeLessThanOrEqual(sheet.eligible)
      expect(sheet.present).toBe(sheet.entries.filter((e) => e.standing === 'counted').length)
      expect(sheet.proxies === 0 || sheet.proxies < sheet.present).toBe(true)
    })
  )
})
