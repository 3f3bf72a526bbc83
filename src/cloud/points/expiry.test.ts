import { randomUUID } from 'node:crypto'
import { newId } from '../crypto/new-id'
import { expirePoints } from '../jobs/expire-points'
import { giveBack, releaseBatch, reserve } from './ledger'
import { bookOne } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 8 })
})
afterAll(() => s.close())
afterEach(async () => expect(await s.faults()).toEqual([]))

let next = 0
const fresh = async () => {
  const householdId = s.households[next++]
  if (householdId === undefined) throw new Error('more households')
  const memberId = newId()
  await s.db
    .insertInto('member')
    .values({
      ...{ village_id: s.villageId, id: memberId, household_id: householdId, name: '向天乐' },
      relation: 'head',
      residence: 'resident',
      joined_on: '2020-01-01'
    })
    .execute()
  return { householdId, memberId }
}
/** Noon in Shanghai. */
const at = (day: string) => new Date(`${day}T04:00:00Z`)
const award = (householdId: string, points: number, expiresOn: string | null, more = {}) =>
  bookOne(s.db, {
    ...{ villageId: s.villageId, householdId, itemId: s.items[0], points, by: s.by, now: at('2026-01-05') },
    ...{ expiresOn, ...more }
  })
const hold = (householdId: string, points: number, redemptionId: string = randomUUID()) =>
  s.db.transaction().execute((tx) =>
    reserve(tx, {
      ...{ ...s.posting(), entryId: newId(), redemptionId, householdId, memberId: null, points },
      ...{ on: '2026-11-22', note: null }
    })
  )
const lots = async (householdId: string) =>
  (
    await s.db
      .selectFrom('points_lot')
      .select(['left_points', 'expires_on', 'warned_on'])
      .where('household_id', '=', householdId)
      .orderBy('no')
      .execute()
  ).map((l) => [l.left_points, l.expires_on, l.warned_on])

test('nothing expires unwarned: told 30 days before, once, and gone the day after the last', async () => {
  const { householdId, memberId } = await fresh()
  await award(householdId, 5, '2026-12-31')
  await award(householdId, 7, null)
  expect(await expirePoints(s.db, at('2026-11-30'))).toEqual({ warned: 0, expired: 0 })
  expect(await expirePoints(s.db, at('2026-12-01'))).toEqual({ warned: 1, expired: 0 })
  expect(await expirePoints(s.db, at('2026-12-01'))).toEqual({ warned: 0, expired: 0 })
  const told = await s.db.selectFrom('outbox').selectAll().where('holder_id', '=', memberId).execute()
  expect(told.map((m) => [m.kind, m.payload])).toEqual([
    ['points_expiring', { householdId, reason: '5分，最早的到2026-12-31为止' }]
  ])
  expect(await expirePoints(s.db, at('2026-12-31'))).toEqual({ warned: 0, expired: 0 })
  const both = await Promise.all([expirePoints(s.db, at('2027-01-01')), expirePoints(s.db, at('2027-01-01'))])
  expect(both.map((d) => d.expired).sort()).toEqual([0, 1])
  expect(await s.account(householdId)).toMatchObject({ available: 7, entries: 3 })
})

test('told late, they can be spent for 30 days more', async () => {
  const { householdId } = await fresh()
  await award(householdId, 5, '2026-03-31')
  expect(await expirePoints(s.db, at('2026-06-01'))).toEqual({ warned: 1, expired: 0 })
  expect(await expirePoints(s.db, at('2026-07-01'))).toEqual({ warned: 0, expired: 0 })
  expect(await expirePoints(s.db, at('2026-07-02'))).toEqual({ warned: 0, expired: 1 })
})

test('what expires first is spent first, what never expires last', async () => {
  const { householdId } = await fresh()
  await award(householdId, 4, null)
  await award(householdId, 5, '2027-12-31')
  await award(householdId, 6, '2027-06-30')
  await hold(householdId, 8)
  expect(await lots(householdId)).toEqual([
    [3, '2027-12-31', null],
    [0, '2027-06-30', null]
  ])
  await hold(householdId, 5)
  expect((await lots(householdId)).map(([left]) => left)).toEqual([0, 0])
  expect(await s.account(householdId)).toMatchObject({ available: 2, reserved: 13 })
})

test('given back to its own lots; one that has run out can be spent for 30 days', async () => {
  const { householdId } = await fresh()
  await award(householdId, 5, '2026-10-31')
  await award(householdId, 6, '2027-06-30')
  const redemptionId = randomUUID()
  await hold(householdId, 7, redemptionId)
  await s.db
    .transaction()
    .execute((tx) =>
      giveBack(tx, { ...s.posting(), entryId: newId(), redemptionId, on: '2026-11-22', note: null })
    )
  expect(await lots(householdId)).toEqual([
    [5, '2026-12-22', '2026-11-22'],
    [6, '2027-06-30', null]
  ])
  await expirePoints(s.db, at('2026-12-22'))
  expect(await s.account(householdId)).toMatchObject({ available: 11 })
  await expirePoints(s.db, at('2026-12-23'))
  expect(await s.account(householdId)).toMatchObject({ available: 6 })
})

test('a reversal takes its own lot first; one of points that never expire leaves the lots alone', async () => {
  const { householdId } = await fresh()
  const never = await award(householdId, 4, null)
  const first = await award(householdId, 5, '2027-06-30')
  const second = await award(householdId, 6, '2027-12-31')
  if (first.status !== 'posted' || second.status !== 'posted' || never.status !== 'posted') throw new Error()
  await hold(householdId, 2)
  await s.reverse(second.entryId)
  expect((await lots(householdId)).map(([left]) => left)).toEqual([3, 0])
  await s.reverse(never.entryId)
  expect((await lots(householdId)).map(([left]) => left)).toEqual([3, 0])
  expect(await s.reverse(first.entryId)).toEqual({ status: 'balance_too_low' })
})

test('pending points begin to run when they are released, and an expiry can be taken back', async () => {
  const { householdId } = await fresh()
  const batchId = randomUUID()
  await award(householdId, 5, '2026-12-31', { pending: true, batchId })
  expect(await lots(householdId)).toEqual([])
  await s.db
    .transaction()
    .execute((tx) => releaseBatch(tx, { ...s.posting(), batchId, except: [], on: '2026-11-22' }))
  await expirePoints(s.db, at('2026-12-01'))
  await expirePoints(s.db, at('2027-02-01'))
  const gone = await s.db
    .selectFrom('points_entry')
    .select(['id', 'recorded_by_name', 'recorded_by_role'])
    .where('household_id', '=', householdId)
    .where('kind', '=', 'expiry')
    .executeTakeFirstOrThrow()
  expect(gone).toMatchObject({ recorded_by_name: '系统', recorded_by_role: 'clock' })
  expect(await s.reverse(gone.id, at('2027-02-02'))).toMatchObject({ status: 'reversed', available: 5 })
  expect(await lots(householdId)).toEqual([[5, '2027-03-04', '2027-02-02']])
})
