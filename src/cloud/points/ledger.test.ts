import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { type TestDatabase, withDatabase } from '../testing/database'
import { postAward, reverseAward } from './ledger'

let base: TestDatabase
const villageId = newId()
const itemId = newId()
const households = [newId(), newId(), newId()] as const
const by = { id: newId(), name: '田会计', role: 'committee_member' as const }
const now = new Date('2026-11-22T02:00:00Z')
const cap = { period: '2026-Q4', points: 20 }

beforeAll(async () => {
  base = await withDatabase()
  const { db } = base
  const county = newId()
  const township = newId()
  const places = [
    { id: county, level: 'county' as const, parent_id: null, township_id: null },
    { id: township, level: 'township' as const, parent_id: county, township_id: null },
    { id: villageId, level: 'village' as const, parent_id: township, township_id: township }
  ]
  for (const p of places) {
    await db
      .insertInto('place')
      .values({
        ...p,
        township_id: p.level === 'township' ? p.id : p.township_id,
        county_id: county,
        began_on: '2000-01-01'
      })
      .execute()
  }
  const group = newId()
  await db
    .insertInto('village_group')
    .values({ village_id: villageId, id: group, no: 1, name: '1组' })
    .execute()
  await db
    .insertInto('household')
    .values(households.map((id, i) => ({ village_id: villageId, id, group_id: group, no: `0100${i}` })))
    .execute()
  const rulebook = newId()
  await db
    .insertInto('rulebook')
    .values({
      village_id: villageId,
      id: rulebook,
      version: 1,
      title: '细则',
      source: '测试',
      adopted_by: '村民会议',
      effective_from: '2026-01-01'
    })
    .execute()
  await db
    .insertInto('rulebook_item')
    .values({
      village_id: villageId,
      rulebook_id: rulebook,
      id: itemId,
      no: 1,
      category: 'virtue',
      words: '互助',
      points: 5,
      unit: '次'
    })
    .execute()
})
afterAll(() => base.drop())

const award = (householdId: string, points: number, capped = true, requestId: string = randomUUID()) =>
  postAward(
    base.db,
    {
      villageId,
      entryId: newId(),
      householdId,
      memberId: null,
      itemId,
      points,
      cap: capped ? { ...cap, holderId: householdId } : null,
      occurredOn: '2026-11-20',
      by,
      note: null,
      requestId
    },
    now
  )
const reverse = (householdId: string, entry: string) =>
  reverseAward(
    base.db,
    {
      villageId,
      entryId: newId(),
      reverses: entry,
      cap: { holderId: householdId, period: cap.period },
      by,
      reason: '记错了',
      requestId: randomUUID()
    },
    now
  )
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Error) => e.message
  )

const account = async (householdId: string) => {
  const { rows } = await sql<{
    balance: number
    summed: number
    entries: number
    counted: number
    used: number
    awarded: number
  }>`
    select a.balance, a.entries,
      (select coalesce(sum(case when e.credit_account = e.household_id then e.points else -e.points end), 0)::int
        from points_entry e where e.village_id = a.village_id and e.household_id = a.household_id) as summed,
      (select count(*)::int from points_entry e where e.village_id = a.village_id and e.household_id = a.household_id) as counted,
      coalesce((select used from points_cap c where c.village_id = a.village_id and c.holder_id = a.household_id), 0) as used,
      (select coalesce(sum(e.points), 0)::int from points_entry e where e.village_id = a.village_id and e.household_id = a.household_id
        and e.kind = 'award' and not exists (select 1 from points_entry r where r.village_id = e.village_id and r.reverses = e.id)) as awarded
    from points_account a where a.village_id = ${villageId} and a.household_id = ${householdId}`.execute(
    base.db
  )
  const row = rows[0]
  if (!row) throw new Error('no account')
  return row
}

describe('refuses', () => {
  test('a change, a removal and an emptying of entries, to the application and to the owner alike', async () => {
    await award(households[2], 1, false)
    const { Client } = await import('pg')
    const owner = new Client({ connectionString: base.ownerUrl })
    await owner.connect()
    for (const statement of [
      'update points_entry set points = 9',
      'delete from points_entry',
      'truncate points_entry cascade'
    ]) {
      expect([statement, await failure(sql.raw(statement).execute(base.db))]).toEqual([
        statement,
        expect.stringMatching(/permission denied|append-only/)
      ])
      expect([statement, await failure(owner.query(statement))]).toEqual([
        statement,
        expect.stringContaining('append-only')
      ])
    }
    await owner.end()
  })
  test("a balance, a cap or an entry written by the application past the ledger's functions", async () => {
    const household = households[2]
    for (const statement of [
      'update points_account set balance = 1000000',
      `delete from points_account where household_id = '${household}'`,
      `insert into points_account (village_id, household_id) values ('${villageId}', '${randomUUID()}')`,
      'update points_cap set used = 0',
      'delete from points_cap',
      `insert into points_entry (village_id, id, household_id, kind, debit_account, credit_account, points, item_id,
        occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, request_id) values ('${villageId}',
        '${newId()}', '${household}', 'award', '${villageId}', '${household}', 5, '${itemId}', '2026-11-20', now(),
        '${by.id}', '谁', 'committee_member', '${newId()}')`,
      'update rulebook_item set points = 500',
      'update closed_table set name = name'
    ]) {
      expect([statement, await failure(sql.raw(statement).execute(base.db))]).toEqual([
        statement,
        expect.stringContaining('permission denied')
      ])
    }
  })
  test('an award over the cap, booking nothing, and says what is left', async () => {
    const before = await account(households[0])
    expect(await award(households[0], 21)).toMatchObject({ status: 'cap_reached', remaining: 20 })
    expect(await award(households[0], 15)).toMatchObject({ status: 'posted', remaining: 5 })
    expect(await award(households[0], 6)).toMatchObject({ status: 'cap_reached', remaining: 5 })
    expect(await award(households[0], 5)).toMatchObject({ status: 'posted', remaining: 0 })
    expect((await account(households[0])).balance).toBe(before.balance + 20)
  })
  test('the same request twice, at the database itself', async () => {
    const requestId = randomUUID()
    await award(households[2], 3, false, requestId)
    expect(await failure(award(households[2], 3, false, requestId))).toContain(
      'points_entry_village_id_request_id_line_key'
    )
  })
  test('a household without an account, an entry that is not an award, a second reversal', async () => {
    expect(await award(randomUUID(), 1)).toMatchObject({ status: 'no_account' })
    expect(await reverse(households[2], randomUUID())).toMatchObject({ status: 'not_an_award' })
    await award(households[2], 4, false)
    const entry = await base.db
      .selectFrom('points_entry')
      .select('id')
      .where('household_id', '=', households[2])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(await reverse(households[2], entry.id)).toMatchObject({ status: 'reversed' })
    expect(await reverse(households[2], entry.id)).toMatchObject({ status: 'already_reversed' })
    const reversal = await base.db
      .selectFrom('points_entry')
      .select('id')
      .where('kind', '=', 'reversal')
      .executeTakeFirstOrThrow()
    expect(await reverse(households[2], reversal.id)).toMatchObject({ status: 'not_an_award' })
  })
})

test('whatever is posted and reversed at once: no cap passed, no balance below zero, balances are the sums', async () => {
  const step = fc.record({
    household: fc.constantFrom(...households),
    points: fc.integer({ min: 1, max: 12 }),
    undo: fc.boolean()
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      await Promise.all(
        steps.map(async (s) => {
          const result = await award(s.household, s.points)
          if (!s.undo || result.status !== 'posted') return
          const last = await base.db
            .selectFrom('points_entry')
            .select('id')
            .where('village_id', '=', villageId)
            .where('household_id', '=', s.household)
            .where('kind', '=', 'award')
            .orderBy('id', 'desc')
            .executeTakeFirstOrThrow()
          await reverse(s.household, last.id)
        })
      )
      for (const id of households) {
        const a = await account(id)
        expect(a.balance).toBe(a.summed)
        expect(a.entries).toBe(a.counted)
        expect(a.balance).toBeGreaterThanOrEqual(0)
        expect(a.used).toBeLessThanOrEqual(cap.points)
        expect(a.used).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 40 }
  )
})
