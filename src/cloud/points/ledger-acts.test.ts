import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import {
  deduct,
  earnedIn,
  giveBack,
  handOver,
  outstanding,
  postHonour,
  releaseBatch,
  releaseEntry,
  reserve
} from './ledger'
import { bookOne, type OneAward } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 12 })
})
afterAll(async () => {
  expect(await s.faults()).toEqual([])
  await s.close()
})

let next = 0
/** A household that nothing was booked for yet. */
const fresh = (): string => {
  const id = s.households[next++]
  if (id === undefined) throw new Error('more households')
  return id
}
const on = '2026-11-22'
const award = async (given: Partial<OneAward> & { householdId: string }) => {
  const answer = await bookOne(s.db, {
    ...{ villageId: s.villageId, itemId: s.items[0], points: 5, by: s.by, now: s.now },
    ...given
  })
  if (answer.status !== 'posted') throw new Error(answer.status)
  return answer.entryId
}
const within = <T>(work: (tx: Parameters<typeof reserve>[0]) => Promise<T>) =>
  s.db.transaction().execute(work)
const hold = (householdId: string, points: number, redemptionId: string = randomUUID()) =>
  within((tx) =>
    reserve(tx, {
      ...{
        ...s.posting(),
        entryId: newId(),
        redemptionId,
        householdId,
        memberId: null,
        points,
        on,
        note: '一桶油'
      }
    })
  )
const settled = (act: typeof handOver, redemptionId: string) =>
  within((tx) => act(tx, { ...s.posting(), entryId: newId(), redemptionId, on }))
const back = (redemptionId: string) =>
  within((tx) => giveBack(tx, { ...s.posting(), entryId: newId(), redemptionId, on, note: null }))
const released = (batchId: string, except: string[] = []) =>
  within((tx) => releaseBatch(tx, { ...s.posting(), batchId, except, on }))

describe('refuses', () => {
  test('a reservation, a deduction and a reversal of more than there is; an account or household that is not there', async () => {
    const householdId = fresh()
    const entry = await award({ householdId, points: 5 })
    expect(await hold(householdId, 6)).toEqual({ status: 'balance_too_low', available: 5 })
    expect(await hold(randomUUID(), 1)).toEqual({ status: 'no_account' })
    const less = {
      ...s.posting(),
      line: 0,
      entryId: newId(),
      householdId,
      category: 'virtue' as const,
      on,
      note: '扣'
    }
    expect(await within((tx) => deduct(tx, { ...less, points: 6 }))).toEqual({
      status: 'balance_too_low',
      available: 5
    })
    expect(await hold(householdId, 3)).toMatchObject({ status: 'reserved', available: 2 })
    expect(await s.reverse(entry)).toEqual({ status: 'balance_too_low' })
    const ended = fresh()
    await award({ householdId: ended })
    await s.endHousehold(ended)
    expect(await hold(ended, 1)).toEqual({ status: 'household_ended' })
    const honour = {
      ...s.posting(),
      line: 0,
      entryId: newId(),
      householdId: ended,
      memberId: null,
      points: 1,
      on
    }
    expect(await within((tx) => postHonour(tx, { ...honour, note: '最美庭院' }))).toEqual({
      status: 'household_ended'
    })
  })

  test('reversing what is no entry, a release, a reservation, a reversal, or twice', async () => {
    const householdId = fresh()
    const batchId = randomUUID()
    const entry = await award({ householdId, pending: true, batchId })
    await released(batchId)
    await hold(householdId, 1)
    const rows = await s.db
      .selectFrom('points_entry')
      .selectAll()
      .where('household_id', '=', householdId)
      .execute()
    for (const kind of ['release', 'reserve']) {
      expect(await s.reverse(rows.find((e) => e.kind === kind)?.id ?? '')).toEqual({
        status: 'not_reversible'
      })
    }
    expect(await s.reverse(randomUUID())).toEqual({ status: 'not_reversible' })
    await award({ householdId })
    const done = await s.reverse(entry)
    expect(done).toMatchObject({ status: 'reversed', points: 5, available: 4 })
    expect(await s.reverse(entry)).toEqual({ status: 'already_reversed' })
    expect(await s.reverse('entryId' in done ? done.entryId : '')).toEqual({ status: 'not_reversible' })
  })

  test('ending a reservation that is not there, or the other way', async () => {
    const householdId = fresh()
    await award({ householdId })
    expect(await settled(handOver, randomUUID())).toEqual({ status: 'not_reserved' })
    expect(await back(randomUUID())).toEqual({ status: 'not_reserved' })
    const [first, second] = [randomUUID(), randomUUID()]
    await hold(householdId, 2, first)
    await hold(householdId, 2, second)
    expect(await settled(handOver, first)).toEqual({ status: 'handed_over' })
    expect(await settled(handOver, first)).toEqual({ status: 'repeated' })
    expect(await back(first)).toEqual({ status: 'handed_over' })
    expect(await back(second)).toEqual({ status: 'given_back' })
    expect(await back(second)).toEqual({ status: 'repeated' })
    expect(await settled(handOver, second)).toEqual({ status: 'given_back' })
    expect(await s.account(householdId)).toMatchObject({ available: 3, reserved: 0 })
  })

  test('a redemption held twice holds once; for another household it is a bug', async () => {
    const householdId = fresh()
    await award({ householdId })
    const redemptionId = randomUUID()
    expect(await hold(householdId, 2, redemptionId)).toMatchObject({ status: 'reserved', available: 3 })
    expect(await hold(householdId, 2, redemptionId)).toMatchObject({ status: 'repeated', available: 3 })
    await expect(hold(s.households[0], 2, redemptionId)).rejects.toThrow('another household')
  })
})

test('a batch waits, and is released once but for what is held back or reversed', async () => {
  const [a, b, c] = [fresh(), fresh(), fresh()]
  const batchId = randomUUID()
  const pending = (householdId: string, points: number) =>
    award({ householdId, points, pending: true, batchId })
  const [, second, third] = [await pending(a, 3), await pending(b, 4), await pending(c, 5)]
  await pending(a, 2)
  expect(await s.account(a)).toMatchObject({ pending: 5, available: 0 })
  expect(await hold(a, 1)).toEqual({ status: 'balance_too_low', available: 0 })
  expect(await s.reverse(third)).toMatchObject({ status: 'reversed', pending: 0 })
  expect(await released(batchId, [second])).toEqual({ released: 2, points: 5 })
  expect(await released(batchId, [second])).toEqual({ released: 0, points: 0 })
  expect(await s.account(a)).toMatchObject({ pending: 0, available: 5, entries: 4 })
  expect(await s.account(b)).toMatchObject({ pending: 4, available: 0 })
  const alone = (entryId: string) => within((tx) => releaseEntry(tx, { ...s.posting(), entryId, on }))
  expect(await alone(second)).toEqual({ status: 'released' })
  expect(await alone(second)).toEqual({ status: 'repeated' })
  expect(await alone(third)).toEqual({ status: 'not_pending' })
  // Taken back after it was released: from where it is now.
  expect(await s.reverse(second)).toMatchObject({ status: 'reversed', available: 0 })
})

test('what is reversed goes back where it came from: honour, deduction, hand-over', async () => {
  const householdId = fresh()
  await award({ householdId, points: 20 })
  const honour = { ...s.posting(), line: 3, entryId: newId(), householdId, memberId: null, points: 7, on }
  expect(await within((tx) => postHonour(tx, { ...honour, note: '最美庭院' }))).toMatchObject({ honour: 7 })
  expect(await within((tx) => postHonour(tx, { ...honour, note: '最美庭院' }))).toMatchObject({
    status: 'repeated'
  })
  const less = {
    ...s.posting(),
    line: 0,
    entryId: newId(),
    householdId,
    category: 'virtue' as const,
    on,
    note: '扣'
  }
  expect(await within((tx) => deduct(tx, { ...less, points: 6 }))).toMatchObject({ available: 14 })
  const earned = () =>
    earnedIn(s.db, {
      villageId: s.villageId,
      householdId,
      category: 'virtue',
      from: '2026-11-01',
      to: '2026-11-30'
    })
  expect(await earned()).toBe(14)
  const redemptionId = randomUUID()
  await hold(householdId, 4, redemptionId)
  await settled(handOver, redemptionId)
  const over = await s.db
    .selectFrom('points_entry')
    .select('id')
    .where('redemption_id', '=', redemptionId)
    .where('kind', '=', 'hand_over')
    .executeTakeFirstOrThrow()
  expect(await s.reverse(honour.entryId)).toMatchObject({ status: 'reversed' })
  expect(await s.reverse(less.entryId)).toMatchObject({ available: 16 })
  expect(await s.reverse(over.id)).toMatchObject({ available: 20 })
  expect(await earned()).toBe(20)
  expect(await s.account(householdId)).toMatchObject({ available: 20, reserved: 0, honour: 0, pending: 0 })
})

test('the village holds what its households hold', async () => {
  const { rows } = await sql<
    Record<string, number>
  >`select sum(pending)::int as pending, sum(available)::int as available,
    sum(reserved)::int as reserved, sum(honour)::int as honour from points_account`.execute(s.db)
  expect(await outstanding(s.db, s.villageId)).toEqual(rows[0])
  expect(await outstanding(s.db, randomUUID())).toEqual({ pending: 0, available: 0, reserved: 0, honour: 0 })
})
