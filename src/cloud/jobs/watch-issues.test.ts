import { newId } from '../crypto/new-id'
import { hour, issueScene } from '../testing/issue-scene'
import { watchIssues } from './watch-issues'

const s = issueScene()
const sweep = (text: string) => watchIssues(s.db, s.at(text))
const told = async (issueId: string) =>
  (await s.db.selectFrom('outbox').selectAll().orderBy('id').execute())
    .filter((m) => m.payload.issueId === issueId)
    .map((m) => [m.kind, m.holder_id] as const)
const stateOf = async (id: string) =>
  s.db
    .selectFrom('issue')
    .select(['state', 'level', 'closing'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

afterEach(async () => {
  await s.db.updateTable('issue').set({ due_at: null, remind_at: null }).execute()
  s.at('11-23 10:00')
})

test('reminded once before the term, passed up once after it, the old owner still in sight', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', { ownerId: s.holder('courtyard_host'), dueOn: '2026-11-28' })
  expect(await sweep('11-29 23:59')).toEqual({ reminded: 0, moved: 0 })
  expect(await sweep('11-30 00:00')).toEqual({ reminded: 1, moved: 0 })
  expect(await sweep('11-30 00:05')).toEqual({ reminded: 0, moved: 0 })
  expect((await told(id)).filter(([kind]) => kind === 'issue_due_soon')).toEqual([
    ['issue_due_soon', s.holder('courtyard_host')]
  ])
  expect(await sweep('11-30 23:59')).toEqual({ reminded: 0, moved: 0 })
  expect(await sweep('12-01 00:00')).toEqual({ reminded: 0, moved: 1 })
  expect(await sweep('12-01 00:05')).toEqual({ reminded: 0, moved: 0 })
  expect(await stateOf(id)).toMatchObject({ state: 'ESCALATED', level: 'village' })
  expect((await s.read(id, 'villager_rep')).owner?.name).toBe('覃秀兰')
  expect(
    (await told(id))
      .filter(([kind]) => kind === 'issue_passed_up')
      .map(([, who]) => who)
      .sort()
  ).toEqual([s.holder('committee_member'), s.holder('party_secretary')].sort())
})

test('nobody sorts it: up by two days a level, and late at the county is told once', async () => {
  const id = await s.shown()
  const levels: string[] = []
  for (const day of ['11-26', '11-29', '12-02', '12-05', '12-06']) {
    await sweep(`${day} 00:00`)
    levels.push((await stateOf(id)).level)
  }
  expect(levels).toEqual(['village', 'township', 'county', 'county', 'county'])
  expect((await stateOf(id)).state).toBe('REPORTED')
  const late = (await told(id)).filter(([kind]) => kind === 'issue_overdue')
  expect(late.map(([, who]) => who)).toEqual([s.holder('township_staff')])
})

test('not rated in seven days is 未评价, with a reminder before', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', { ownerId: s.holder('courtyard_host'), dueOn: '2026-11-28' })
  await s.act('courtyard_host', id, 'start')
  await s.act('courtyard_host', id, 'done', { reason: '换了新灯' })
  await sweep('11-30 00:00')
  expect((await told(id)).at(-1)).toEqual(['issue_rate_soon', s.holder('villager')])
  expect((await stateOf(id)).state).toBe('RATING')
  await sweep('12-01 00:00')
  expect(await stateOf(id)).toMatchObject({ state: 'CLOSED', closing: 'unrated' })
  expect((await s.read(id)).stateName).toBe('未评价关闭')
})

test('a refusal nobody minded is closed after three days; one that was is passed up', async () => {
  const [quiet, minded] = [await s.shown(), await s.shown()]
  for (const id of [quiet, minded]) {
    await s.act('committee_member', id, 'triage')
    await s.act('committee_member', id, 'decline', { declineReason: 'not_public' })
  }
  await s.act('villager', minded, 'reconsider')
  await sweep('11-27 00:00')
  expect(await stateOf(quiet)).toMatchObject({ state: 'CLOSED', closing: 'declined' })
  expect(await stateOf(minded)).toMatchObject({ state: 'DECLINED', level: 'village' })
})

test('a mediation is left to its parties: only the mediator is reminded, and nobody else hears of it', async () => {
  const id = await s.raise({
    channel: 'mediation',
    category: 'neighbour',
    words: '地界的事说不拢',
    otherParty: { memberId: s.holder('party_member'), name: '李大翠' }
  })
  await s.act('committee_member', id, 'triage')
  await s.act('party_member', id, 'consent', { consent: { of: 'other', given: true } })
  await s.act('committee_member', id, 'start_mediation', { ownerId: s.holder('committee_member') })
  const before = (await told(id)).length
  await sweep('11-30 10:00')
  await sweep('12-10 10:00')
  await sweep('12-20 10:00')
  expect((await stateOf(id)).state).toBe('MEDIATION')
  expect((await told(id)).slice(before)).toEqual([
    ['issue_due_soon', s.holder('committee_member')],
    ['issue_overdue', s.holder('committee_member')]
  ])
})

test('terms that the county lengthened hold for what was begun: nothing is called late early, nor forgotten', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  const admin = await s.who('sys_admin')
  const choose = (courtyardDays: number) =>
    admin.issue.chooseTerms({
      ...{ requestId: newId(), countyId: s.world.A.countyId, courtyardDays, villageDays: 7 },
      ...{ townshipDays: 15, countyDays: 30, capDays: 60, count: 'calendar' as const }
    })
  await choose(10)
  const before = (await told(id)).length
  expect(await sweep('12-01 00:00')).toEqual({ reminded: 0, moved: 0 })
  expect((await told(id)).slice(before)).toEqual([])
  expect(await sweep('12-03 00:00')).toEqual({ reminded: 1, moved: 0 })
  expect(await sweep('12-04 00:00')).toEqual({ reminded: 0, moved: 1 })
  expect(await stateOf(id)).toMatchObject({ state: 'ESCALATED', level: 'village' })
  await choose(7)
})

test('several processes at once move each matter once', async () => {
  const ids = [await s.shown(), await s.shown(), await s.shown()]
  s.at('11-26 00:00')
  const done = await Promise.all([1, 2, 3].map(() => watchIssues(s.db, hour('11-26 00:00'))))
  expect(done.reduce((sum, d) => sum + d.moved, 0)).toBe(3)
  for (const id of ids) {
    const lines = await s.db.selectFrom('issue_event').select('kind').where('issue_id', '=', id).execute()
    expect(lines.filter((l) => l.kind === 'overdue_unsorted')).toHaveLength(1)
  }
})
