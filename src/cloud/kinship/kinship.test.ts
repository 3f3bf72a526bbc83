import { randomUUID } from 'node:crypto'
import { readKinship } from '../claim/kinship'
import { newId } from '../crypto/new-id'
import { moveHouseholds } from '../place/merge-steps'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { moveKinship } from './move-kinship'

const scene = worldScene()
const at = () => scene.world.A
const villager = () => as(scene.world.callerFor('villager', 'A'))
const committee = () => as(scene.world.callerFor('committee_member', 'A'))
const assessor = () => as(scene.world.callerFor('points_assessor', 'A'))

const input = (over: object = {}) => ({
  requestId: randomUUID(),
  villageId: at().villageId,
  memberId: at().holders.points_assessor.id,
  relative: { name: '田桂英' },
  relation: 'sibling' as const,
  ...over
})
const ending = (kinshipId: string) => ({
  requestId: randomUUID(),
  villageId: at().villageId,
  kinshipId,
  reason: '登记错了人'
})
const kinOf = async (...ids: string[]) => {
  const found = await readKinship(scene.db, at().villageId, ids)
  return found.map((k) => [k.memberId, k.householdId])
}

describe('refuses', () => {
  test('a name that is not on the roster, oneself, one’s own household', async () => {
    const a = await assessor()
    expect(await outcome(a.kinship.note(input({ relative: { name: '无此人' } })))).toBe('KIN_NOT_FOUND')
    expect(await outcome(a.kinship.note(input({ relative: { name: '田桂英', householdNo: '02003' } })))).toBe(
      'KIN_NOT_FOUND'
    )
    expect(await outcome(a.kinship.note(input({ relative: { name: '黄𡐓生' } })))).toBe('KIN_SELF')
    expect(await outcome(a.kinship.note(input({ relative: { name: '黄显明' } })))).toBe('KIN_SAME_HOUSEHOLD')
  })
  test('two of one name, until the household says which', async () => {
    const [, second] = at().households
    const id = randomUUID()
    await scene.db
      .insertInto('member')
      .values({
        ...{ village_id: at().villageId, id, household_id: second.id, name: '田桂英', relation: 'other' },
        ...{ residence: 'resident', joined_on: '2020-01-01' }
      })
      .execute()
    const a = await assessor()
    expect(await outcome(a.kinship.note(input()))).toBe('KIN_SAME_NAME')
    const noted = await a.kinship.note(input({ relative: { name: '田桂英', householdNo: second.no } }))
    expect(noted).toMatchObject({ householdNo: second.no, relationName: '兄弟姐妹' })
    await a.kinship.end(ending(noted.kinshipId))
    await scene.db.updateTable('member').set({ ended_on: '2026-11-01' }).where('id', '=', id).execute()
    expect(await outcome(a.kinship.note(input()))).toBe('ok')
  })
  test('the same pair again, also from the other side', async () => {
    expect(await outcome((await assessor()).kinship.note(input()))).toBe('KIN_ALREADY')
    const back = input({ memberId: at().holders.villager.id, relative: { name: '黄𡐓生' } })
    expect(await outcome((await villager()).kinship.note(back))).toBe('KIN_ALREADY')
  })
  test('whoever notes it for somebody else and is not of the committee', async () => {
    const other = input({ memberId: at().holders.committee_member.id })
    expect(await outcome((await villager()).kinship.note(other))).toBe('FORBIDDEN')
    const staff = await as(scene.world.callerFor('township_staff', 'A'))
    expect(await outcome(staff.kinship.note(other))).toBe('FORBIDDEN')
  })
  test('a row that is changed or removed, whoever asks', async () => {
    const change = scene.db.updateTable('kinship').set({ relation: 'in_law' }).execute()
    await expect(change).rejects.toThrow('frozen')
    await expect(scene.db.deleteFrom('kinship').execute()).rejects.toThrow()
    const again = scene.db
      .updateTable('kinship')
      .set({ end_reason: '改口' })
      .where('ended_at', 'is not', null)
    await expect(again.execute()).rejects.toThrow('frozen')
  })
})

test('both are tied to where the other lives, until it is taken back', async () => {
  const { points_assessor: judge, villager: wife } = at().holders
  const [home, , office] = at().households
  expect(await kinOf(judge.id)).toEqual([[judge.id, home.id]])
  expect(await kinOf(wife.id)).toEqual([[wife.id, office.id]])
  expect(await kinOf(at().holders.courtyard_host.id)).toEqual([])
  expect(await kinOf()).toEqual([])
  expect(await kinOf(judge.id, wife.id)).toHaveLength(2)
  const [own] = await (await villager()).kinship.listOwn({ villageId: at().villageId })
  expect(own).toMatchObject({
    name: '黄𡐓生',
    householdNo: office.no,
    relationName: '兄弟姐妹',
    canEnd: false
  })
})

test('what others noted about a person is not theirs to take back', async () => {
  const a = await assessor()
  const [own] = await a.kinship.listOwn({ villageId: at().villageId })
  expect(await outcome((await villager()).kinship.end(ending(own?.kinshipId ?? '')))).toBe(
    'KIN_NOTED_BY_OTHER'
  )
  expect(await outcome(a.kinship.end(ending(own?.kinshipId ?? '')))).toBe('ok')
  expect(await outcome(a.kinship.end(ending(own?.kinshipId ?? '')))).toBe('KIN_OVER')
  expect(await kinOf(at().holders.points_assessor.id)).toEqual([])
  const noted = await (await committee()).kinship.note(input({ relation: 'parent' }))
  expect(await outcome(a.kinship.end(ending(noted.kinshipId)))).toBe('KIN_NOTED_BY_OTHER')
  expect(await outcome((await committee()).kinship.end(ending(noted.kinshipId)))).toBe('ok')
})

test('the village’s list is for the committee and the supervisors, two names and no more', async () => {
  await (await committee()).kinship.note(input({ relation: 'parent' }))
  const { kinships, next } = await (await committee()).kinship.list({ villageId: at().villageId })
  expect(next).toBeNull()
  expect(kinships).toHaveLength(1)
  expect(kinships[0]).toMatchObject({
    memberName: '黄𡐓生',
    relativeName: '田桂英',
    relationName: '父母',
    canEnd: true
  })
  const supervisor = await as(scene.world.callerFor('supervision_member', 'A'))
  expect(await outcome(supervisor.kinship.list({ villageId: at().villageId }))).toBe('ok')
  expect(await outcome((await villager()).kinship.list({ villageId: at().villageId }))).toBe('FORBIDDEN')
  const elsewhere = await as(scene.world.callerFor('committee_member', 'B'))
  expect(await outcome(elsewhere.kinship.list({ villageId: at().villageId }))).toBe('FORBIDDEN')
})

test('relatives are still relatives in a merged village', async () => {
  const { villageId, townshipId, countyId, holders } = at()
  const into = newId()
  const place = { id: into, level: 'village' as const, parent_id: townshipId, county_id: countyId }
  await scene.db
    .insertInto('place')
    .values({ ...place, township_id: townshipId, began_on: '2026-11-22' })
    .execute()
  const before = await kinOf(holders.points_assessor.id)
  expect(before).toHaveLength(1)
  const step = { from: villageId, fromName: '老村', into, index: 1, lastDay: '2026-11-21', now: scene.now }
  await scene.db.transaction().execute(async (tx) => {
    await moveHouseholds(tx, step)
    await moveKinship(tx, step)
  })
  const after = await readKinship(scene.db, into, [holders.points_assessor.id])
  expect(after.map((k) => [k.memberId, k.householdId])).toEqual(before)
})
