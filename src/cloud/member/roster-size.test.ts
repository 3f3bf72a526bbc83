import { randomUUID } from 'node:crypto'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import type { RosterLine } from './roster-workbook'
import { callerOf, fileOf } from './testing'

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

/** 13 groups, 526 households, 1,618 people, as the demo village has; `shift` gives everyone another phone. */
const village = (shift: number): RosterLine[] => {
  const given = Array.from('国富桂香大明秀英启才春桃天乐志强本善显清')
  return Array.from({ length: 526 }, (_, h) => {
    const group = (h % 13) + 1
    const householdNo = `${String(group).padStart(2, '0')}${String(h).padStart(3, '0')}`
    const size = h < 40 ? 4 : 3
    const name = (i: number) =>
      `向${given[h % given.length]}${given[Math.floor(h / given.length + i * 7) % given.length]}`
    return Array.from(
      { length: size },
      (_, i): RosterLine => ({
        group: `${group}组`,
        courtyard: `院子${h % 30}`,
        householdNo,
        head: name(0),
        name: `${name(i)}${i === 0 ? '' : given[i]}`,
        relation: ['户主', '配偶', '子', '女'][i] ?? '其他',
        sex: i % 2 === 0 ? '男' : '女',
        birth: `19${50 + (h % 40)}-${String(((i + h) % 12) + 1).padStart(2, '0')}`,
        phone: `139${String(h * 10 + i + shift).padStart(8, '0')}`,
        residence: h % 3 === 0 ? '外出' : '常住',
        party: '否',
        representative: i === 0 && h % 14 === 0 ? '是' : '否'
      })
    )
  }).flat()
}

test('a village of 1,618 people: dry run, first import, import of changes, export', async () => {
  const clerk = callerOf(await world.callerFor('party_secretary', 'A'))
  const villageId = world.A.villageId
  const times: string[] = []
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    times.push(`${what} ${Math.round(performance.now() - began)} ms`)
    return result
  }
  const file = await fileOf(village(0))
  const dry = await timed('dry run', () => clerk.previewRoster({ villageId, file }))
  expect([dry.errors, dry.people, dry.households]).toEqual([0, 1618, 526])
  const import1 = (body: string) =>
    clerk.applyRoster({ requestId: randomUUID(), villageId, file: body, confirmEnding: true })
  expect((await timed('first import', () => import1(file))).counts).toMatchObject({
    joined: 1618,
    newHouseholds: 526
  })
  expect((await timed('again', () => import1(file))).importId).toBeNull()
  const changed = await fileOf(village(5_000_000))
  const changes = await clerk.previewRoster({ villageId, file: changed })
  expect([changes.counts?.changed, changes.plan?.changed.length]).toEqual([1618, 200])
  expect((await timed('1,618 changes', () => import1(changed))).counts).toMatchObject({
    joined: 0,
    changed: 1618
  })
  const exported = await timed('export', () => clerk.exportRoster({ villageId }))
  expect(
    await timed('export read', () => clerk.previewRoster({ villageId, file: exported.file }))
  ).toMatchObject({ nothingToDo: true })
  const rows = await base.db
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .execute()
  expect(rows).toHaveLength(1618)
  process.stdout.write(`roster of 1,618: ${times.join(', ')}\n`)
}, 300_000)
