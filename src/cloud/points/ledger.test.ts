import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { newId } from '../crypto/new-id'
import { type AwardLine, postAwards } from './ledger'
import { bookOne, lineOf, type OneAward } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 6 })
})
afterAll(() => s.close())

const period = '2026-Q4'
const capOf = (holderId: string, limit = 20, counterId: string = s.items[0]) => ({
  ...{ holderId, counterId, period, limit }
})
const award = (given: Partial<OneAward> & { householdId: string }) =>
  bookOne(s.db, {
    ...{ villageId: s.villageId, itemId: s.items[0], points: 5, by: s.by, now: s.now },
    ...given
  })
const many = (lines: readonly AwardLine[], requestId: string = randomUUID()) =>
  postAwards(s.db, { ...s.posting(), requestId, batchId: null, pending: false, lines })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Error) => e.message
  )
const entriesOf = (householdId: string) =>
  s.db.selectFrom('points_entry').selectAll().where('household_id', '=', householdId).orderBy('no').execute()

describe('refuses', () => {
  test('a change, a removal and an emptying of entries, to the application and to the owner alike', async () => {
    await award({ householdId: s.households[5] })
    const owner = new Client({ connectionString: s.ownerUrl })
    await owner.connect()
    for (const table of ['points_entry', 'points_seal', 'points_leaf', 'points_lot_take']) {
      await s.seal()
      for (const statement of [
        `update ${table} set village_id = village_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`
      ]) {
        expect([statement, await failure(sql.raw(statement).execute(s.db))]).toEqual([
          statement,
          expect.stringMatching(/permission denied|append-only/)
        ])
        if (table === 'points_lot_take' && !statement.startsWith('truncate')) continue
        expect([statement, await failure(owner.query(statement))]).toEqual([
          statement,
          expect.stringContaining('append-only')
        ])
      }
    }
    await owner.end()
  })

  test("a balance, a cap, a lot, an entry or a seal written by the application past the ledger's functions", async () => {
    const [household] = s.households
    await award({ householdId: household, expiresOn: '2027-12-31' })
    for (const statement of [
      'update points_account set available = 1000000',
      `delete from points_account where household_id = '${household}'`,
      `insert into points_account (village_id, household_id) values ('${s.villageId}', '${randomUUID()}')`,
      'update points_cap set used = 0',
      'delete from points_cap',
      'update points_lot set left_points = 1',
      'update points_head set no = 0',
      'delete from points_sealed',
      'update points_rollup set points = 0',
      `insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id,
        occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, request_id) values ('${s.villageId}',
        '${newId()}', '${household}', 1, 'award', 'issuing', 'available', 5, '${s.items[0]}', '2026-11-20', now(),
        '${s.by.id}', '谁', 'committee_member', '${newId()}')`,
      // The helpers behind the functions are the owner's.
      `select points_move('${s.villageId}', '${household}', 'issuing', 'available', 5)`,
      `select points_take_lots('${s.villageId}', '${household}', '${newId()}', 5, 5, true, null)`,
      `select points_free_caps('${s.villageId}', '${household}', null, '${s.items[0]}', 5, array['h i ${period}'])`,
      'update rulebook_item set points = 500',
      'update closed_table set name = name'
    ]) {
      expect([statement, await failure(sql.raw(statement).execute(s.db))]).toEqual([
        statement,
        expect.stringContaining('permission denied')
      ])
    }
  })

  test('points that are no whole number above zero, and a cap of somebody else', async () => {
    const [householdId] = s.households
    for (const points of [0, -1, 0.5, Number.NaN, 2_000_000_000]) {
      await expect(award({ householdId, points })).rejects.toThrow(RangeError)
    }
    await expect(award({ householdId, caps: [capOf(s.households[1])] })).rejects.toThrow(
      'held by the household'
    )
  })

  test('an award over a cap, booking nothing, and says which and what is left', async () => {
    const [householdId] = s.households
    const memberId = randomUUID()
    const before = await s.account(householdId)
    const caps = [
      capOf(householdId, 50, s.items[1]),
      capOf(memberId),
      { ...capOf(householdId, 12), period: '2026-11' }
    ]
    const capped = (points: number) => award({ householdId, memberId, points, caps })
    expect(await capped(21)).toEqual({ status: 'cap_reached', cap: 1, left: 20 })
    expect(await capped(13)).toEqual({ status: 'cap_reached', cap: 2, left: 12 })
    expect(await capped(10)).toMatchObject({ status: 'posted', left: 2 })
    expect(await capped(3)).toEqual({ status: 'cap_reached', cap: 2, left: 2 })
    expect(await capped(2)).toMatchObject({ status: 'posted', left: 0 })
    expect(await s.account(householdId)).toEqual({
      ...before,
      available: before.available + 12,
      entries: before.entries + 2
    })
    // A refused line gives back what it had taken of the caps before the one that was full.
    expect(await s.usedOf(capOf(householdId, 50, s.items[1]))).toBe(12)
    expect(await s.usedOf(capOf(memberId))).toBe(12)
  })

  test('a second deed of an exclusive group in its period', async () => {
    const householdId = s.households[1]
    const slot = { holderId: householdId, groupId: randomUUID(), period: '2026-11' }
    const first = await award({ householdId, slot })
    expect(first).toMatchObject({ status: 'posted' })
    expect(await award({ householdId, slot, itemId: s.items[1] })).toEqual({ status: 'group_taken' })
    expect(await award({ householdId, slot: { ...slot, period: '2026-12' } })).toMatchObject({
      status: 'posted'
    })
    if (first.status !== 'posted') throw new Error(first.status)
    await s.reverse(first.entryId)
    expect(await award({ householdId, slot, itemId: s.items[1] })).toMatchObject({ status: 'posted' })
  })

  test('a household that is not there or has ended, an item that is in no rulebook', async () => {
    const ended = s.households[4]
    await s.endHousehold(ended)
    expect(await award({ householdId: randomUUID() })).toEqual({ status: 'no_account' })
    expect(await award({ householdId: ended })).toEqual({ status: 'household_ended' })
    expect(await award({ householdId: s.households[2], itemId: randomUUID() })).toEqual({ status: 'no_item' })
    expect(await s.account(ended)).toMatchObject({ available: 0, entries: 0 })
  })

  test("a request's line that was booked for another household", async () => {
    const requestId = randomUUID()
    await award({ householdId: s.households[2], requestId })
    await expect(award({ householdId: s.households[3], requestId })).rejects.toThrow('another household')
    const two = [1, 0].map((line) =>
      lineOf({ line, householdId: s.households[3], itemId: s.items[0], points: 1 })
    )
    await expect(many(two, requestId)).rejects.toThrow('another household')
  })
})

describe('in bulk', () => {
  test('a bad line never fails its neighbours, each line hears its own, in order', async () => {
    const [a, b, c, d] = s.households
    const line = (at: number, householdId: string, over: Partial<AwardLine> = {}) =>
      lineOf({ line: at, householdId, itemId: s.items[1], points: 4, ...over })
    const capped = (householdId: string, limit: number) => ({
      caps: [capOf(householdId, limit, randomUUID())]
    })
    const before = await Promise.all([a, b, c, d].map((h) => s.account(h)))
    const answers = await many([
      line(0, d),
      line(1, randomUUID()),
      line(2, a, capped(a, 3)),
      line(3, b, { itemId: randomUUID() }),
      line(4, c, capped(c, 4)),
      line(5, s.households[4])
    ])
    expect(answers).toEqual([
      expect.objectContaining({ status: 'posted', left: null }),
      { status: 'no_account' },
      { status: 'cap_reached', cap: 0, left: 3 },
      { status: 'no_item' },
      expect.objectContaining({ status: 'posted', left: 0 }),
      { status: 'household_ended' }
    ])
    const after = await Promise.all([a, b, c, d].map((h) => s.account(h)))
    expect(after.map((x, i) => x.available - (before[i]?.available ?? 0))).toEqual([0, 0, 4, 4])
    expect(await s.faults()).toEqual([])
  })

  test('a household that comes several times: its lines count one after the other', async () => {
    const [a, b] = s.households
    const counter = randomUUID()
    const line = (at: number, householdId: string) =>
      lineOf({
        line: at,
        householdId,
        itemId: s.items[1],
        points: 4,
        caps: [capOf(householdId, 10, counter)]
      })
    const answers = await many([line(0, a), line(1, b), line(2, a), line(3, a)])
    expect(answers.map((x) => x.status)).toEqual(['posted', 'posted', 'posted', 'cap_reached'])
    expect(answers[3]).toEqual({ status: 'cap_reached', cap: 0, left: 2 })
    const numbers = (await entriesOf(a)).map((e) => e.no)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })

  test('a repeat answers as the first did, line by line, also where a line is new', async () => {
    const requestId = randomUUID()
    const lines = [0, 1, 2].map((i) =>
      lineOf({ line: i, householdId: s.households[i] ?? '', itemId: s.items[1], points: 2 })
    )
    const first = await many(lines.slice(0, 2), requestId)
    const again = await many(
      lines.map((l) => ({ ...l, entryId: newId() })),
      requestId
    )
    expect(again.map((x) => x.status)).toEqual(['repeated', 'repeated', 'posted'])
    expect(again.slice(0, 2).map((x) => 'entryId' in x && x.entryId)).toEqual(
      first.map((x) => 'entryId' in x && x.entryId)
    )
  })

  test('the same request from two processes at once books once', async () => {
    const requestId = randomUUID()
    const lines = s.households
      .slice(0, 4)
      .map((householdId, line) => lineOf({ line, householdId, itemId: s.items[1], points: 1 }))
    const both = await Promise.all([
      many(lines, requestId),
      many(lines.map((l) => ({ ...l, entryId: newId() })).reverse(), requestId)
    ])
    const statuses = both.flat().map((x) => x.status)
    expect(statuses.filter((x) => x === 'posted')).toHaveLength(4)
    expect(statuses.filter((x) => x === 'repeated')).toHaveLength(4)
  })
})
