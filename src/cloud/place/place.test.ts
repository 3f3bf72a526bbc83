import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
/** A second village of A's township, with nobody in it. */
let neighbour: string

beforeAll(async () => {
  neighbour = newId()
  const { A } = scene.world
  await scene.db
    .insertInto('place')
    .values({
      id: neighbour,
      level: 'village',
      parent_id: A.townshipId,
      county_id: A.countyId,
      township_id: A.townshipId,
      began_on: '2000-01-01'
    })
    .execute()
  await scene.db
    .insertInto('place_name')
    .values({ place_id: neighbour, valid_from: '2000-01-01', name: '石桥村', code: '422802205230' })
    .execute()
})

const admin = () => as(scene.world.callerFor('sys_admin', 'A'))
const merger = (over: object = {}) => ({
  requestId: randomUUID(),
  townshipId: scene.world.A.townshipId,
  from: [scene.world.A.villageId, neighbour],
  name: '繁𡐓村',
  code: '422802205299',
  on: '2026-11-20',
  ...over
})

describe('a merger is refused', () => {
  test('of one village, of villages of two townships, ahead of its day, under a wrong or taken code', async () => {
    const a = await admin()
    const code = (over: object) => outcome(a.place.merge(merger(over)))
    expect(await code({ from: [scene.world.A.villageId] })).toBe('INPUT_INVALID')
    expect(await code({ from: [scene.world.A.villageId, scene.world.A.villageId] })).toBe(
      'MERGE_NOT_ONE_TOWNSHIP'
    )
    expect(await code({ from: [scene.world.A.villageId, scene.world.B.villageId] })).toBe(
      'MERGE_NOT_ONE_TOWNSHIP'
    )
    expect(await code({ on: '2026-11-23' })).toBe('MERGE_DAY_AHEAD')
    expect(await code({ code: '422802206299' })).toBe('MERGE_CODE_ELSEWHERE')
    expect(await code({ code: '422802205000' })).toBe('MERGE_CODE_ELSEWHERE')
    expect(await code({ townshipId: scene.world.B.townshipId })).toBe('FORBIDDEN')
    await sql`insert into place (id, level, parent_id, county_id, township_id, began_on)
      values (${randomUUID()}, 'village', ${scene.world.A.townshipId}, ${scene.world.A.countyId}, ${scene.world.A.townshipId}, '2000-01-01')`.execute(
      scene.db
    )
    await sql`insert into place_name (place_id, valid_from, name, code)
      select id, '2000-01-01', '别村', '422802205288' from place p where not exists (select 1 from place_name n where n.place_id = p.id)`.execute(
      scene.db
    )
    expect(await code({ code: '422802205288' })).toBe('MERGE_CODE_TAKEN')
  })
})

test('a merger carries people, roles, accounts and balances on, and leaves history where it was', async () => {
  const villager = () => as(scene.world.callerFor('villager', 'A'))
  const oldVillage = scene.world.A.villageId
  const household = scene.world.A.households[0].id
  // One phone is signed in before, stays signed in, and belongs to the new village afterwards.
  const session = await scene.world.callerFor('villager', 'A')
  const host = scene.world.A.holders.courtyard_host.id
  await scene.db.updateTable('role_grant').set({ chosen: 'elected' }).where('holder_id', '=', host).execute()
  const merged = await (await admin()).place.merge(merger())
  const { villageId } = merged
  expect(merged.from.map((f) => [f.name, f.code]).sort()).toEqual(
    [
      ['石桥村', '422802205230'],
      ['莫𡐓村', '422802205221']
    ].sort()
  )

  const went = await scene.db
    .selectFrom('role_grant')
    .select(['source', 'chosen'])
    .where('place_id', '=', villageId)
    .where('holder_id', '=', host)
    .execute()
  expect(went).toEqual([{ source: 'merge', chosen: 'elected' }])
  const read = await (await villager()).place.read({ villageId })
  expect(read).toMatchObject({
    name: '繁𡐓村',
    code: '422802205299',
    counts: { groups: 2, households: 3, people: 12 }
  })
  expect(read.predecessors.map((p) => p.name).sort()).toEqual(['石桥村', '莫𡐓村'].sort())
  const old = await (await villager()).place.read({ villageId: oldVillage })
  expect(old).toMatchObject({
    name: '莫𡐓村',
    code: '422802205221',
    endedOn: '2026-11-19',
    successor: { villageId, name: '繁𡐓村' }
  })
  const found = await (await villager()).place.find({ code: '422802205221' })
  expect(found).toEqual([
    { placeId: oldVillage, level: 'village', name: '莫𡐓村', validFrom: '2000-01-01', validTo: '2026-11-19' }
  ])

  const again = await as(
    (await import('../api/context')).createContext(scene.world.deps, {
      authorization: await scene.world.authorize(session.actor.accountId ?? '')
    })
  )
  const statement = await again.points.readStatement({ villageId, householdId: household })
  expect(statement).toMatchObject({ available: 5, householdName: '向家（尾号001）' })
  expect(statement.entries.map((e) => [e.kind, e.spendable])).toEqual([['carried_in', 5]])
  const before = await again.points.readStatement({ villageId: oldVillage, householdId: household })
  expect(before.available).toBe(0)
  expect(before.entries.map((e) => [e.kind, e.spendable])).toEqual([
    ['carried_out', -5],
    ['award', 5]
  ])

  const matter = await again.issue.read({ villageId: oldVillage, issueId: scene.life.shownIssueId })
  expect(matter.words).toBe('水井边的路塌了一截')
  expect(
    (await again.decision.read({ villageId: oldVillage, decisionId: scene.life.draftDecisionId })).title
  ).toBe('修路')
  expect((await again.issue.listOwn({ villageId: oldVillage })).map((i) => i.issueId)).toContain(
    scene.life.shownIssueId
  )
})

test('after the merger the old village takes nothing new, hosts go on and the committee does not', async () => {
  const { rows } = await sql<{
    id: string
  }>`select id from place where merged_into is null and began_on = '2026-11-20'`.execute(scene.db)
  const villageId = rows[0]?.id ?? ''
  const villager = await as(
    scene.world.callerAs({ placeId: villageId, id: scene.world.A.holders.villager.id })
  )
  const words = { category: 'road' as const, words: '水井边的路塌了一截', photoIds: [], showName: false }
  expect(
    await outcome(
      villager.issue.raise({ ...words, requestId: randomUUID(), villageId: scene.world.A.villageId })
    )
  ).toBe('VILLAGE_ENDED')
  expect(await outcome(villager.issue.raise({ ...words, requestId: randomUUID(), villageId }))).toBe('ok')
  const host = await scene.world.callerAs({ placeId: villageId, id: scene.world.A.holders.courtyard_host.id })
  expect(host.actor.grants.map((g) => g.role)).toContain('courtyard_host')
  const committee = await scene.world.callerAs({
    placeId: villageId,
    id: scene.world.A.holders.committee_member.id
  })
  expect(committee.actor.grants.map((g) => g.role)).not.toContain('committee_member')
  expect(
    await outcome(
      (await as(host)).claim.record({
        requestId: randomUUID(),
        villageId: scene.world.A.villageId,
        itemId: scene.life.itemId,
        times: 1,
        occurredOn: '2026-11-21',
        fileIds: [],
        lines: [{ householdId: scene.world.A.households[0].id }]
      })
    )
  ).toBe('VILLAGE_ENDED')
})

test('a village is found by a name it no longer bears', async () => {
  const visitor = await as(scene.world.callerFor('visitor', 'B'))
  await sql`insert into place_name (place_id, valid_from, valid_to, name, code)
    values (${scene.world.B.villageId}, '1990-01-01', '1999-12-31', '沙坝生产队', '422822106209')`.execute(
    scene.db
  )
  expect((await visitor.place.listVillages({ search: '生产队' })).map((v) => v.name)).toEqual(['沙地沟村'])
  expect(await visitor.place.listVillages({ search: '%' })).toEqual([])
  const { countyId } = scene.world.B
  const counties = (await visitor.place.listVillages({ countyId })).map((v) => v.county)
  expect([...new Set(counties)]).toEqual(['建始县'])
})

test('the courtyards of a village are listed by name, those that ended are not', async () => {
  const { B } = scene.world
  const list = () => admin().then((a) => a.place.listCourtyards({ villageId: B.villageId }))
  const before = await list()
  expect(before.map((c) => c.courtyardId).sort()).toEqual(B.courtyards.map((c) => c.id).sort())
  const gone = B.courtyards[0]?.id ?? ''
  const end = (ended_on: string | null) =>
    scene.db
      .updateTable('courtyard')
      .set({ ended_on })
      .where('village_id', '=', B.villageId)
      .where('id', '=', gone)
      .execute()
  await end('2026-11-01')
  expect((await list()).map((c) => c.courtyardId)).not.toContain(gone)
  await end(null)
})
