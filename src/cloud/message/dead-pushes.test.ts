import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { as, outcome } from '../testing/caller'
import { hours, pushScene } from './push-testing'

const scene = pushScene()
const { consent, deliver, later, push, pushes, says, tell } = scene
const callerOf = (role: Role, where: 'A' | 'B' = 'A') => as(scene.world.callerFor(role, where))
const list = async (role: Role, where: 'A' | 'B' = 'A', placeId = scene.world.A.townshipId) =>
  (await callerOf(role, where)).message.listDead({ placeId })
const retry = async (pushId: string, role: Role = 'township_staff', where: 'A' | 'B' = 'A') =>
  (await callerOf(role, where)).message.retryDead({
    ...{ requestId: randomUUID(), villageId: scene.world.A.villageId, pushId }
  })

/** A message of the villager's that WeChat did not take. */
const dead = async (): Promise<string> => {
  await consent()
  await tell()
  await deliver()
  says.answer = () => ({ kind: 'dead', reason: 'template', errcode: 40037 })
  await push()
  says.answer = () => ({ kind: 'sent', messageId: null })
  return (await pushes()).at(-1)?.id ?? ''
}
afterEach(async () => {
  await scene.db.updateTable('subscription').set({ credits: 0 }).execute()
})

test.each([
  ['villager', 'A'],
  ['committee_member', 'A'],
  ['township_legal', 'A'],
  ['county_observer', 'A'],
  ['township_staff', 'B'],
  ['sys_admin', 'B']
] as const)('%s of %s sees no list and sends nothing again', async (role, where) => {
  const pushId = await dead()
  expect(await outcome(list(role, where))).toBe('FORBIDDEN')
  expect(await outcome(retry(pushId, role, where))).toBe('FORBIDDEN')
})

test('a place that is neither township nor county has no list', async () => {
  expect(await outcome(list('township_staff', 'A', scene.world.A.villageId))).toBe('NOT_FOUND')
})

test('a township may not read the county’s', async () => {
  expect(await outcome(list('township_staff', 'A', scene.world.A.countyId))).toBe('FORBIDDEN')
})

test('says of which kind and why, to nobody’s name', async () => {
  await dead()
  const { pushes: shown } = await list('township_staff')
  expect(shown[0]).toMatchObject({
    villageId: scene.world.A.villageId,
    title: '事项进展',
    reason: '微信里没有这个消息模板，或者模板停用了，请管理员核对模板设置。',
    errcode: 40037,
    mayRetry: true
  })
  const { villageId, villageName, ...rest } = shown[0] ?? { villageId: '', villageName: '' }
  expect(Object.keys(rest).sort()).toEqual(
    ['at', 'deadAt', 'errcode', 'mayRetry', 'pushId', 'reason', 'title', 'tries'].sort()
  )
  const words = JSON.stringify(shown)
  for (const hidden of [await scene.accountId(), scene.world.A.holders.villager.id, '您说的事'])
    expect(words).not.toContain(hidden)
  expect((await list('sys_admin', 'A', scene.world.A.countyId)).pushes).toEqual(shown)
  expect((await list('sys_admin', 'B', scene.world.B.countyId)).pushes).toEqual([])
})

test('goes on page by page', async () => {
  says.longTerm = true
  await consent()
  for (let i = 0; i < 51; i += 1) await tell()
  await deliver()
  says.answer = () => ({ kind: 'dead', reason: 'page', errcode: 41030 })
  await push()
  const caller = await callerOf('township_staff')
  const placeId = scene.world.A.townshipId
  const first = await caller.message.listDead({ placeId })
  expect([first.pushes.length, first.next]).toEqual([50, first.pushes.at(-1)?.pushId])
  const second = await caller.message.listDead({ placeId, after: first.next ?? '' })
  const ids = [...first.pushes, ...second.pushes].map((p) => p.pushId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThanOrEqual(51)
  await scene.db.updateTable('subscription').set({ standing: false }).execute()
})

test('once what hindered it is put right it is sent again, once, and it is written who did that', async () => {
  const pushId = await dead()
  expect(await retry(pushId)).toEqual({ pushId })
  expect(await outcome(retry(pushId))).toBe('PUSH_NOT_DEAD')
  expect(await scene.credits()).toBe(0)
  expect(await push()).toMatchObject({ sent: 1 })
  const lines = await scene.db
    .selectFrom('message_push_event')
    .selectAll()
    .where('push_id', '=', pushId)
    .orderBy('id')
    .execute()
  expect(lines.map((l) => [l.from_state, l.to_state, l.actor_name])).toEqual([
    ['waiting', 'dead', null],
    ['dead', 'waiting', scene.world.A.holders.township_staff.name],
    ['waiting', 'sent', null]
  ])
})

test('not where it agreed to no more, not where it says nothing new, not what is not there', async () => {
  const pushId = await dead()
  await scene.db.updateTable('subscription').set({ credits: 0 }).execute()
  expect(await outcome(retry(pushId))).toBe('PUSH_NOT_AGREED')
  expect(await outcome(retry(randomUUID()))).toBe('NOT_FOUND')
  await consent()
  later(hours(48))
  expect(await outcome(retry(pushId))).toBe('PUSH_OVER')
  expect((await list('township_staff')).pushes[0]?.mayRetry).toBe(false)
})
