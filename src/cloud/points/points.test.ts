import { randomUUID } from 'node:crypto'
import { addDays, dayOf } from '@/domain/common/calendar'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()

const committee = () => as(scene.world.callerFor('committee_member', 'A'))
const input = (over: object = {}) => ({
  requestId: randomUUID(),
  villageId: scene.world.A.villageId,
  householdId: scene.world.A.households[0].id,
  itemId: scene.life.itemId,
  times: 1,
  occurredOn: dayOf(scene.now),
  ...over
})

describe('recordAward refuses', () => {
  test('what a clerk may get wrong, each with its code', async () => {
    const c = await committee()
    const code = (over: object) => outcome(c.points.recordAward(input(over)))
    expect(await code({ householdId: scene.world.A.households[1].id })).toBe('POINTS_OWN_HOUSEHOLD')
    expect(await code({ memberId: scene.world.A.households[1].members[0]?.id })).toBe(
      'POINTS_MEMBER_ELSEWHERE'
    )
    expect(await code({ itemId: randomUUID() })).toBe('NOT_FOUND')
    expect(await code({ householdId: randomUUID() })).toBe('NOT_FOUND')
    expect(await code({ occurredOn: addDays(dayOf(scene.now), 1) })).toBe('POINTS_DAY_AHEAD')
    expect(await code({ times: 0 })).toBe('INPUT_INVALID')
    expect(await code({ times: 1.5 })).toBe('INPUT_INVALID')
    expect(
      await code({ villageId: scene.world.B.villageId, householdId: scene.world.B.households[0].id })
    ).toBe('FORBIDDEN')
    expect(await code({ villageId: scene.world.B.villageId })).toBe('NOT_FOUND')
  })
  test('a household that has moved away', async () => {
    const { id } = scene.world.A.households[2]
    await scene.db.updateTable('household').set({ ended_on: '2026-11-01' }).where('id', '=', id).execute()
    expect(await outcome((await committee()).points.recordAward(input({ householdId: id })))).toBe(
      'POINTS_HOUSEHOLD_ENDED'
    )
    await scene.db.updateTable('household').set({ ended_on: null }).where('id', '=', id).execute()
  })
  test('the award that would pass the cap, and says what is left', async () => {
    const c = await committee()
    expect(await c.points.recordAward(input({ itemId: scene.life.cappedItemId, times: 3 }))).toMatchObject({
      points: 15,
      capLeft: 5
    })
    await expect(
      c.points.recordAward(input({ itemId: scene.life.cappedItemId, times: 2 }))
    ).rejects.toMatchObject({
      cause: { refusal: { code: 'POINTS_CAP_REACHED', message: expect.stringContaining('还可记5分') } }
    })
    expect(await c.points.recordAward(input({ itemId: scene.life.cappedItemId }))).toMatchObject({
      capLeft: 0
    })
  })
})

test('the statement says how much, for what, who recorded it, when, and under which rule', async () => {
  const c = await committee()
  const member = scene.world.A.households[0].members[2]
  const booked = await c.points.recordAward(input({ memberId: member?.id, times: 2, note: '帮邻居收玉米' }))
  const villager = await as(scene.world.callerFor('villager', 'A'))
  const statement = await villager.points.readStatement({
    villageId: scene.world.A.villageId,
    householdId: scene.world.A.households[0].id
  })
  expect(statement.balance).toBe(booked.balance)
  expect(statement.householdName).toBe('向家（尾号001）')
  expect(statement.entries[0]).toEqual({
    entryId: booked.entryId,
    kind: 'award',
    kindName: '记分',
    points: 10,
    categoryName: '公益美德',
    item: '邻里互助',
    rule: '积分细则第1版第1条',
    memberName: member?.name,
    occurredOn: '2026-11-22',
    postedAt: scene.now.toISOString(),
    recordedBy: '谭志强（村委会成员）',
    note: '帮邻居收玉米',
    reverses: null,
    reversedBy: null
  })
  expect(statement.balance).toBe(statement.entries.reduce((sum, e) => sum + e.points, 0))
})

test('a reversal stands beside what it reverses, gives the cap back, and happens once', async () => {
  const c = await committee()
  const household = scene.world.A.households[2].id
  const booked = await c.points.recordAward(
    input({ householdId: household, itemId: scene.life.cappedItemId, times: 4 })
  )
  const supervisor = await as(scene.world.callerFor('supervision_member', 'A'))
  const undo = {
    requestId: randomUUID(),
    villageId: scene.world.A.villageId,
    entryId: booked.entryId,
    reason: '记到别人家了'
  }
  // The supervisor lives in that very household.
  expect(await outcome(supervisor.points.reverseAward(undo))).toBe('POINTS_OWN_HOUSEHOLD')
  const other = await c.points.recordAward(input({ householdId: scene.world.A.households[0].id }))
  const reversal = { ...undo, requestId: randomUUID(), entryId: other.entryId }
  const first = await supervisor.points.reverseAward(reversal)
  expect(first).toMatchObject({ points: -5, balance: other.balance - 5 })
  expect(await supervisor.points.reverseAward(reversal)).toEqual(first)
  expect(await outcome(supervisor.points.reverseAward({ ...reversal, requestId: randomUUID() }))).toBe(
    'POINTS_ALREADY_REVERSED'
  )
  const { entries } = await c.points.readStatement({
    villageId: scene.world.A.villageId,
    householdId: scene.world.A.households[0].id
  })
  const [newest, reversed] = entries
  expect([newest?.reverses, newest?.points, reversed?.reversedBy]).toEqual([
    other.entryId,
    -5,
    newest?.entryId
  ])
})

test('a reversal gives back the cap that its award had used, of the household and the quarter of the deed', async () => {
  const c = await committee()
  const supervisor = await as(scene.world.callerFor('supervision_member', 'A'))
  const earlier = { itemId: scene.life.cappedItemId, times: 4, occurredOn: '2026-09-30' }
  const booked = await c.points.recordAward(input(earlier))
  expect(await outcome(c.points.recordAward(input({ ...earlier, times: 1 })))).toBe('POINTS_CAP_REACHED')
  await supervisor.points.reverseAward({
    requestId: randomUUID(),
    villageId: scene.world.A.villageId,
    entryId: booked.entryId,
    reason: '记错了季度'
  })
  expect(await c.points.recordAward(input({ ...earlier, times: 1 }))).toMatchObject({ capLeft: 15 })
})

test('the same press twice, and from two phones at once, books once', async () => {
  const c = await committee()
  const once = input({ householdId: scene.world.A.households[2].id, note: '只记一次' })
  const answers = await Promise.all([
    c.points.recordAward(once),
    c.points.recordAward(once),
    (await committee()).points.recordAward(once)
  ])
  expect(new Set(answers.map((a) => a.entryId)).size).toBe(1)
  expect(await outcome(c.points.recordAward({ ...once, times: 2 }))).toBe('REQUEST_ID_REUSED')
})

test('a page of the statement continues where the last one ended', async () => {
  const c = await committee()
  const where = { villageId: scene.world.A.villageId, householdId: scene.world.A.households[0].id }
  for (let i = 0; i < 21; i += 1) await c.points.recordAward(input())
  const first = await c.points.readStatement(where)
  const second = await c.points.readStatement({ ...where, before: first.entries.at(-1)?.entryId })
  expect(first.entries).toHaveLength(20)
  expect(second.entries).toHaveLength(first.entryCount - 20)
})
