import { addDays } from '@/domain/common/calendar'
import { expiresOn } from '@/domain/rulebook/expiry'
import { newId } from '../crypto/new-id'
import { releaseBatch } from './ledger'
import { bookOne } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 4 })
  await lapses('03-31')
})
afterAll(() => s.close())

const lapses = (monthDay: string) =>
  s.tamper('update rulebook set expiry_years_on = 1, expiry_month_day = $1', [monthDay])
const lotOf = (entryId: string) =>
  s.db.selectFrom('points_lot').select('expires_on').where('entry_id', '=', entryId).executeTakeFirst()

/** Booked as pending on one day, available on another. */
const released = async (on: string, expires: string | null, household = 0) => {
  const batchId = newId()
  const booked = await bookOne(s.db, {
    ...{ villageId: s.villageId, by: s.by, now: new Date('2026-12-28T02:00:00Z'), batchId, pending: true },
    ...{ householdId: s.households[household] ?? '', itemId: s.items[0], points: 5, expiresOn: expires }
  })
  if (booked.status !== 'posted') throw new Error(booked.status)
  const of = { ...s.posting(), now: new Date(`${on}T02:00:00Z`), batchId, except: [], on }
  await s.db.transaction().execute((tx) => releaseBatch(tx, of))
  return (await lotOf(booked.entryId))?.expires_on ?? null
}

test('points that hung over New Year run out a year after they could be spent, not before', async () => {
  expect(await released('2027-01-02', '2027-03-31')).toBe('2028-03-31')
  expect(await released('2026-12-31', '2027-03-31', 1)).toBe('2027-03-31')
  // Never earlier than was said when they were booked, and what does not run out goes on not running out.
  expect(await released('2026-12-31', '2029-03-31', 2)).toBe('2029-03-31')
  expect(await released('2027-01-02', null, 3)).toBeNull()
  expect(await s.faults()).toEqual([])
})

test('the database and the domain name the same last day, leap years included', async () => {
  for (const monthDay of ['02-29', '12-31', '06-30']) {
    await lapses(monthDay)
    for (let i = 0; i < 6; i += 1) {
      const on = addDays('2026-06-15', i * 366)
      const { rows } = await s.sql<{ day: string }>`
        select points_last_day(${s.villageId}::uuid, ${s.items[0]}::uuid, ${on}::date)::text as day`.execute(
        s.db
      )
      expect([monthDay, on, rows[0]?.day]).toEqual([monthDay, on, expiresOn({ yearsOn: 1, monthDay }, on)])
    }
  }
})
