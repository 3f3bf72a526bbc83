import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { surnameOf } from '@/domain/household/household'
import { isAdult } from '@/domain/member/member'
import { conflictingRole } from '@/domain/role/may'
import { keyedHash } from '../crypto/keyed-hash'
import { type TestDatabase, withDatabase } from '../testing/database'
import { demoPeople, demoPerson, demoVillages } from './demo-people'
import { loadDemo } from './load-demo'
import { demoFiles } from './testing'

const secret = Buffer.alloc(32, 7)
const { files, clear } = demoFiles()
afterAll(clear)
const now = new Date('2026-11-22T04:00:00Z')
const today = dayOf(now)

let test: TestDatabase
beforeAll(async () => {
  test = await withDatabase()
  await loadDemo({ db: test.db, secret, files, now })
})
afterAll(() => test.drop())

describe('offices', () => {
  const holders = async (villageId: string) =>
    test.db
      .selectFrom('role_grant as g')
      .innerJoin('member as m', (j) =>
        j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
      )
      .select([
        'g.role',
        'g.holder_id',
        'g.courtyard_id',
        'g.group_id',
        'g.from_day as from',
        'g.to_day as to',
        'm.household_id',
        'm.name',
        'm.sex',
        'm.birth_month'
      ])
      .select(
        sql<string>`(select h.courtyard_id from household h where h.village_id = m.village_id and h.id = m.household_id)`.as(
          'home'
        )
      )
      .where('g.place_id', '=', villageId)
      .execute()

  it.each([
    ['a', 13, 26],
    ['b', 11, 22]
  ] as const)('of village %s are filled as the law asks', async (key, groups, yards) => {
    const all = await holders(demoVillages()[key].id)
    const of = (role: string) => all.filter((g) => g.role === role)
    const counts = [
      'party_secretary',
      'committee_member',
      'supervision_member',
      'group_leader',
      'courtyard_host',
      'points_assessor'
    ]
    expect(counts.map((role) => of(role).length)).toEqual([1, 5, 3, groups, yards, 3])
    expect(of('committee_member').map((g) => g.holder_id)).toContain(of('party_secretary')[0]?.holder_id)
    expect(of('committee_member').filter((g) => g.sex === 'female').length).toBeGreaterThan(0)
    const kin = new Set(of('committee_member').map((g) => surnameOf(g.name)))
    expect(of('supervision_member').filter((g) => kin.has(surnameOf(g.name)))).toEqual([])
    for (const g of all) {
      const held = all.filter((each) => each.holder_id === g.holder_id && each !== g)
      expect(conflictingRole(held, g.role, g)).toBeNull()
      expect(isAdult(g.birth_month ?? '', g.from)).toBe(true)
    }
    expect(new Set(of('courtyard_host').map((g) => g.courtyard_id)).size).toBe(yards)
    expect(of('courtyard_host').filter((g) => g.courtyard_id !== g.home)).toEqual([])
    expect(new Set(of('group_leader').map((g) => g.group_id)).size).toBe(groups)
  })

  it.each([
    ['a', 526],
    ['b', 443]
  ] as const)('the representative meeting of %s is lawfully composed', async (key, households) => {
    const all = await holders(demoVillages()[key].id)
    const reps = all.filter((g) => g.role === 'villager_rep')
    const members = [
      ...new Map(
        [...reps, ...all.filter((g) => g.role === 'committee_member')].map((g) => [g.holder_id, g])
      ).values()
    ]
    expect(5 * reps.length).toBeGreaterThanOrEqual(4 * members.length)
    expect(3 * reps.filter((g) => g.sex === 'female').length).toBeGreaterThanOrEqual(members.length)
    expect(new Set(reps.map((g) => g.household_id)).size).toBe(reps.length)
    expect(households / reps.length).toBeGreaterThanOrEqual(5)
    expect(households / reps.length).toBeLessThanOrEqual(15)
  })

  it('township and county posts', async () => {
    const rows = await test.db
      .selectFrom('role_grant as g')
      .innerJoin('staff as s', (j) =>
        j.onRef('s.place_id', '=', 'g.place_id').onRef('s.id', '=', 'g.holder_id')
      )
      .innerJoin('place_name as n', 'n.place_id', 'g.place_id')
      .select(['g.role', 'n.name'])
      .execute()
    const posts = rows.map((r) => `${r.name} ${r.role}`).sort()
    const township = (name: string) => [
      `${name} township_legal`,
      `${name} township_staff`,
      `${name} township_staff`
    ]
    expect(posts).toEqual(
      ['利川市 county_observer', '利川市 sys_admin', ...township('团堡镇'), ...township('沙溪乡')].sort()
    )
  })
})

it('the sign-in list: every account is bound to the person it names', async () => {
  const people = demoPeople()
  expect(new Set(people.map((p) => p.accountId)).size).toBe(people.length)
  for (const p of people) {
    const bound = await test.db
      .selectFrom('binding as b')
      .innerJoin('account as c', 'c.id', 'b.account_id')
      .leftJoin('member as m', (j) =>
        j.onRef('m.village_id', '=', 'b.place_id').onRef('m.id', '=', 'b.holder_id')
      )
      .leftJoin('staff as s', (j) =>
        j.onRef('s.place_id', '=', 'b.place_id').onRef('s.id', '=', 'b.holder_id')
      )
      .select([
        'b.state',
        'b.place_id',
        'b.household_id',
        'm.household_id as home',
        'm.name as member',
        's.name as staff',
        'c.subject_hash'
      ])
      .where('c.id', '=', p.accountId)
      .executeTakeFirstOrThrow()
    expect(bound).toMatchObject({
      state: 'active',
      place_id: p.placeId,
      household_id: p.householdId,
      home: p.householdId
    })
    expect(bound.member ?? bound.staff).toBe(p.name)
    expect(bound.subject_hash.equals(keyedHash(secret, 'openid', p.key))).toBe(true)
  }
  const [elder, daughter] = [demoPerson('villager-a-elder'), demoPerson('villager-a-daughter')]
  expect(elder.label).toBe('村民 · 莫\u{21413}村3组')
  expect(daughter.householdId).toBe(elder.householdId)
  const [head, child] = await test.db
    .selectFrom('member')
    .selectAll()
    .where('id', 'in', [elder.holderId, daughter.holderId])
    .orderBy('id')
    .execute()
  expect([head?.relation, child?.relation, child?.residence]).toEqual(['head', 'child', 'away'])
  expect(Number(today.slice(0, 4)) - Number(head?.birth_month?.slice(0, 4))).toBe(67)
})

it('no two people of the sign-in list are the same or bear the same name', () => {
  const people = demoPeople()
  expect(new Set(people.map((p) => p.holderId)).size).toBe(people.length)
  expect(new Set(people.map((p) => p.name)).size).toBe(people.length)
})
