import { randomUUID } from 'node:crypto'
import readSheets from 'read-excel-file/node'
import { watchIssues } from '../jobs/watch-issues'
import { outcome } from '../testing/caller'
import { hour, issueScene, press } from '../testing/issue-scene'

const s = issueScene()
const desk = async (role: 'courtyard_host' | 'committee_member', over: object = {}) =>
  (await s.who(role)).issue.listDesk({ villageId: s.villageId(), ...over })
const township = async (over: object = {}, role: 'township_staff' | 'township_legal' = 'township_staff') =>
  (await s.who(role)).issue.listTownship({ townshipId: s.world.A.townshipId, ...over })

test('the desk is sorted by deadline, pages after it, and names nobody', async () => {
  const late = await s.raise()
  const urgent = await s.raise({ urgent: true, words: '电线掉到路上了，还带着电' })
  const cards = await desk('courtyard_host')
  expect(cards.map((c) => [c.issueId, c.urgent, c.overdue])).toEqual([
    [urgent, true, false],
    [late, false, false]
  ])
  expect(JSON.stringify(cards)).not.toContain('田桂英')
  const [first] = cards
  const after = { dueAt: first?.dueAt ?? '', issueId: first?.issueId ?? '' }
  expect((await desk('courtyard_host', { after })).map((c) => c.issueId)).toEqual([late])
  expect(await desk('courtyard_host', { mine: true })).toEqual([])
  await s.act('courtyard_host', late, 'triage', { level: 'village' })
  await s.act('committee_member', late, 'assign', {
    ownerId: s.holder('committee_member'),
    dueOn: '2026-11-26'
  })
  expect((await desk('committee_member', { mine: true })).map((c) => [c.issueId, c.owner?.name])).toEqual([
    [late, '谭志强']
  ])
})

test('a card has the steps that are open to this person, and no others', async () => {
  const issueId = await s.raise({ words: '晒坝的水管爆了，水流了一地' })
  const steps = async (role: 'courtyard_host' | 'committee_member') =>
    (await desk(role)).find((c) => c.issueId === issueId)?.actions ?? []
  expect(await steps('courtyard_host')).toEqual(['triage', 'merge'])
  await s.act('courtyard_host', issueId, 'triage')
  await s.act('courtyard_host', issueId, 'assign', {
    ownerId: s.holder('courtyard_host'),
    dueOn: '2026-11-26'
  })
  expect(await steps('courtyard_host')).toEqual(expect.arrayContaining(['return', 'start']))
  // To go up needs a return first, and that is nothing a form can bring.
  expect(await steps('courtyard_host')).not.toContain('refer_up')
  expect(await steps('committee_member')).not.toContain('start')
})

test('the desk of one courtyard has its matters alone, also those of whoever keeps its sessions', async () => {
  const [home, other] = s.world.A.courtyards
  const own = await s.raise({ words: '我家门前的沟也堵了' }, 'courtyard_host')
  const ids = async (courtyardId: string) =>
    (await desk('committee_member', { courtyardId })).map((c) => [c.issueId, c.courtyardId])
  const here = await ids(home?.id ?? '')
  expect(here).toContainEqual([own, home?.id])
  expect(here.every(([, at]) => at === home?.id)).toBe(true)
  expect(await ids(other?.id ?? randomUUID())).toEqual([])
  expect((await desk('courtyard_host')).map((c) => c.issueId)).toContain(own)
})

test('the township follows what is late, by filters, without the private', async () => {
  const quiet = await s.raise({ channel: 'secretary' })
  const open = await s.shown()
  const all = (await township()).map((c) => c.issueId)
  expect([all.includes(open), all.includes(quiet)]).toEqual([true, false])
  s.at('11-27 10:00')
  expect((await township({ overdue: true })).map((c) => c.issueId)).toContain(open)
  expect((await township({ overdue: true }))[0]).toMatchObject({ overdue: true, villageName: '莫𡐓村' })
  expect(await township({ level: 'county' })).toEqual([])
  expect(await township({ villageId: randomUUID() })).toEqual([])
  expect(await township({}, 'township_legal')).toEqual([])
  s.at('11-23 10:00')
})

test('the township follows a promise that was not kept, also after the clock has passed the matter on', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', {
    ownerId: s.holder('courtyard_host'),
    dueOn: '2026-11-26'
  })
  const late = async () => (await township({ overdue: true })).find((c) => c.issueId === id)
  s.at('11-26 23:59')
  expect(await late()).toBeUndefined()
  s.at('11-27 00:00')
  expect(await late()).toMatchObject({ overdue: true, brokenOn: '2026-11-26' })
  await watchIssues(s.db, s.at('12-01 00:05'))
  expect(await late()).toMatchObject({ state: 'ESCALATED', overdue: true, brokenOn: '2026-11-26' })
  const report = await (await s.who('township_staff')).issue.readTownshipReport({
    townshipId: s.world.A.townshipId,
    month: '2026-11'
  })
  const column = report.columns.findIndex((c) => c.id === 'overdue')
  expect(report.lines[0]?.counts[column]).toBeGreaterThan(0)
  await s.act('committee_member', id, 'assign', {
    ownerId: s.holder('committee_member'),
    dueOn: '2026-12-03'
  })
  expect(await late()).toBeUndefined()
  s.at('11-23 10:00')
})

test('like matters are shown before sending, and joined instead', async () => {
  const lamp = await s.shown({ category: 'light', words: '村口的路灯坏了三天，晚上看不见' })
  await s.raise({ category: 'light', words: '村口路灯坏了，还没有公开的一件' })
  const rep = await s.who('villager_rep')
  const ask = (words: string, category = 'light') =>
    rep.issue.listSimilar({ villageId: s.villageId(), category: category as 'light', words })
  expect((await ask('村口路灯坏了好几天')).map((i) => i.issueId)).toEqual([lamp])
  expect(await ask('院坝的垃圾没人收')).toEqual([])
  expect(await ask('村口路灯坏了好几天', 'road')).toEqual([])
  expect(await outcome(ask('灯'))).toBe('INPUT_INVALID')
})

test('close by, fewer like words are enough; where the place was covered, no point is compared', async () => {
  const point = { lat: 30.3, lng: 109.1, datum: 'gcj02' as const }
  const id = await s.shown({
    ...{ category: 'light', words: '学校边上的路灯坏了三天', placeWords: '学校老田家旁边', point }
  })
  const rep = await s.who('villager_rep')
  const ask = async (at: object) => {
    const said = { villageId: s.villageId(), category: 'light' as const, words: '路灯不亮，晚上走路怕摔' }
    return (await rep.issue.listSimilar({ ...said, ...at })).map((c) => c.issueId)
  }
  expect(await ask({})).not.toContain(id)
  expect(await ask({ point: { ...point, lat: 30.31 } })).not.toContain(id)
  expect(await ask({ point: { ...point, lat: 30.301 } })).toContain(id)
  await (await s.who('township_staff')).issue.coverWords({
    ...{ ...press(), villageId: s.villageId(), issueId: id, part: 'place', spans: [{ from: 2, to: 5 }] }
  })
  expect(await ask({ point })).not.toContain(id)
})

test('search finds Chinese words of any length, over punctuation, and pages', async () => {
  const ids: string[] = []
  for (let i = 0; i < 22; i++) ids.unshift(await s.shown({ words: `水池，漏水第${i}处` }))
  const rep = await s.who('villager_rep')
  const find = async (words: string, before?: string) =>
    (await rep.issue.search({ villageId: s.villageId(), words, ...(before ? { before } : {}) })).map(
      (i) => i.issueId
    )
  expect(await find('水池')).toEqual(ids.slice(0, 20))
  expect(await find('水池', ids[19])).toEqual(ids.slice(20))
  expect(await find('漏水第21处')).toEqual([ids[0]])
  expect(await find('不存在的词')).toEqual([])
  expect(await find('！！')).toEqual([])
  const other = await s.who('villager_rep', 'B')
  expect(await outcome(other.issue.search({ villageId: s.villageId(), words: '水池' }))).toBe('FORBIDDEN')
})

test('raised by an office for a neighbour without a phone, and by name for one outside the roster', async () => {
  const elder = s.world.A.households[0].members[0]?.id ?? ''
  const host = await s.who('courtyard_host')
  const input = (over: object) => ({
    ...press(),
    villageId: s.villageId(),
    category: 'elder' as const,
    words: '老人家门口的台阶塌了',
    photoIds: [],
    showName: false,
    ...over
  })
  const { issueId, forName } = await host.issue.raise(input({ onBehalfOf: elder }))
  expect(forName).toBe('向国富')
  expect(await host.issue.raise(input({}))).toMatchObject({ forName: null })
  expect((await s.read(issueId, 'household_head')).raisedBy).toEqual({ name: '覃秀兰', forName: '向国富' })
  expect(await outcome(s.raise({ onBehalfOf: elder }, 'villager_rep'))).toBe('NOT_YOUR_HOUSEHOLD')
  const named = await s.raise({ forName: '对面坡上的张婆婆' })
  expect((await s.read(named)).history[0]?.by).toBe('田桂英（代 对面坡上的张婆婆）')
  expect(await outcome(host.issue.raise(input({ forName: '张婆婆', onBehalfOf: elder })))).toBe(
    'ISSUE_TWO_FORS'
  )
})

test('the month is counted by village and kind; the county sees no small cell', async () => {
  const staff = await s.who('township_staff')
  const month = await staff.issue.readTownshipReport({ townshipId: s.world.A.townshipId, month: '2026-11' })
  const open = month.columns.findIndex((c) => c.id === 'open')
  expect(month.lines.map((l) => l.name)).toEqual(['莫𡐓村'])
  expect(month.lines[0]?.counts[open]).toBeGreaterThan(20)
  expect(month.closedDoors).toBe('<5')
  const { fileName, file } = await staff.issue.exportTownshipReport({
    townshipId: s.world.A.townshipId,
    month: '2026-11'
  })
  const [sheet] = await readSheets(Buffer.from(file, 'base64'))
  expect([fileName, sheet?.sheet, sheet?.data[1]]).toEqual([
    '说事月报-2026-11.xlsx',
    '2026-11按村',
    ['莫𡐓村', ...(month.lines[0]?.counts ?? [])]
  ])
  const empty = await staff.issue.readTownshipReport({ townshipId: s.world.A.townshipId, month: '2026-10' })
  expect(empty).toMatchObject({ lines: [], categories: [], closedDoors: 0 })
  const county = await (await s.who('county_observer')).issue.readCountyReport({
    countyId: s.world.A.countyId,
    month: '2026-11'
  })
  const cells = [...county.lines.flatMap((l) => l.counts), ...county.categories.map((c) => c.count)]
  expect(cells.filter((c) => typeof c === 'number' && c > 0 && c < 5)).toEqual([])
  expect(county.lines.map((l) => l.name)).toEqual(['沙溪乡'])
  expect(JSON.stringify(county)).not.toContain(hour('11-23 10:00').toISOString())
})

test('what a handler is told: the day that was promised, and never that they are to rate', async () => {
  const id = await s.shown()
  await s.act('committee_member', id, 'triage')
  const papers = { ownerId: s.holder('committee_member'), dueOn: '2026-11-25' }
  expect(await s.act('committee_member', id, 'assign', papers)).toMatchObject({
    ...{ ownerDue: '2026-11-25', dueAt: hour('12-01 00:00').toISOString() }
  })
  await s.act('committee_member', id, 'start')
  const done = await s.act('committee_member', id, 'done', { reason: '路面补好了，三轮车能过。' })
  expect(done.stateName).toBe('等村民评价')
  const staff = await s.who('township_staff')
  const list = await staff.issue.listTownship({ townshipId: s.world.A.townshipId, state: 'RATING' })
  expect(list.map((m) => m.stateName)).not.toContain('等您评价')
  expect((await s.read(id)).stateName).toBe('等您评价')
})
