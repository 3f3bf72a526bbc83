import { randomUUID } from 'node:crypto'
import { remindFollowers } from '../jobs/remind-followers'
import { as, outcome } from '../testing/caller'
import { noticeScene } from '../testing/notice-scene'

const scene = noticeScene()
const { at, who, hung, raise, cosigned, drafted } = scene
const follow = async (noticeId: string, role: Parameters<typeof who>[0] = 'villager') =>
  (await who(role)).notice.follow({ requestId: randomUUID(), villageId: scene.villageId(), noticeId })
const remind = () => remindFollowers(scene.db, scene.world.time())
const told = (noticeId: string) =>
  scene.db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'notice_closing')
    .execute()
    .then((rows) => rows.filter((row) => row.payload.noticeId === noticeId))

beforeEach(() => {
  at('11-22 10:00')
})

test('a visitor, the township and what does not hang yet are refused', async () => {
  const noticeId = await hung()
  expect(await outcome(follow(noticeId, 'visitor'))).toBe('NOT_SIGNED_IN')
  expect(await outcome(follow(noticeId, 'township_staff'))).toBe('FORBIDDEN')
  expect(await outcome(follow(await cosigned(await drafted())))).toBe('NOT_FOUND')
  expect(await outcome(follow(randomUUID()))).toBe('NOT_FOUND')
})

test('people of another village are refused', async () => {
  const noticeId = await hung()
  const other = await as(scene.world.callerFor('villager', 'B'))
  const call = other.notice.follow({ requestId: randomUUID(), villageId: scene.villageId(), noticeId })
  expect(await outcome(call)).toBe('FORBIDDEN')
})

test('the page says who may ask, and who has', async () => {
  const noticeId = await hung()
  const read = async (role: 'villager' | 'visitor' | 'township_staff') => {
    const { mayFollow, follows } = await scene.read(noticeId, role)
    return { mayFollow, follows }
  }
  expect(await read('visitor')).toEqual({ mayFollow: false, follows: false })
  expect(await read('township_staff')).toEqual({ mayFollow: false, follows: false })
  expect(await read('villager')).toEqual({ mayFollow: true, follows: false })
  await follow(noticeId)
  await follow(noticeId)
  expect(await read('villager')).toEqual({ mayFollow: false, follows: true })
})

test('reminds once, from eight in the morning of the day before the last', async () => {
  const noticeId = await hung()
  await follow(noticeId)
  at('11-28 07:59')
  expect(await remind()).toEqual({ reminded: 0 })
  at('11-28 08:00')
  await Promise.all([remind(), remind(), remind()])
  expect(await remind()).toEqual({ reminded: 0 })
  expect((await told(noticeId)).map((m) => [m.holder_id, m.payload])).toEqual([
    [
      scene.world.A.holders.villager.id,
      {
        villageId: scene.villageId(),
        noticeId,
        title: '3组机耕路硬化项目决议公开',
        closesAt: '2026-11-29T16:00:00.000Z'
      }
    ]
  ])
})

test('while an objection holds the days up nobody is reminded, nor after they are over', async () => {
  const [held, late] = [await hung(), await hung()]
  await follow(held)
  await follow(late)
  await raise(held)
  at('11-30 00:00')
  expect(await remind()).toEqual({ reminded: 0 })
  expect([await told(held), await told(late)]).toEqual([[], []])
  expect(await outcome(follow(late))).toBe('NOTICE_WINDOW_OVER')
  const waiting = await scene.db
    .selectFrom('notice_follower')
    .select('notice_id')
    .where('done_at', 'is', null)
    .execute()
  expect(waiting.map((w) => w.notice_id)).toEqual(expect.arrayContaining([held]))
  expect(waiting.map((w) => w.notice_id)).not.toContain(late)
})
