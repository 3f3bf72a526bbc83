import { newId } from '../crypto/new-id'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { callerOf, outcome } from './testing'

let base: TestDatabase
let world: World
beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 7), new Date('2026-11-22T02:00:00Z'))
})
afterAll(async () => {
  await world.close()
  await base.drop()
})

describe('refuses', () => {
  test('villagers, the township, and the committee of another village', async () => {
    const villageId = world.A.villageId
    for (const [role, where] of [
      ['villager', 'A'],
      ['township_staff', 'A'],
      ['committee_member', 'B']
    ] as const) {
      const caller = callerOf(await world.callerFor(role, where))
      expect([role, await outcome(caller.listHouseholds({ villageId }))]).toEqual([role, 'FORBIDDEN'])
    }
  })
  test('a courtyard host the village, another courtyard, and a household of another courtyard', async () => {
    const { villageId, courtyards, households } = world.A
    const host = callerOf(await world.callerFor('courtyard_host', 'A'))
    expect(await outcome(host.listHouseholds({ villageId }))).toBe('FORBIDDEN')
    expect(await outcome(host.listHouseholds({ villageId, courtyardId: courtyards[1]?.id }))).toBe(
      'FORBIDDEN'
    )
    expect(await outcome(host.listHouseholds({ villageId, courtyardId: courtyards[0]?.id }))).toBe('ok')
    expect(await outcome(host.readHousehold({ villageId, householdId: households[2].id }))).toBe('FORBIDDEN')
    expect(await outcome(host.readHousehold({ villageId, householdId: households[0].id }))).toBe('ok')
  })
  test('a group leader the village and another group, not the own', async () => {
    const { villageId, groups } = world.A
    const leader = callerOf(await world.callerFor('group_leader', 'A'))
    const code = (groupId?: string) =>
      outcome(leader.listHouseholds({ villageId, ...(groupId ? { groupId } : {}) }))
    expect(await code()).toBe('FORBIDDEN')
    expect(await code(groups[1]?.id)).toBe('FORBIDDEN')
    expect(await code(groups[0]?.id)).toBe('ok')
  })
  test('nothing that the database cannot read: it is left out of what is looked for', async () => {
    const { villageId } = world.A
    const clerk = callerOf(await world.callerFor('committee_member', 'A'))
    const found = await clerk.listHouseholds({ villageId, search: '向\u0000国富' })
    expect(found.households.map((h) => h.headName)).toEqual(['向国富'])
    expect(await outcome(clerk.listHouseholds({ villageId, after: '01\u0000' }))).toBe('ok')
    expect(await outcome(clerk.listHouseholds({ villageId, search: '' }))).toBe('ok')
  })
  test('a household that is not of the village', async () => {
    const clerk = callerOf(await world.callerFor('committee_member', 'A'))
    const strange = { villageId: world.A.villageId, householdId: world.B.households[0].id }
    expect(await outcome(clerk.readHousehold(strange))).toBe('NOT_FOUND')
  })
})

test('names by household, never a phone or a birth', async () => {
  const { villageId, households } = world.A
  const clerk = callerOf(await world.callerFor('committee_member', 'A'))
  const list = await clerk.listHouseholds({ villageId })
  expect(
    list.households.map((h) => [h.no, h.headName, h.groupName, h.courtyardName, h.members.length])
  ).toEqual(
    [
      ['01001', '向国富', '1组', '桂花院子', 4],
      ['01002', '谭本善', '1组', '桂花院子', 5],
      ['02003', '黄显明', '2组', '大屋院子', 3]
    ].map((row, i) => [households[i]?.no, ...row.slice(1)])
  )
  expect(JSON.stringify(list)).not.toMatch(/phone|139\d{8}|\*{4}|19\d\d-\d\d/i)
})

test('finds by part of a name, by the beginning of a number, in a group; a percent sign is only a percent sign', async () => {
  const { villageId, groups } = world.A
  const clerk = callerOf(await world.callerFor('committee_member', 'A'))
  const found = async (input: object) =>
    (await clerk.listHouseholds({ villageId, ...input })).households.map((h) => h.headName)
  expect(await found({ search: '𡐓' })).toEqual(['黄显明'])
  expect(await found({ search: '01' })).toEqual(['向国富', '谭本善'])
  expect(await found({ groupId: groups[1]?.id })).toEqual(['黄显明'])
  expect(await found({ search: '%' })).toEqual([])
})

test('a hundred at a time', async () => {
  const { villageId, groups } = world.B
  const rows = Array.from({ length: 230 }, (_, i) => ({
    village_id: villageId,
    id: newId(),
    group_id: groups[0]?.id ?? '',
    no: `09${String(i).padStart(3, '0')}`
  }))
  await base.db.insertInto('household').values(rows).execute()
  const clerk = callerOf(await world.callerFor('committee_member', 'B'))
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await clerk.listHouseholds({ villageId, after })
    expect(page.households.length).toBeLessThanOrEqual(100)
    seen.push(...page.households.map((h) => h.no))
    after = page.next ?? undefined
  } while (after)
  expect([seen.length, new Set(seen).size, seen]).toEqual([233, 233, [...seen].sort()])
})

describe('whose WeChat is bound', () => {
  const readAs = async (role: 'committee_member' | 'courtyard_host' | 'party_secretary', household = 0) => {
    const home = world.A.households[household as 0 | 1 | 2]
    const reader = callerOf(await world.callerFor(role, 'A'))
    const { members } = await reader.readHousehold({ villageId: world.A.villageId, householdId: home.id })
    return members.map((m) => [m.name, m.wechat, m.isSelf])
  }

  test('is told to those who confirm it, and to nobody else who reads the household', async () => {
    const [, spouse, child] = world.A.households[0].members
    if (!spouse || !child) throw new Error('the family is smaller than it was')
    await world.callerAs(spouse)
    const asker = { id: newId(), provider: 'demo' as const, created_at: new Date('2026-11-22T02:00:00Z') }
    await base.db
      .insertInto('account')
      .values({ ...asker, subject_hash: Buffer.from(asker.id) })
      .execute()
    await base.db
      .insertInto('binding')
      .values({
        ...{ place_id: world.A.villageId, id: newId(), account_id: asker.id, holder_id: child.id },
        ...{ via: 'gate_code', state: 'pending', asked_at: asker.created_at }
      })
      .execute()
    for (const role of ['committee_member', 'courtyard_host'] as const)
      expect(await readAs(role)).toEqual([
        ['向国富', 'none', false],
        ['田桂英', 'bound', false],
        ['向小梅', 'asked', false],
        ['向天乐', 'none', false]
      ])
    expect((await readAs('party_secretary')).map(([, wechat]) => wechat)).toEqual([null, null, null, null])
  })

  test('one’s own is said to be so', async () => {
    const own = (await readAs('committee_member', 1)).filter(([, , isSelf]) => isSelf)
    expect(own).toEqual([['谭志强', 'bound', true]])
  })
})
