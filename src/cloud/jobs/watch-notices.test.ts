import { newId } from '../crypto/new-id'
import { noticeScene } from '../testing/notice-scene'
import { watchNotices } from './watch-notices'

const scene = noticeScene()
const { at, hung, raise, takeDown } = scene
const rowOf = (noticeId: string) =>
  scene.db.selectFrom('notice').selectAll().where('id', '=', noticeId).executeTakeFirstOrThrow()
const sweep = () => watchNotices(scene.db, scene.world.time())

test('writes the hours, closes the window and the term at midnight, and tells the drafter once', async () => {
  at('11-22 10:00')
  const noticeId = await hung()
  at('11-29 23:59')
  expect((await sweep()).windowsClosed).toBe(0)
  expect(await rowOf(noticeId)).toMatchObject({ state: 'window_open', hours_up: 181, window_closed_at: null })
  at('11-30 00:00')
  const done = await Promise.all([1, 2, 3].map(sweep))
  expect(done.reduce((sum, { windowsClosed }) => sum + windowsClosed, 0)).toBe(1)
  expect(await sweep()).toEqual({ windowsClosed: 0, termsDone: 0, passedUp: 0 })
  at('12-10 08:00')
  expect(await sweep()).toEqual({ windowsClosed: 0, termsDone: 1, passedUp: 0 })
  expect(await rowOf(noticeId)).toMatchObject({
    state: 'term_done',
    window_closed_at: new Date('2026-11-29T16:00:00Z'),
    term_done_at: new Date('2026-12-07T16:00:00Z')
  })
  const told = await scene.db.selectFrom('outbox').selectAll().orderBy('id').execute()
  const drafter = scene.world.A.holders.committee_member.id
  const toDrafter = told.filter((m) => m.payload.noticeId === noticeId && m.holder_id === drafter)
  expect(toDrafter.map((m) => [m.kind, m.holder_id])).toEqual([
    ['notice_window_closed', drafter],
    ['notice_term_done', drafter]
  ])
})

test('a term that was broken off, or waits for an objection, is not closed', async () => {
  at('11-22 10:00')
  const [broken, waiting] = [await hung(), await hung()]
  await raise(waiting)
  at('11-28 10:00')
  await takeDown(broken, 'damaged')
  at('11-30 08:00')
  await sweep()
  expect([(await rowOf(broken)).state, (await rowOf(waiting)).state]).toEqual(['interrupted', 'window_open'])
  expect((await rowOf(broken)).window_closed_at).toBeNull()
})

test('one that cannot be read keeps neither the other notices nor the objections waiting', async () => {
  at('11-22 10:00')
  const [broken, sound, objected] = [await hung(), await hung(), await hung()]
  await raise(objected)
  // A line without the places where it hangs, which nothing here would write.
  await scene.db
    .insertInto('notice_event')
    .values({
      ...{ village_id: scene.world.A.villageId, id: newId(), notice_id: broken, at: scene.world.time() },
      ...{ type: 'up', actor_id: null, actor_name: null, actor_role: null, detail: '{}' }
    })
    .execute()
  at('11-30 08:00')
  await expect(sweep()).rejects.toThrow()
  expect((await rowOf(sound)).state).toBe('window_closed')
  const raised = await scene.db
    .selectFrom('objection')
    .select('state')
    .where('notice_id', '=', objected)
    .executeTakeFirstOrThrow()
  expect(raised.state).toBe('ESCALATED')
})
