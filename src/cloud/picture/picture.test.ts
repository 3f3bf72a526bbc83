import { randomUUID } from 'node:crypto'
import { newId } from '../crypto/new-id'
import { postAwards } from '../points/ledger'
import { sealVillage } from '../points/seal'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const at = () => scene.world.A
const month = (over: object = {}) => ({ villageId: at().villageId, month: '2026-11', ...over })
const villager = () => as(scene.world.callerFor('villager', 'A'))

const award = async (occurredOn: string, points: number): Promise<void> => {
  await postAwards(scene.db, {
    ...{ villageId: at().villageId, requestId: randomUUID(), now: scene.now, batchId: null, pending: false },
    by: { ...at().holders.committee_member, role: 'committee_member' as const },
    lines: [
      {
        ...{ line: 0, entryId: newId(), householdId: at().households[0].id, memberId: null, points },
        ...{ itemId: scene.life.itemId, caps: [], slot: null, occurredOn, expiresOn: null },
        ...{ note: null, claimId: null }
      }
    ]
  })
}
const seal = () => scene.db.transaction().execute((tx) => sealVillage(tx, at().villageId, scene.now))

describe('refuses', () => {
  test('the month’s sums to visitors, other villages and the township', async () => {
    const visitor = await as(scene.world.callerFor('visitor', 'A'))
    expect(await outcome(visitor.picture.readMonth(month()))).toBe('NOT_SIGNED_IN')
    for (const c of [
      await as(scene.world.callerFor('villager', 'B')),
      await as(scene.world.callerFor('committee_member', 'B')),
      await as(scene.world.callerFor('township_staff', 'A'))
    ])
      expect(await outcome(c.picture.readMonth(month()))).toBe('FORBIDDEN')
  })
  test('what is no month, and a village that is not there', async () => {
    const c = await villager()
    for (const wrong of ['2026', '2026-13', '2026-00', '1999-11', ''])
      expect(await outcome(c.picture.readMonth(month({ month: wrong })))).toBe('INPUT_INVALID')
    expect(await outcome(c.picture.readMonth(month({ villageId: randomUUID() })))).toBe('NOT_FOUND')
    expect(await outcome(c.picture.readLeaflet({ villageId: randomUUID() }))).toBe('NOT_FOUND')
  })
})

test('points count in the month of the deed, on both sides of its end, and equal the sums on 全村积分', async () => {
  await seal()
  const c = await villager()
  const before = await c.picture.readMonth(month())
  await award('2026-10-31', 3)
  await award('2026-11-01', 4)
  await seal()
  const after = await c.picture.readMonth(month())
  const total = (points: Readonly<Record<string, number>>) =>
    Object.values(points).reduce((sum, n) => sum + n, 0)
  expect(total(after.now.points) - total(before.now.points)).toBe(4)
  expect(total(after.before.points) - total(before.before.points)).toBe(3)
  expect([after.now.month, after.before.month]).toEqual(['2026-11', '2026-10'])
  const sums = await c.points.readSums({ villageId: at().villageId, period: '2026-11' })
  expect(total(after.now.points)).toBe(sums.total)
})

test('only matters that the whole village may read are counted, by where they stand', async () => {
  const c = await villager()
  const [before, raiser] = [(await c.picture.readMonth(month())).now, at().holders.villager.id]
  const raise = async (over: object) => {
    const issue = {
      ...{ village_id: at().villageId, id: newId(), channel: 'courtyard', category: 'road' },
      ...{
        words: '路塌了',
        raised_by: raiser,
        show_name: false,
        raised_at: scene.now,
        updated_at: scene.now
      },
      ...{ moderation: 'shown' as const, audience: 'village' as const, state: 'REPORTED', ...over }
    }
    await scene.db
      .insertInto('issue')
      .values(issue as never)
      .execute()
  }
  await raise({})
  await raise({ state: 'DISCUSSING' })
  await raise({ state: 'IN_PROGRESS' })
  await raise({ state: 'CLOSED', closing: 'resolved' })
  await raise({ moderation: 'waiting' })
  await raise({ moderation: 'private', audience: 'handlers' })
  await raise({ state: 'WITHDRAWN' })
  await raise({ raised_at: new Date('2026-10-31T15:59:59Z') })
  const { now, before: october } = await c.picture.readMonth(month())
  const more = Object.entries(now.matters).map(([stage, n]) => n - before.matters[stage as 'said'])
  expect(more).toEqual([1, 1, 1, 1])
  expect(october.matters.said).toBeGreaterThanOrEqual(1)
})

test('a month’s answer holds numbers alone: nobody’s name, number or house', async () => {
  const answer = await (await villager()).picture.readMonth(month())
  expect(Object.keys(answer.now).sort()).toEqual([
    ...['decisions', 'matters', 'month', 'notices', 'overdue', 'points']
  ])
  expect(JSON.stringify(answer).replace(/"(20\d\d-\d\d)"/g, '')).not.toMatch(/[^\x20-\x7e]/)
})

test('decisions and notices count in the month in which they were brought in and put up', async () => {
  const c = await villager()
  const of = async (which: string) => {
    const { now } = await c.picture.readMonth(month({ month: which }))
    return [now.decisions, now.notices]
  }
  const [september, october, november] = [await of('2026-09'), await of('2026-10'), await of('2026-11')]
  expect([september, october[0], november]).toEqual([[0, 0], 1, [0, 0]])
  await scene.db
    .insertInto('notice_event')
    .values(
      // Put up again after a break: it was first put up in October.
      ['2026-10-20T02:00:00Z', '2026-11-20T02:00:00Z'].map((when) => ({
        ...{ village_id: at().villageId, id: newId(), notice_id: scene.life.doneNoticeId },
        ...{ at: new Date(when), type: 'up' as const, detail: JSON.stringify({ channels: ['page'] }) }
      }))
    )
    .execute()
  expect([await of('2026-10'), await of('2026-11')]).toEqual([
    [1, 1],
    [0, 0]
  ])
})

test('the leaflet has the village’s name, and a code only where there is an address', async () => {
  const leaflet = await (await as(scene.world.callerFor('visitor', 'A'))).picture.readLeaflet({
    villageId: at().villageId
  })
  expect(leaflet.villageName).not.toBe('')
  expect(leaflet.qr).toBeNull()
  const context = { ...(await scene.world.callerFor('visitor', 'A')), publicUrl: 'https://x.example.cn' }
  const { qr } = await (await as(context)).picture.readLeaflet({ villageId: at().villageId })
  expect(qr?.url).toBe('https://x.example.cn')
  expect(qr?.path.startsWith('M4 4')).toBe(true)
})
