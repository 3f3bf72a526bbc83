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
const endAs = async (role: Role, grantId: string, on: string) =>
  (await as(world.callerFor(role, 'A'))).role.endRole({
    requestId: randomUUID(),
    villageId: world.A.villageId,
    grantId,
    on
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
  test('at once: the next request has the role no more, the row and who did it stay', async () => {
    const { grantId } = await grantAs('party_secretary')
    expect(await holds('villager_rep')).toBe(true)
    await endAs('party_secretary', grantId, '2026-11-21')
    const session = await (await as(world.callerAs(daughter()))).session.read({})
    expect(session.persons[0]?.roles.map((r) => r.role)).toEqual(['villager'])
    const history = await base.db
      .selectFrom('role_event')
      .select(['kind', 'to_day', 'actor_name', 'actor_role'])
      .where('grant_id', '=', grantId)
      .orderBy('id')
      .execute()
    expect(history).toEqual([
      { kind: 'granted', to_day: '2028-11-21', actor_name: '谭本善', actor_role: 'party_secretary' },
      { kind: 'ended', to_day: '2026-11-21', actor_name: '谭本善', actor_role: 'party_secretary' }
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
  const listed = async (role: Role) =>
    (await as(world.callerFor(role, 'A'))).role.listRoles({ villageId: world.A.villageId })
  expect(await outcome(listed('villager'))).toBe('FORBIDDEN')
  expect(await outcome(listed('township_staff'))).toBe('FORBIDDEN')
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
