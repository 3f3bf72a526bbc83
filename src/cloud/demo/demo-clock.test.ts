import { randomUUID } from 'node:crypto'
import { type Context, createContext } from '../api/context'
import { liveThrough } from '../jobs/live-through'
import { sweeps } from '../jobs/sweeps'
import { loadWho } from '../session/load-who'
import { as, outcome } from '../testing/caller'
import { noticeScene } from '../testing/notice-scene'
import { midnightsBetween, openDemoClock } from './demo-clock'

const scene = noticeScene()
const start = new Date('2026-11-22T02:00:00Z')
const machine = () => start
const nothing = async () => undefined

afterEach(async () => {
  await scene.db.updateTable('demo_clock').set({ ahead_ms: 0, request_id: null, goal_ms: null }).execute()
})

/** The villager's call of the procedure, on a host with such a clock. */
const moving = async (over: Partial<Context['deps']>, days: number, requestId = randomUUID()) => {
  const context = await scene.world.callerFor('villager', 'A')
  const caller = await as({ ...context, deps: { ...context.deps, ...over } })
  return caller.demo.moveClock({ requestId, days })
}

describe('refused', () => {
  test('where real people are there is no such thing, also for an administrator', async () => {
    const demoClock = await openDemoClock(scene.db, machine)
    expect(await outcome(moving({ demo: false, demoClock }, 1))).toBe('NOT_FOUND')
    expect(await outcome(moving({ demo: true }, 1))).toBe('NOT_FOUND')
    expect(demoClock.now()).toEqual(start)
  })

  test('to whoever is not signed in', async () => {
    const demoClock = await openDemoClock(scene.db, machine)
    const visitor = await scene.world.callerFor('visitor', 'A')
    for (const deps of [
      { ...visitor.deps, demoClock },
      { ...visitor.deps, demo: false }
    ]) {
      const caller = await as({ ...visitor, deps })
      expect(await outcome(caller.demo.moveClock({ requestId: randomUUID(), days: 1 }))).toBe('NOT_SIGNED_IN')
    }
  })

  test.each([0, -1, 32, 1.5])('%s days', async (days) => {
    const demoClock = await openDemoClock(scene.db, machine)
    expect(await outcome(moving({ demoClock }, days))).toBe('INPUT_INVALID')
  })
})

test('it stops five minutes after every midnight of Shanghai on the way, and at the end', async () => {
  const clock = await openDemoClock(scene.db, machine)
  const seen: string[] = []
  await clock.forward(randomUUID(), 2, async () => {
    seen.push(clock.now().toISOString())
  })
  expect(seen).toEqual(['2026-11-22T16:05:00.000Z', '2026-11-23T16:05:00.000Z', '2026-11-24T02:00:00.000Z'])
})

test('midnights: none in an hour of daylight, and the ends are not among them', () => {
  expect(midnightsBetween(start, new Date('2026-11-22T03:00:00Z'))).toEqual([])
  const stop = new Date('2026-11-22T16:05:00Z')
  expect(midnightsBetween(stop, stop)).toEqual([])
  expect(midnightsBetween(new Date(stop.getTime() - 1), new Date(stop.getTime() + 1))).toEqual([stop])
})

test('it survives a restart, and runs on with the machine', async () => {
  const clock = await openDemoClock(scene.db, machine)
  await clock.forward(randomUUID(), 7, nothing)
  const later = new Date(start.getTime() + 60_000)
  expect((await openDemoClock(scene.db, () => later)).now()).toEqual(new Date('2026-11-29T02:01:00Z'))
})

test('the same press again goes on to the same day, also after it broke off half-way', async () => {
  const clock = await openDemoClock(scene.db, machine)
  const press = randomUUID()
  let stops = 0
  const breaking = async () => {
    stops += 1
    if (stops === 3) throw new Error('power cut')
  }
  await expect(clock.forward(press, 7, breaking)).rejects.toThrow('power cut')
  const again = await openDemoClock(scene.db, machine)
  expect(again.now()).toEqual(new Date('2026-11-24T16:05:00Z'))
  await again.forward(press, 7, nothing)
  await again.forward(press, 7, nothing)
  expect(again.now()).toEqual(new Date('2026-11-29T02:00:00Z'))
  await again.forward(randomUUID(), 1, nothing)
  expect(again.now()).toEqual(new Date('2026-11-30T02:00:00Z'))
})

test('two who press at once live through both stretches', async () => {
  const clock = await openDemoClock(scene.db, machine)
  await Promise.all([clock.forward(randomUUID(), 3, nothing), clock.forward(randomUUID(), 4, nothing)])
  expect(clock.now()).toEqual(new Date('2026-11-29T02:00:00Z'))
})

test('who is signed in stays so over sixteen days and over sixty; who was signed out stays out', async () => {
  const clock = await openDemoClock(scene.db, machine)
  const villager = await scene.world.callerFor('villager', 'A')
  const gone = await scene.world.callerFor('villager', 'A')
  const ids = [villager.sessionId ?? '', gone.sessionId ?? '']
  await scene.db
    .updateTable('session')
    .set({ ended_at: start })
    .where('id', '=', ids[1] ?? '')
    .execute()
  for (const days of [16, 31, 13]) await clock.forward(randomUUID(), days, nothing)
  const found = await Promise.all(ids.map((id) => loadWho(scene.db, id, clock.now())))
  expect(found.map((who) => who !== null)).toEqual([true, false])
})

test('the token of a demo sign-in outlasts the jump, and ends with its session all the same', async () => {
  const demoClock = await openDemoClock(scene.db, machine)
  const deps = { ...scene.world.deps, clock: demoClock.now, demoClock }
  const { actor } = await scene.world.callerFor('villager', 'A')
  const visitor = await as(createContext(deps, { authorization: null }))
  const press = { requestId: randomUUID(), accountId: actor.accountId ?? '' }
  const { token } = await visitor.session.signInDemo(press)
  const who = async () => (await createContext(deps, { authorization: `Bearer ${token}` })).actor.accountId
  for (const days of [31, 31]) await demoClock.forward(randomUUID(), days, nothing)
  expect(await who()).toBe(actor.accountId)
  const later = new Date(demoClock.now().getTime() + 31 * 24 * 60 * 60 * 1000)
  const idle = { ...deps, clock: () => later }
  expect((await createContext(idle, { authorization: `Bearer ${token}` })).actor.accountId).toBeNull()
})

test('a notice is seen closing: window, term and messages fall due on their own days', async () => {
  scene.world.time(start)
  const noticeId = await scene.hung()
  const demoClock = await openDemoClock(scene.db, machine)
  const run = (days: number) => moving({ demoClock, clock: demoClock.now }, days)
  expect(await run(7)).toEqual({ now: '2026-11-29T02:00:00.000Z', today: '2026-11-29' })
  const state = async () =>
    (await scene.db.selectFrom('notice').selectAll().where('id', '=', noticeId).executeTakeFirstOrThrow())
      .state
  expect(await state()).toBe('window_open')
  await run(1)
  expect(await state()).toBe('window_closed')
  await run(8)
  expect(await state()).toBe('term_done')
  const told = await scene.db
    .selectFrom('message')
    .select(['kind', 'at'])
    .where('kind', 'in', ['notice_window_closed', 'notice_term_done'])
    .orderBy('at')
    .execute()
  expect(told).toEqual([
    { kind: 'notice_window_closed', at: new Date('2026-11-29T16:05:00Z') },
    { kind: 'notice_term_done', at: new Date('2026-12-07T16:05:00Z') }
  ])
})

test('what only clears away is not run by a moved clock, and a failing job ends the walk', async () => {
  const ran: string[] = []
  const job = (name: string, clears?: true) => ({
    ...{ name, at: '0 0 0 1 1 *' },
    ...(clears ? { clears } : {}),
    run: async () => {
      ran.push(name)
      if (name === 'bad') throw new Error('bad job')
      return {}
    }
  })
  const { deps } = scene.world
  await expect(liveThrough(deps, [job('a'), job('b', true), job('bad'), job('c')])).rejects.toThrow('bad job')
  expect(ran).toEqual(['a', 'bad'])
  expect(sweeps.filter((j) => j.clears).map((j) => j.name)).toEqual([
    'sealEveryLedger',
    'sweepFiles',
    'sweepCopies',
    'sweepIncoming',
    'sweepRequests',
    'sweepDesks',
    'sweepSessions'
  ])
})
