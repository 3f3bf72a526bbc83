import { sql } from 'kysely'
import { dayKind } from '@/domain/calendar-data/working-days'
import { dayOf, daysBetween } from '@/domain/common/calendar'
import { noticeState } from '@/domain/notice/notice-state'
import { netPoints } from '@/domain/points/buckets'
import { countEligible } from '../decision/count-eligible'
import { loadNotice } from '../notice/load-notice'
import { type TestDatabase, withDatabase } from '../testing/database'
import { demoPerson, demoVillages } from './demo-people'
import { loadDemo } from './load-demo'
import { demoFiles } from './testing'

const secret = Buffer.alloc(32, 7)
const { files, clear } = demoFiles()
afterAll(clear)
const now = new Date('2026-11-22T04:00:00Z')
const today = dayOf(now)
const { a } = demoVillages()

let test: TestDatabase
beforeAll(async () => {
  test = await withDatabase()
  await loadDemo({ db: test.db, secret, files, now })
})
afterAll(() => test.drop())

describe('decisions', () => {
  const load = () =>
    test.db
      .selectFrom('decision_event as e')
      .innerJoin('decision as d', (j) =>
        j.onRef('d.village_id', '=', 'e.village_id').onRef('d.id', '=', 'e.decision_id')
      )
      .selectAll('e')
      .select(['d.state', 'd.pack_id'])
      .orderBy('e.at')
      .orderBy('e.id')
      .execute()
  const stands = (villageId: string) =>
    test.db
      .selectFrom('decision')
      .select(['state', 'no', 'title', 'pack_id'])
      .where('village_id', '=', villageId)
      .orderBy('no')
      .execute()

  it('one stands at every step, and the register counts them by year', async () => {
    const rows = await stands(a.id)
    const count = (state: string) => rows.filter((r) => r.pack_id && r.state === state).length
    const open = [
      'TOPIC_POOL',
      'S2_DELIBERATE',
      'TOWN_CHECK',
      'S3_PARTY_REVIEW',
      'S4_RESOLVE',
      'P1_PUBLISHED'
    ]
    expect(open.map(count)).toEqual([1, 1, 1, 1, 2, 1])
    expect([count('IMPLEMENTING'), count('P2_PUBLISHED')]).toEqual([3, 2])
    expect(rows.filter((r) => r.pack_id === null).map((r) => r.state)).toEqual(['ARCHIVED'])
    expect(new Set(rows.map((r) => r.no)).size).toBe(rows.length)
    expect(rows.flatMap((r) => (r.state === 'S4_RESOLVE' ? [r.title] : []))).toContain(
      '三组至七组通组公路硬化及筹劳方案'
    )
  })

  it('history is unbroken, in order of time, and ends in the state shown', async () => {
    const events = await load()
    expect(new Set(events.map((e) => e.decision_id)).size).toBe(17)
    for (const id of new Set(events.map((e) => e.decision_id))) {
      const own = events.filter((e) => e.decision_id === id)
      own.slice(1).forEach((e, i) => {
        expect(e.from_state).toBe(own[i]?.to_state)
        expect(e.at.getTime()).toBeGreaterThan(own[i]?.at.getTime() ?? 0)
      })
      expect(own.at(-1)?.to_state).toBe(own[0]?.state)
      expect(own.every((e) => e.at <= now)).toBe(true)
    }
  })

  it('one was sent back and written anew; one did not come together and was called again', async () => {
    const actions = (await load()).map((e) => e.action)
    expect(actions).toEqual(
      expect.arrayContaining(['return_from_review', 'resume_deliberation', 'adjourn_resolution'])
    )
    const texts = await test.db.selectFrom('decision_version').select('no').where('no', '=', 2).execute()
    expect(texts).toHaveLength(2)
  })

  it('every vote that carried a matter had its quorum, its majority and its paper', async () => {
    const voted = (await load()).filter(
      (e) => e.action?.startsWith('pass_') || e.action === 'request_opinion'
    )
    expect(voted).toHaveLength(46)
    for (const e of voted) {
      expect([e.decision_id, e.detail?.assessment?.passed]).toEqual([e.decision_id, true])
      const paper = await test.db
        .selectFrom('file')
        .select(['village_id', 'bytes', 'owner_id'])
        .where('id', '=', e.detail?.meeting?.minutesId ?? '')
        .executeTakeFirstOrThrow()
      expect(paper.owner_id).toBe(e.decision_id)
      const key = { villageId: e.village_id, fileId: e.detail?.meeting?.minutesId ?? '' }
      expect(await files.sizeOf({ ...key, variant: 'main' })).toBe(paper.bytes)
      expect(await files.sizeOf({ ...key, variant: 'small' })).toBeGreaterThan(0)
    }
  })

  it('who is eligible is who the roster counts on that day', async () => {
    const kinds = ['party_members', 'rep_meeting', 'villagers_household'] as const
    for (const e of await load()) {
      const kind = kinds.find((k) => k === e.detail?.meeting?.kind)
      if (!kind) continue
      const counted = await countEligible(test.db, { villageId: e.village_id, on: today }, kind)
      const { eligible, women, allMembers } = e.detail?.meeting?.facts ?? {}
      expect([kind, counted?.eligible, counted?.women?.eligible, counted?.allMembers?.eligible]).toEqual([
        kind,
        eligible,
        women?.eligible,
        allMembers?.eligible
      ])
    }
  })

  it('the meetings to come are called in time, for a working day', async () => {
    const called = await test.db.selectFrom('meeting').selectAll().orderBy('planned_on').execute()
    expect(called.map((m) => [m.kind, m.status])).toEqual([
      ['rep_meeting', 'called'],
      ['yishiyiyi', 'called']
    ])
    for (const m of called) {
      expect(dayKind(m.planned_on).working && m.planned_on > today && m.noticed_on < today).toBe(true)
      expect(daysBetween(m.noticed_on, m.planned_on)).toBeGreaterThanOrEqual(5)
    }
  })

  it('the one on notice hangs signed, with four days left to object; the finished ones hung their term', async () => {
    const rows = await test.db
      .selectFrom('notice as n')
      .innerJoin('decision as d', 'd.id', 'n.subject_id')
      .selectAll('n')
      .select('d.state as at')
      .where('n.village_id', '=', a.id)
      .execute()
    const [row] = rows.filter((r) => r.at === 'P1_PUBLISHED')
    const loaded = row && (await loadNotice(test.db, a.id, row.id))
    if (!row || !loaded) throw new Error('nothing on notice')
    expect([loaded.intact, row.state]).toEqual([true, 'window_open'])
    expect(noticeState(loaded.notice, now)).toMatchObject({ state: 'window_open', windowDaysLeft: 4 })
    expect(loaded.notice.events.map((e) => e.type)).toEqual(['cosigned', 'up', 'photo'])
    const results = rows.filter((r) => r.subject_kind === 'decision_result').map((r) => r.state)
    expect(results.sort()).toEqual(['term_done', 'window_open'])
  })

  it('what the representatives decided lies within what the villagers\u2019 meeting let them decide', async () => {
    const rows = await test.db
      .selectFrom('decision')
      .selectAll()
      .where('topic', '!=', 'authorisation')
      .execute()
    const decided = rows.filter((r) => r.classification !== null)
    expect(decided.length).toBeGreaterThan(10)
    for (const row of decided) {
      expect(row.classification).toMatchObject({
        body: 'rep_meeting',
        authorisation: { resolutionId: expect.any(String) }
      })
    }
  })
})

it('matters: shown unless they went to the secretary, their history unbroken from the raiser to the state they are in', async () => {
  const issues = await test.db.selectFrom('issue').selectAll().orderBy('id').execute()
  expect(issues.map((i) => i.village_id === a.id)).toEqual([true, true, true, true, false])
  for (const issue of issues) {
    const events = await test.db
      .selectFrom('issue_event')
      .selectAll()
      .where('issue_id', '=', issue.id)
      .orderBy('id')
      .execute()
    expect(events[0]).toMatchObject({
      kind: 'raised',
      from_state: null,
      actor_id: issue.raised_by,
      at: issue.raised_at
    })
    events.slice(1).forEach((e, i) => {
      expect(e.from_state).toBe(events[i]?.to_state)
      expect(e.at.getTime()).toBeGreaterThan(events[i]?.at.getTime() ?? 0)
    })
    expect(events.at(-1)?.to_state).toBe(issue.state)
    expect(events.at(-1)?.at.getTime()).toBeLessThan(now.getTime())
    expect([issue.moderation, events.filter((e) => e.kind === 'shown').length]).toEqual(
      issue.channel === 'courtyard' ? ['shown', 1] : ['private', 0]
    )
  }
  const forFather = issues.find((i) => i.raised_for !== null)
  expect(forFather).toMatchObject({
    raised_by: demoPerson('villager-a-daughter').holderId,
    raised_for: demoPerson('villager-a-elder').holderId
  })
})

describe('points', () => {
  it('the rulebook holds no deduction and nothing that a rulebook must never hold', async () => {
    const items = await test.db
      .selectFrom('rulebook_item')
      .selectAll()
      .where('village_id', '=', a.id)
      .orderBy('no')
      .execute()
    // What the village began with, and what has been in force since.
    expect(items.filter((i) => i.points < 0)).toEqual([])
    expect(new Set(items.map((i) => i.category)).size).toBe(3)
    expect(items.filter((i) => /上访|投诉|举报|乱说|宗教|生育|缴费|低保/.test(i.words))).toEqual([])
    const book = await test.db
      .selectFrom('rulebook')
      .selectAll()
      .where('village_id', '=', a.id)
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow()
    expect(book).toMatchObject({
      version: 2,
      effective_from: '2026-01-01',
      adopted_by: '2025年12月村民会议决议'
    })
    expect(book.source).toContain('奉节县')
  })

  it('forty awards and one reversal: debits equal credits, every balance is the sum of its entries', async () => {
    const entries = await test.db.selectFrom('points_entry').selectAll().orderBy('id').execute()
    // Beside them the claims of last month's batch.
    expect(entries.filter((e) => e.kind === 'award' && e.claim_id === null)).toHaveLength(40)
    const reversed = entries.filter((e) => e.kind === 'reversal')
    expect(reversed).toHaveLength(1)
    expect(entries.find((e) => e.id === reversed[0]?.reverses)?.household_id).toBe(
      demoPerson('villager-a-elder').householdId
    )
    const net = new Map<string, number>()
    const add = (account: string, points: number) => net.set(account, (net.get(account) ?? 0) + points)
    for (const e of entries) {
      add(e.household_id, netPoints(e))
      add(e.village_id, -netPoints(e))
    }
    expect([...net.values()].reduce((sum, points) => sum + points, 0)).toBe(0)
    const accounts = await test.db.selectFrom('points_account').selectAll().execute()
    expect(accounts).toHaveLength(526 + 443)
    expect(accounts.filter((x) => x.available + x.pending !== (net.get(x.household_id) ?? 0))).toEqual([])
    // Claims have ids of the moment of loading.
    const times = entries.filter((e) => e.batch_id === null).map((e) => e.posted_at.getTime())
    expect(times).toEqual([...times].sort((x, y) => x - y))
    expect(times.at(-1)).toBeLessThan(now.getTime())
  })

  it('nobody recorded points for their own household, and every recorder held the role', async () => {
    const { rows } =
      await sql`select 1 from points_entry e join member m on m.village_id = e.village_id and m.id = e.recorded_by
        where m.household_id = e.household_id or m.name <> e.recorded_by_name or not exists (select 1 from role_grant g
          where g.place_id = e.village_id and g.holder_id = e.recorded_by and g.role = e.recorded_by_role)`.execute(
        test.db
      )
    expect(rows).toEqual([])
    const elsewhere =
      await sql`select 1 from points_entry e join member m on m.village_id = e.village_id and m.id = e.member_id
        where m.household_id <> e.household_id`.execute(test.db)
    expect(elsewhere.rows).toEqual([])
  })
})
