import { sql } from 'kysely'
import { addDays, dayOf, daysBetween } from '@/domain/common/calendar'
import { type TestDatabase, withDatabase } from '../testing/database'
import { demoPerson, demoVillages } from './demo-people'
import { loadDemo } from './load-demo'

const secret = Buffer.alloc(32, 7)
const now = new Date('2026-11-22T04:00:00Z')
const today = dayOf(now)
const { a } = demoVillages()

let test: TestDatabase
beforeAll(async () => {
  test = await withDatabase()
  await loadDemo({ db: test.db, secret, now })
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
      .select(['d.state', 'd.no as decision_no', 'd.published'])
      .orderBy('e.id')
      .execute()

  it('history is unbroken, in order of time, and ends in the state shown', async () => {
    const events = await load()
    expect(new Set(events.map((e) => e.decision_id)).size).toBe(4)
    for (const id of new Set(events.map((e) => e.decision_id))) {
      const own = events.filter((e) => e.decision_id === id)
      own.slice(1).forEach((e, i) => {
        expect(e.from_state).toBe(own[i]?.to_state)
        expect(e.at.getTime()).toBeGreaterThan(own[i]?.at.getTime() ?? 0)
      })
      expect(own.at(-1)?.to_state).toBe(own[0]?.state)
      expect(own.every((e) => e.at <= now)).toBe(true)
    }
    const states = events.filter((e) => e.village_id === a.id).map((e) => e.state)
    expect([...new Set(states)]).toEqual(['ARCHIVED', 'P1_PUBLISHED', 'S4_RESOLVE'])
  })

  it('every meeting that was held had its quorum and its majority', async () => {
    const held = (await load()).filter((e) => e.present !== null)
    expect(held).toHaveLength(15)
    for (const e of held) {
      const [base, present, yes] = [Number(e.eligible), Number(e.present), Number(e.yes)]
      expect(yes + Number(e.no) + Number(e.abstain)).toBe(present)
      const law: Partial<Record<typeof e.step, boolean>> = {
        proposal: 2 * present >= base && 2 * yes > base,
        deliberation: 2 * present > base && 2 * yes > present,
        review: 3 * present >= 2 * base && 2 * yes > base,
        resolution: 3 * present >= 2 * base && 2 * yes > present
      }
      expect([e.decision_id, e.step, law[e.step]]).toEqual([e.decision_id, e.step, true])
    }
  })

  it('who is eligible is who is in office: full party members, representatives with the committee', async () => {
    const held = (await load()).filter((e) => e.present !== null)
    for (const e of held) {
      if (e.step === 'review') {
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from member where village_id = ${e.village_id}::uuid and party = 'full'`.execute(
          test.db
        )
        expect(rows).toEqual([{ n: e.eligible }])
      }
      if (e.step === 'resolution') {
        const { rows } = await sql<{ n: number }>`select count(distinct holder_id) as n from role_grant
            where place_id = ${e.village_id}::uuid and role in ('villager_rep', 'committee_member')`.execute(
          test.db
        )
        expect(rows).toEqual([{ n: e.eligible }])
      }
    }
  })

  it('one is half-way: its meeting is announced five days ahead at least; notices stand 15 days', async () => {
    const events = await load()
    const meeting = events.find((e) => e.state === 'S4_RESOLVE' && e.step === 'resolution')
    if (!meeting) throw new Error('no announced meeting')
    expect(meeting).toMatchObject({ held_on: addDays(today, 4), published: false, present: null })
    expect(daysBetween(dayOf(meeting.at), meeting.held_on)).toBeGreaterThanOrEqual(5)
    const archived = events.filter((e) => e.state === 'ARCHIVED')
    const day = (step: string, to: string) =>
      archived.find((e) => e.step === step && e.to_state === to)?.held_on ?? ''
    expect(
      daysBetween(day('resolution_notice', 'P1_PUBLISHED'), day('resolution_notice', 'IMPLEMENTING'))
    ).toBeGreaterThanOrEqual(15)
    expect(
      daysBetween(day('result_notice', 'P2_PUBLISHED'), day('result_notice', 'ARCHIVED'))
    ).toBeGreaterThanOrEqual(15)
  })
})

it('matters: shown, their history unbroken from the raiser to the state they are in', async () => {
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
    expect([issue.moderation, events.filter((e) => e.kind === 'shown').length]).toEqual(['shown', 1])
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
    expect(items.map((i) => [i.category, i.points])).toEqual([
      ...Array(3).fill(['participation', 1]),
      ...Array(6).fill(['courtyard', 2])
    ])
    expect(items.filter((i) => /上访|投诉|举报|乱说|宗教|生育|缴费|低保/.test(i.words))).toEqual([])
    const book = await test.db
      .selectFrom('rulebook')
      .selectAll()
      .where('village_id', '=', a.id)
      .executeTakeFirstOrThrow()
    expect(book).toMatchObject({
      version: 1,
      effective_from: '2026-01-01',
      adopted_by: '2025年12月村民会议决议'
    })
    expect(book.source).toContain('奉节县')
  })

  it('forty awards and one reversal: debits equal credits, every balance is the sum of its entries', async () => {
    const entries = await test.db.selectFrom('points_entry').selectAll().orderBy('id').execute()
    expect(entries.filter((e) => e.kind === 'award')).toHaveLength(40)
    const reversed = entries.filter((e) => e.kind === 'reversal')
    expect(reversed).toHaveLength(1)
    expect(entries.find((e) => e.id === reversed[0]?.reverses)?.household_id).toBe(
      demoPerson('villager-a-elder').householdId
    )
    const net = new Map<string, number>()
    const add = (account: string, points: number) => net.set(account, (net.get(account) ?? 0) + points)
    for (const e of entries) {
      add(e.credit_account, e.points)
      add(e.debit_account, -e.points)
    }
    expect([...net.values()].reduce((sum, points) => sum + points, 0)).toBe(0)
    const accounts = await test.db.selectFrom('points_account').selectAll().execute()
    expect(accounts).toHaveLength(526 + 443)
    expect(accounts.filter((x) => x.balance !== (net.get(x.household_id) ?? 0))).toEqual([])
    const times = entries.map((e) => e.posted_at.getTime())
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
