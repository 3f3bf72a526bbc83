import { randomUUID } from 'node:crypto'
import readSheets from 'read-excel-file/node'
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
  const { issueId } = await host.issue.raise(input({ onBehalfOf: elder }))
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
