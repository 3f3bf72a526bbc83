import { randomUUID } from 'node:crypto'
import { dayOf } from '@/domain/common/calendar'
import { as, outcome } from '../testing/caller'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'

const start = new Date('2026-11-22T01:00:00Z')
let base: TestDatabase
let world: World
beforeAll(async () => {
  base = await withDatabase()
})
beforeEach(async () => {
  world = await buildWorld(base.db, Buffer.alloc(32, 7), start)
})
afterEach(() => world.close())
afterAll(() => base.drop())

const daughter = () => world.A.households[0].members[2] as World['A']['households'][0]['members'][0]
const input = (over: object = {}) => ({
  requestId: randomUUID(),
  villageId: world.A.villageId,
  memberId: daughter().id,
  role: 'villager_rep' as const,
  from: '2026-11-22',
  to: '2028-11-21',
  ...over
})
type Role = Parameters<World['callerFor']>[0]
const grantAs = async (role: Role, over: object = {}, where: 'A' | 'B' = 'A') =>
  (await as(world.callerFor(role, where))).role.grantRole(input(over))
const endAs = async (role: Role, grantId: string, on: string, over: object = { reason: '本人辞职' }) =>
  (await as(world.callerFor(role, 'A'))).role.endRole({
    requestId: randomUUID(),
    villageId: world.A.villageId,
    grantId,
    on,
    ...over
  })
const grantOf = async (role: 'party_secretary' | 'committee_member') =>
  (
    await base.db
      .selectFrom('role_grant')
      .select('id')
      .where('place_id', '=', world.A.villageId)
      .where('role', '=', role)
      .executeTakeFirstOrThrow()
  ).id
const holds = async (role: Role) =>
  (await world.callerAs(daughter())).actor.grants.some((g) => g.role === role)
const activeOn = async (at: string, action: 'read_roster') => {
  world.time(new Date(at))
  return (await (await as(world.callerAs(daughter()))).session.read({})).may.includes(action)
}

describe('refuses', () => {
  test('everyone but the secretary and the county’s administrator, and both elsewhere', async () => {
    for (const role of [
      'villager',
      'courtyard_host',
      'committee_member',
      'supervision_member',
      'township_staff',
      'county_observer'
    ] as const) {
      expect([role, await outcome(grantAs(role))]).toEqual([role, 'FORBIDDEN'])
    }
    expect(await outcome(grantAs('visitor'))).toBe('NOT_SIGNED_IN')
    expect(await outcome(grantAs('party_secretary', {}, 'B'))).toBe('FORBIDDEN')
    expect(await outcome(grantAs('sys_admin', { role: 'party_secretary' }, 'B'))).toBe('FORBIDDEN')
    expect(await outcome(grantAs('party_secretary', { villageId: randomUUID() }))).toBe('NOT_FOUND')
  })
  test('a secretary who names a successor, and an administrator who names anyone else', async () => {
    expect(await outcome(grantAs('party_secretary', { role: 'party_secretary' }))).toBe(
      'ROLE_NOT_YOURS_TO_GRANT'
    )
    expect(await outcome(grantAs('sys_admin', { role: 'committee_member' }))).toBe('ROLE_NOT_YOURS_TO_GRANT')
    expect(await outcome(endAs('party_secretary', await grantOf('party_secretary'), '2026-11-30'))).toBe(
      'ROLE_NOT_YOURS_TO_GRANT'
    )
  })
  test('a member of another village, one who left, a minor, and places of another village', async () => {
    const stranger = world.B.households[0].members[0]?.id
    expect(await outcome(grantAs('party_secretary', { memberId: stranger }))).toBe('NOT_FOUND')
    expect(
      await outcome(grantAs('party_secretary', { memberId: world.A.households[0].members[3]?.id }))
    ).toBe('ROLE_MINOR')
    const host = { role: 'courtyard_host', courtyardId: world.B.courtyards[0]?.id }
    expect(await outcome(grantAs('party_secretary', host))).toBe('NOT_FOUND')
    await base.db
      .updateTable('member')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', daughter().id)
      .execute()
    expect(await outcome(grantAs('party_secretary'))).toBe('ROLE_MEMBER_LEFT')
  })
  test('terms that are backwards or a day too long, the same role twice, conflicts, a second secretary', async () => {
    expect(await outcome(grantAs('party_secretary', { to: '2026-11-21' }))).toBe('ROLE_TERM_BACKWARDS')
    expect(await outcome(grantAs('party_secretary', { to: '2031-11-22' }))).toBe('ROLE_TERM_TOO_LONG')
    const { holders } = world.A
    expect(await outcome(grantAs('party_secretary', { memberId: holders.villager_rep.id }))).toBe(
      'ROLE_OVERLAP'
    )
    const supervise = (memberId: string) =>
      outcome(grantAs('party_secretary', { role: 'supervision_member', memberId }))
    expect(await supervise(holders.committee_member.id)).toBe('ROLE_CONFLICT')
    expect(await supervise(holders.courtyard_host.id)).toBe('ROLE_CONFLICT')
    expect(await outcome(grantAs('sys_admin', { role: 'party_secretary' }))).toBe('ROLE_SECRETARY_TAKEN')
  })
  test('to appoint whom the law has elected', async () => {
    expect(await outcome(grantAs('party_secretary', { chosen: 'appointed' }))).toBe('ROLE_MUST_BE_ELECTED')
    expect(await outcome(grantAs('party_secretary', { chosen: 'drawn' }))).toBe('INPUT_INVALID')
    expect(await outcome(grantAs('party_secretary', { chosen: 'elected' }))).toBe('ok')
  })
  test('a village that ended', async () => {
    await base.db
      .updateTable('place')
      .set({ ended_on: '2026-11-21' })
      .where('id', '=', world.A.villageId)
      .execute()
    expect(await outcome(grantAs('sys_admin', { role: 'party_secretary' }))).toBe('VILLAGE_ENDED')
  })
})

test('a grant is in force from its first day to its last, by the calendar of Shanghai', async () => {
  await grantAs('party_secretary', { role: 'committee_member', from: '2026-12-01', to: '2026-12-31' })
  expect(await activeOn('2026-11-30T15:59:59Z', 'read_roster')).toBe(false)
  expect(await activeOn('2026-11-30T16:00:00Z', 'read_roster')).toBe(true)
  expect(await activeOn('2026-12-31T15:59:59Z', 'read_roster')).toBe(true)
  expect(await activeOn('2026-12-31T16:00:00Z', 'read_roster')).toBe(false)
})

test('a repeat grants once; five grants at once grant once', async () => {
  const press = input()
  const secretary = await as(world.callerFor('party_secretary', 'A'))
  const first = await secretary.role.grantRole(press)
  expect(await secretary.role.grantRole(press)).toEqual(first)
  const memberId = world.A.households[2].members[2]?.id
  const many = await Promise.all(
    Array.from({ length: 5 }, () => outcome(secretary.role.grantRole(input({ memberId }))))
  )
  expect(many.sort()).toEqual(['ROLE_OVERLAP', 'ROLE_OVERLAP', 'ROLE_OVERLAP', 'ROLE_OVERLAP', 'ok'])
})

test('two secretaries at once: one', async () => {
  await endAs('sys_admin', await grantOf('party_secretary'), dayOf(start))
  const over = { role: 'party_secretary', from: '2026-11-23' }
  const both = await Promise.all([
    outcome(grantAs('sys_admin', over)),
    outcome(grantAs('sys_admin', { ...over, memberId: world.A.holders.villager.id }))
  ])
  expect(both.sort()).toEqual(['ROLE_SECRETARY_TAKEN', 'ok'])
})

describe('ending', () => {
  test('refuses the past, what is over, and an unknown grant', async () => {
    const id = await grantOf('committee_member')
    expect(await outcome(endAs('party_secretary', id, '2026-11-20'))).toBe('ROLE_END_IN_PAST')
    expect(await outcome(endAs('party_secretary', id, '2029-11-30'))).toBe('ROLE_ALREADY_ENDED')
    expect(await outcome(endAs('party_secretary', randomUUID(), '2026-11-30'))).toBe('NOT_FOUND')
  })
  test('refuses an end without a reason, and the township any end', async () => {
    const id = await grantOf('committee_member')
    expect(await outcome(endAs('party_secretary', id, '2026-11-30', {}))).toBe('ROLE_END_REASON_NEEDED')
    expect(await outcome(endAs('party_secretary', id, '2026-11-30', { reason: '！' }))).toBe('INPUT_INVALID')
    expect(await outcome(endAs('township_staff', id, '2026-11-30'))).toBe('FORBIDDEN')
    expect(await outcome(endAs('committee_member', id, '2026-11-30'))).toBe('FORBIDDEN')
  })
  test('at once: the next request has the role no more, the row and who did it stay', async () => {
    const { grantId } = await grantAs('party_secretary')
    expect(await holds('villager_rep')).toBe(true)
    await endAs('party_secretary', grantId, '2026-11-21')
    const session = await (await as(world.callerAs(daughter()))).session.read({})
    expect(session.persons[0]?.roles.map((r) => r.role)).toEqual(['villager'])
    const history = await base.db
      .selectFrom('role_event')
      .select(['kind', 'to_day', 'actor_name', 'actor_role', 'reason'])
      .where('grant_id', '=', grantId)
      .orderBy('id')
      .execute()
    expect(history).toEqual([
      {
        ...{ kind: 'granted', to_day: '2028-11-21', reason: null },
        ...{ actor_name: '谭本善', actor_role: 'party_secretary' }
      },
      {
        ...{ kind: 'ended', to_day: '2026-11-21', reason: '本人辞职' },
        ...{ actor_name: '谭本善', actor_role: 'party_secretary' }
      }
    ])
    await expect(base.db.deleteFrom('role_event').execute()).rejects.toThrow()
    expect(await outcome(grantAs('party_secretary'))).toBe('ok')
  })
  test('the secretary’s own, by the county, and the successor begins the day after', async () => {
    await endAs('sys_admin', await grantOf('party_secretary'), '2026-11-30')
    expect(await outcome(grantAs('sys_admin', { role: 'party_secretary', from: '2026-11-30' }))).toBe(
      'ROLE_SECRETARY_TAKEN'
    )
    expect(await outcome(grantAs('sys_admin', { role: 'party_secretary', from: '2026-12-01' }))).toBe('ok')
  })
})

test('the list: who reads it, and what is in force comes first', async () => {
  const { grantId } = await grantAs('party_secretary', { from: '2027-01-01' })
  await endAs('party_secretary', await grantOf('committee_member'), '2026-11-21')
  const listed = async (role: Role, where: 'A' | 'B' = 'A') =>
    (await as(world.callerFor(role, where))).role.listRoles({ villageId: world.A.villageId })
  for (const role of ['villager', 'villager_rep', 'township_legal', 'county_observer'] as const)
    expect([role, await outcome(listed(role))]).toEqual([role, 'FORBIDDEN'])
  expect(await outcome(listed('township_staff', 'B'))).toBe('FORBIDDEN')
  expect(await outcome(listed('township_staff'))).toBe('ok')
  const list = await listed('supervision_member')
  expect(list.map((r) => r.when)).toEqual(['now', 'now', 'now', 'now', 'now', 'now', 'later', 'over'])
  expect(list.find((r) => r.grantId === grantId)).toMatchObject({
    name: '向小梅',
    roleName: '村民代表',
    from: '2027-01-01',
    when: 'later'
  })
  expect(list.find((r) => r.role === 'courtyard_host')?.courtyard).toBe('桂花院子')
})

test('the list says how an office came about, who entered and who ended it, and why', async () => {
  const { grantId } = await grantAs('party_secretary', { chosen: 'elected' })
  const found = async () => {
    const staff = await as(world.callerFor('township_staff', 'A'))
    const list = await staff.role.listRoles({ villageId: world.A.villageId })
    return list.find((r) => r.grantId === grantId)
  }
  expect(await found()).toMatchObject({
    ...{ when: 'now', source: 'by_hand', chosen: 'elected' },
    ...{ grantedBy: '谭本善', endedBy: null, endedBecause: null }
  })
  await endAs('party_secretary', grantId, '2026-11-21', { reason: '搬走了' })
  expect(await found()).toMatchObject({
    ...{ when: 'over', to: '2026-11-21' },
    ...{ grantedBy: '谭本善', endedBy: '谭本善', endedBecause: '搬走了' }
  })
})

describe('looking somebody up for an office', () => {
  const look = async (role: Role, name: string, where: 'A' | 'B' = 'A') =>
    (await as(world.callerFor(role, where))).role.findPeople({ villageId: world.A.villageId, name })

  test('refuses everyone who enters none, other villages and counties, and one character', async () => {
    for (const role of ['villager', 'committee_member', 'supervision_member', 'township_staff'] as const)
      expect([role, await outcome(look(role, '向小梅'))]).toEqual([role, 'FORBIDDEN'])
    expect(await outcome(look('party_secretary', '向小梅', 'B'))).toBe('FORBIDDEN')
    expect(await outcome(look('sys_admin', '向小梅', 'B'))).toBe('FORBIDDEN')
    expect(await outcome(look('party_secretary', '向'))).toBe('INPUT_INVALID')
    expect(await outcome(look('visitor', '向小梅'))).toBe('NOT_SIGNED_IN')
  })

  test('finds by part of a name: what tells people apart, no phone and no birth', async () => {
    const found = await look('sys_admin', '小梅')
    expect(found).toEqual({
      people: [
        {
          ...{ memberId: daughter().id, name: '向小梅', relationName: '子女' },
          ...{ householdNo: '01001', group: '1组', isMinor: false, offices: [] }
        }
      ],
      more: false
    })
    expect((await look('party_secretary', '天乐')).people[0]?.isMinor).toBe(true)
    expect((await look('party_secretary', '本善')).people[0]?.offices).toEqual(['村党组织书记'])
    expect((await look('party_secretary', '%%')).people).toEqual([])
  })

  test('not who left, nor an office that is over; past twenty it says that there are more', async () => {
    await base.db
      .updateTable('member')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', daughter().id)
      .execute()
    expect((await look('party_secretary', '小梅')).people).toEqual([])
    await endAs('party_secretary', await grantOf('committee_member'), '2026-11-21')
    expect((await look('party_secretary', '志强')).people[0]?.offices).toEqual([])
    const [home] = world.A.households
    const rows = Array.from({ length: 21 }, (_, i) => ({
      ...{ village_id: world.A.villageId, id: randomUUID(), household_id: home.id, name: `同名${i}` },
      ...{ relation: 'other' as const, residence: 'resident' as const, joined_on: '2026-01-01' }
    }))
    await base.db.insertInto('member').values(rows).execute()
    const many = await look('party_secretary', '同名')
    expect([many.people.length, many.more]).toEqual([20, true])
  })
})
