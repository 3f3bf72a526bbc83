import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { giveBack, handOver, postHonour, readAccounts, releaseBatch, releaseEntry, reserve } from './ledger'
import { bookOne } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 4 })
})
afterAll(() => s.close())

const on = '2026-11-22'
const tx = <T>(work: (t: Parameters<typeof reserve>[0]) => Promise<T>) => s.db.transaction().execute(work)
const award = async (householdId: string, points: number, more = {}) => {
  const answer = await bookOne(s.db, {
    ...{ villageId: s.villageId, householdId, itemId: s.items[0], points, by: s.by, now: s.now, ...more }
  })
  if (answer.status !== 'posted') throw new Error(answer.status)
  return answer.entryId
}

test('a merger carries every bucket, and what was begun in the old village is ended in the new one', async () => {
  const [a, b, stays] = s.households
  const batchId = randomUUID()
  const first = await award(a, 3, { pending: true, batchId, expiresOn: '2027-12-31' })
  const second = await award(a, 4, { pending: true, batchId })
  await award(b, 5, { pending: true, batchId })
  await award(stays, 6, { pending: true, batchId })
  await award(a, 10, { expiresOn: '2027-06-30' })
  await award(a, 20)
  await tx((t) =>
    postHonour(t, {
      ...{
        ...s.posting(),
        line: 0,
        entryId: newId(),
        householdId: a,
        memberId: null,
        points: 7,
        on,
        note: '最美'
      }
    })
  )
  const [held, kept] = [randomUUID(), randomUUID()]
  for (const redemptionId of [held, kept]) {
    await tx((t) =>
      reserve(t, {
        ...{ ...s.posting(), entryId: newId(), redemptionId, householdId: a, memberId: null, points: 4, on },
        note: null
      })
    )
  }
  await s.seal()

  const into = newId()
  await s.db
    .insertInto('place')
    .values({
      ...{
        id: into,
        level: 'village',
        parent_id: s.townshipId,
        township_id: s.townshipId,
        county_id: s.countyId
      },
      began_on: '2026-11-22'
    })
    .execute()
  await s.db
    .insertInto('village_group')
    .values({ village_id: into, id: s.groupId, no: 1, name: '1组' })
    .execute()
  for (const [i, id] of [a, b].entries()) {
    await s.db
      .insertInto('household')
      .values({ village_id: into, id, group_id: s.groupId, no: String(i) })
      .execute()
    await s.endHousehold(id)
  }
  await s.db
    .updateTable('place')
    .set({ ended_on: on, merged_into: into })
    .where('id', '=', s.villageId)
    .execute()
  await sql`select carry_points(${s.villageId}::uuid, ${into}::uuid, 0, ${on}::date, ${s.now}::timestamptz,
    ${s.by.id}::uuid, '袁管理', '繁荣村', ${newId()}::uuid)`.execute(s.db)

  const at = async (village: string, id: string) => (await readAccounts(s.db, village, [id])).get(id)
  expect(await at(s.villageId, a)).toMatchObject({ pending: 0, available: 0, reserved: 0, honour: 0 })
  expect(await at(into, a)).toMatchObject({ pending: 7, available: 22, reserved: 8, honour: 7 })
  expect(await at(into, b)).toMatchObject({ pending: 5 })
  expect(await at(s.villageId, stays)).toMatchObject({ pending: 6 })
  expect(await s.faults()).toEqual([])

  // Named by the village in which they were begun.
  const release = (except: string[]) => tx((t) => releaseBatch(t, { ...s.posting(), batchId, except, on }))
  expect(await release([second])).toEqual({ released: 3, points: 14 })
  const alone = () => tx((t) => releaseEntry(t, { ...s.posting(), entryId: second, on }))
  expect(await alone()).toEqual({ status: 'released' })
  expect(await alone()).toEqual({ status: 'repeated' })
  expect(await release([])).toEqual({ released: 0, points: 0 })
  const what = { ...s.posting(), entryId: newId(), on }
  expect(await tx((t) => handOver(t, { ...what, redemptionId: held }))).toEqual({ status: 'handed_over' })
  expect(await tx((t) => giveBack(t, { ...what, entryId: newId(), redemptionId: kept, note: null }))).toEqual(
    {
      status: 'given_back'
    }
  )
  expect(await at(into, a)).toMatchObject({ pending: 0, available: 33, reserved: 0, honour: 7 })
  const lots = await s.db
    .selectFrom('points_lot')
    .select(['left_points', 'expires_on', 'warned_on'])
    .where('village_id', '=', into)
    .orderBy('expires_on')
    .execute()
  expect(lots.map((l) => [l.left_points, l.expires_on, l.warned_on])).toEqual([
    [2, '2027-06-30', null],
    [3, '2027-12-31', null]
  ])
  expect(await s.reverse(first)).toEqual({ status: 'balance_too_low' })
  expect(await s.faults()).toEqual([])
})
