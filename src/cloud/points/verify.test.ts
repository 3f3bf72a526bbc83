import { randomUUID } from 'node:crypto'
import { newId } from '../crypto/new-id'
import { bookOne } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'
import { verifyLedger } from './verify'

let s: LedgerScene
let householdId: string
const period = '2026-Q4'
const award = (household: string, more = {}) =>
  bookOne(s.db, {
    ...{
      villageId: s.villageId,
      householdId: household,
      itemId: s.items[0],
      points: 5,
      by: s.by,
      now: s.now
    },
    caps: [{ holderId: household, counterId: s.items[0], period, limit: 1000 }],
    ...more
  })
const faults = async () =>
  (await verifyLedger(s.db, { villageId: s.villageId })).faults.map((f) => [
    f.code,
    f.householdId,
    f.no ?? f.sealNo
  ])
const entry = async (no: number) =>
  (
    await s.db
      .selectFrom('points_entry')
      .select('id')
      .where('household_id', '=', householdId)
      .where('no', '=', no)
      .executeTakeFirstOrThrow()
  ).id

beforeEach(async () => {
  s = await ledgerScene({ households: 4 })
  householdId = s.households[1]
  for (let round = 0; round < 3; round++) {
    for (const household of s.households) {
      await award(household)
      await award(household, { expiresOn: '2027-12-31' })
    }
    await s.seal()
  }
  expect(await faults()).toEqual([])
})
afterEach(() => s.close())

test('a changed entry is found, and it is that one, not its block', async () => {
  for (const change of ["note = '改'", 'points = 6', "posted_at = posted_at + interval '1 microsecond'"]) {
    await s.tamper('begin')
    await s.tamper(`update points_entry set ${change} where household_id = $1 and no = 4`, [householdId])
    const found = await verifyLedger(s.db)
    expect(found.faults[0]).toMatchObject({
      ...{ code: 'ENTRY_CHANGED', villageId: s.villageId, householdId, no: 4, entryId: await entry(4) }
    })
    await s.tamper(
      `update points_entry set note = null, points = 5, posted_at = $2 where household_id = $1 and no = 4`,
      [householdId, s.now]
    )
    expect(await faults()).toEqual([])
  }
})

test('a removed entry is found: in the middle, at the end, and all of them', async () => {
  await s.tamper('delete from points_entry where household_id = $1 and no = 6', [householdId])
  expect((await faults())[0]).toEqual(['ENTRY_MISSING', householdId, 6])
  await s.tamper('delete from points_entry where household_id = $1 and no = 3', [householdId])
  expect((await faults())[0]).toEqual(['ENTRY_MISSING', householdId, 3])
  await s.tamper('delete from points_entry where household_id = $1', [householdId])
  expect((await faults())[0]).toEqual(['ENTRY_MISSING', householdId, 1])
})

test('an entry slipped in behind a seal is found, with its account made to fit or not', async () => {
  const insert = `insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points,
    item_id, occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, request_id)
    select village_id, $2, household_id, $3, kind, from_bucket, to_bucket, points, item_id, occurred_on, posted_at,
      recorded_by, recorded_by_name, recorded_by_role, $4 from points_entry where household_id = $1 and no = 1`
  await s.tamper(insert, [householdId, newId(), 7, newId()])
  expect(await faults()).toContainEqual(['ENTRY_UNCOUNTED', householdId, 7])
  await s.tamper('delete from points_entry where household_id = $1 and no = 7', [householdId])
  // Moved up to make room, and every sum put right.
  await s.tamper('update points_entry set no = no + 100 where household_id = $1 and no > 3', [householdId])
  await s.tamper('update points_entry set no = no - 99 where household_id = $1 and no > 100', [householdId])
  await s.tamper(insert, [householdId, newId(), 4, newId()])
  await s.tamper('update points_account set entries = 7, available = available + 5 where household_id = $1', [
    householdId
  ])
  expect((await faults())[0]).toEqual(['ENTRY_CHANGED', householdId, 4])
})

test('a changed balance, cap, lot or roll-up is found', async () => {
  const cases = [
    ['update points_account set available = available + $2 where household_id = $1', 'BALANCE_DIFFERS'],
    ['update points_account set honour = honour + $2 where household_id = $1', 'BALANCE_DIFFERS'],
    ['update points_cap set used = used + $2 where holder_id = $1', 'CAP_DIFFERS'],
    [
      'update points_lot set left_points = left_points + $2 where household_id = $1 and no = 2',
      'LOT_DIFFERS'
    ],
    [
      `update points_rollup set points = points + $2 where household_id = $1 and period = '2026'`,
      'ROLLUP_DIFFERS'
    ]
  ] as const
  for (const [statement, code] of cases) {
    await s.tamper(statement, [householdId, 1])
    expect([statement, (await faults()).map(([c, h]) => [c, h])]).toEqual([statement, [[code, householdId]]])
    await s.tamper(statement, [householdId, -1])
  }
  expect(await faults()).toEqual([])
})

test('a seal that is changed, removed, put in another place or cut off is found, with its first entry', async () => {
  const swap = async (a: number, b: number) => {
    await s.tamper(`update points_seal set no = 1000 - no where no in (${a}, ${b})`)
    await s.tamper(
      `update points_seal set no = case when no = ${1000 - a} then ${b} else ${a} end where no > 900`
    )
  }
  const found = async () => (await verifyLedger(s.db)).faults[0]
  await swap(2, 3)
  expect(await found()).toMatchObject({ code: 'SEAL_CHANGED', villageId: s.villageId, sealNo: 2, no: 3 })
  expect((await found())?.entryId).not.toBeNull()
  await swap(2, 3)
  await s.tamper('update points_seal set at = at + interval $$1 day$$ where no = 1')
  expect(await found()).toMatchObject({ code: 'SEAL_CHANGED', sealNo: 1, no: 1 })
  await s.tamper('update points_seal set at = at - interval $$1 day$$ where no = 1')
  expect(await faults()).toEqual([])
  await s.tamper('delete from points_seal where no = 3')
  expect(await found()).toMatchObject({ code: 'SEAL_MISSING', sealNo: 3, no: 5 })
  await s.tamper('delete from points_leaf where seal_no = 3')
  expect((await verifyLedger(s.db)).faults.map((f) => f.code)).toContain('SEAL_HEAD_DIFFERS')
})

test('entries that change places are found', async () => {
  await s.tamper('update points_entry set no = 100 + no where household_id = $1 and no in (2, 3)', [
    householdId
  ])
  await s.tamper('update points_entry set no = 105 - no where household_id = $1 and no > 100', [householdId])
  expect((await faults())[0]).toEqual(['ENTRY_CHANGED', householdId, 2])
})

test('a reversal of what was never booked, and points out of nothing, are found before any seal', async () => {
  const forged = `insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points,
    occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, reverses, request_id)
    values ($1, $2, $3, 7, 'reversal', 'redeemed', 'available', 50, '2026-11-22', $4, $1, '谁', 'clock', $5, $2)`
  await s.tamper(forged, [s.villageId, newId(), householdId, s.now, randomUUID()])
  await s.tamper(
    'update points_account set entries = 7, available = available + 50 where household_id = $1',
    [householdId]
  )
  expect((await faults())[0]).toEqual(['ENTRY_WRONG_LINK', householdId, 7])
})
