import { randomUUID } from 'node:crypto'
import { localContentCheck } from '../adapters/local/local-content-check'
import { localWechatIdentity } from '../adapters/local/local-wechat-identity'
import { createContext } from '../api/context'
import { openSession } from '../session/open-session'
import { signToken } from '../session/token'
import { as } from '../testing/caller'
import { type TestDatabase, withDatabase } from '../testing/database'
import { type DemoKey, demoPerson, demoVillages } from './demo-people'
import { demoPlan } from './demo-plan'
import { loadDemo } from './load-demo'
import { demoFiles } from './testing'

const secret = Buffer.alloc(32, 7)
const { files, clear } = demoFiles()
afterAll(clear)
const now = new Date('2026-11-22T04:00:00Z')
const { a } = demoVillages()
const villageId = a.id

let test1: TestDatabase
beforeAll(async () => {
  test1 = await withDatabase()
  await loadDemo({ db: test1.db, secret, files, now })
})
afterAll(() => test1.drop())

const who = async (key: DemoKey) => {
  const clock = () => now
  const deps = { db: test1.db, secret, clock, files, demo: true, identity: localWechatIdentity({ clock }) }
  const { sessionId, expiresAt } = await openSession(test1.db, demoPerson(key).accountId, now)
  const authorization = `Bearer ${await signToken(secret, sessionId, new Date(expiresAt))}`
  return as(createContext({ ...deps, content: localContentCheck() }, { authorization }))
}

test('one round is over, one is under way and worth points; the elders have their result', async () => {
  const rounds = await (await who('committee-a')).round.list({ villageId })
  expect(rounds.map((r) => [r.state, r.inspects, r.households])).toEqual([
    ['open', true, 41],
    ['closed', true, 41]
  ])
  const progress = await (await who('committee-a')).round.readProgress({
    ...{ villageId, roundId: rounds[0]?.roundId ?? '' }
  })
  expect(progress.worth.map((w) => w.points)).toEqual([5, 2])
  const { householdId } = demoPerson('villager-a-elder')
  const own = await (await who('villager-a-elder')).round.readOwn({
    villageId,
    householdId: householdId ?? ''
  })
  expect(own.results).toMatchObject([{ kind: 'done', advice: ['柴草码整齐一点，就更好了'] }])
})

test('the whole village in one round: 526 households in one small answer, taken in batches, closed at once', async () => {
  const committee = await who('committee-a')
  const inspectors: DemoKey[] = ['committee-a', 'committee-a2', 'supervisor-a']
  const { roundId, households } = await committee.round.open({
    ...{ requestId: randomUUID(), villageId, name: '全村检查', from: '2026-11-22', to: '2026-11-30' },
    groupIds: demoPlan().a.groups.map((g) => g.id),
    inspectorIds: inspectors.map((key) => demoPerson(key).holderId),
    leaderId: demoPerson('committee-a').holderId
  })
  expect(households).toBe(526)
  for (const key of inspectors) {
    const caller = await who(key)
    const route = await caller.round.readRoute({ villageId, roundId })
    expect(Buffer.byteLength(JSON.stringify(route))).toBeLessThan(120_000)
    const open = route.stops.filter((s) => !s.kin)
    const sheets = open.map((s) => ({
      ...{
        sheetId: randomUUID(),
        householdId: s.id,
        at: '2026-11-22T03:00:00.000Z',
        consent: 'none' as const
      },
      marks: s.helped ? {} : Object.fromEntries(route.lines.flatMap((l) => (l.indoors ? [] : [[l.id, 9]]))),
      ...{ help: s.helped ? '清扫院子' : '', advice: '', again: false, photoIds: [] }
    }))
    for (let i = 0; i < sheets.length; i += 40) {
      const batch = { requestId: randomUUID(), villageId, roundId, inspectorId: route.inspectorId }
      const taken = await caller.round.sendSheets({ ...batch, sheets: sheets.slice(i, i + 40) })
      expect(taken.sheets.filter((s) => !s.kept)).toEqual([])
    }
  }
  const closed = await committee.round.close({ requestId: randomUUID(), villageId, roundId })
  // Three inspectors do not score their own households: those wait for a third.
  expect(closed).toMatchObject({ finished: 523, unfinished: 3, recorded: 0 })
})
