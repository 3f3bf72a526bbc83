import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { fileOf, linesOf } from '../member/testing'
import { bookOne } from '../points/ledger-testing'
import { as, outcome } from '../testing/caller'
import { lockWaiters } from '../testing/lock-waiters'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()

/** A's village with an empty neighbour, merged into one; a new world's worth of trouble first, see each test. */
const merger = async () => {
  const { A } = scene.world
  const neighbour = newId()
  await sql`insert into place (id, level, parent_id, county_id, township_id, began_on)
    values (${neighbour}, 'village', ${A.townshipId}, ${A.countyId}, ${A.townshipId}, '2000-01-01')`.execute(
    scene.db
  )
  await sql`insert into place_name (place_id, valid_from, name, code)
    values (${neighbour}, '2000-01-01', '石桥村', '422802205230')`.execute(scene.db)
  return {
    requestId: randomUUID(),
    townshipId: A.townshipId,
    from: [A.villageId, neighbour],
    name: '繁𡐓村',
    code: '422802205299',
    on: '2026-11-20'
  }
}
const award = (db: typeof scene.db, householdId: string) =>
  bookOne(db, {
    ...{ villageId: scene.world.A.villageId, householdId, itemId: scene.life.itemId, points: 7 },
    by: { ...scene.world.A.holders.committee_member, role: 'committee_member' },
    now: scene.now
  })

test('a name is words, and no more of them than fit on a stamp', async () => {
  const admin = await as(scene.world.callerFor('sys_admin', 'A'))
  const input = { ...(await merger()), from: [scene.world.A.villageId, randomUUID()] }
  expect(await outcome(admin.place.merge({ ...input, name: '\u0000 村' }))).toBe('INPUT_INVALID')
  expect(await outcome(admin.place.merge({ ...input, name: '村'.repeat(31) }))).toBe('INPUT_INVALID')
  await scene.db.deleteFrom('place_name').where('name', '=', '石桥村').execute()
})

test('an award and an import that cross a merger are in the old ledger whole or not at all', async () => {
  const { A } = scene.world
  // Accounts are locked in the order of their ids: the merger holds the first one while it waits for the second.
  const [first, second, left] = A.households
  expect(first.id < second.id).toBe(true)
  const admin = await as(scene.world.callerFor('sys_admin', 'A'))
  const clerk = await as(scene.world.callerFor('committee_member', 'A'))
  const usual = linesOf(A, new Map())
  const file = await fileOf(usual)
  // A family that has moved away keeps its points in the old ledger: there is nowhere to carry them.
  await award(scene.db, left.id)
  await scene.db.updateTable('household').set({ ended_on: '2026-11-01' }).where('id', '=', left.id).execute()
  await scene.db
    .updateTable('member')
    .set({ ended_on: '2026-11-01' })
    .where('household_id', '=', left.id)
    .execute()

  const input = await merger()
  let merged: Promise<{ villageId: string }> | undefined
  let late: ReturnType<typeof award> | undefined
  let imported: Promise<string> | undefined
  await scene.db.transaction().execute(async (held) => {
    // Household 1 had nothing until this award, which is not yet committed when the merger begins.
    await award(held as unknown as typeof scene.db, second.id)
    merged = admin.place.merge(input)
    await lockWaiters(scene.db, 1)
    // These have been let in, and find the merger at work.
    late = award(scene.db, first.id)
    imported = outcome(
      clerk.member.applyRoster({ requestId: randomUUID(), villageId: A.villageId, file, confirmEnding: true })
    )
    await lockWaiters(scene.db, 3)
  })
  const villageId = (await merged)?.villageId ?? ''
  expect([await late, await imported]).toEqual([
    expect.objectContaining({ status: 'household_ended' }),
    'NOT_FOUND'
  ])

  const { rows } = await sql<{ household_id: string; village_id: string; available: number }>`
    select household_id, village_id, available from points_account where available > 0`.execute(scene.db)
  const at = (household: string) =>
    rows.filter((r) => r.household_id === household).map((r) => [r.village_id, r.available])
  expect(at(first.id)).toEqual([[villageId, 5]])
  expect(at(second.id)).toEqual([[villageId, 7]])
  expect(at(left.id)).toEqual([[A.villageId, 7]])
  const stray =
    await sql`select 1 from member where village_id = ${A.villageId} and ended_on is null`.execute(scene.db)
  expect(stray.rows).toEqual([])
})

test('the history of a carried binding names the account that is bound, and who carried it', async () => {
  const { rows } = await sql<{ same: boolean; actor_name: string }>`
    select e.account_id = b.account_id as same, e.actor_name from binding_event e
    join binding b on b.place_id = e.place_id and b.id = e.binding_id`.execute(scene.db)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter((r) => !r.same || r.actor_name !== '袁管理')).toEqual([])
})
