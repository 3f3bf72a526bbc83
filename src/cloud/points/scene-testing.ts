import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { newId } from '../crypto/new-id'
import { withDatabase } from '../testing/database'
import { type CapCounter, readAccounts, readCapsUsed, reverseEntry } from './ledger'
import { sealVillage } from './seal'
import { verifyLedger } from './verify'

const many = <T>(count: number, one: (i: number) => T): [T, T, T, T, ...T[]] => {
  const list = Array.from({ length: Math.max(count, 4) }, (_, i) => one(i))
  const [a, b, c, d, ...rest] = list
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('too few')
  return [a, b, c, d, ...rest]
}

/** One village with households and two items in its rulebook, and nothing booked yet. */
export const ledgerScene = async (options: { households: number; now?: Date }) => {
  const base = await withDatabase()
  const { db } = base
  const now = options.now ?? new Date('2026-11-22T02:00:00Z')
  const [county, township, villageId, group, rulebook] = [newId(), newId(), newId(), newId(), newId()]
  const households = many(options.households, () => newId())
  const items = [newId(), newId()] as const
  const by = { id: newId(), name: '田会计', role: 'committee_member' as const }
  const places = [
    { id: county, level: 'county' as const, parent_id: null, township_id: null },
    { id: township, level: 'township' as const, parent_id: county, township_id: township },
    { id: villageId, level: 'village' as const, parent_id: township, township_id: township }
  ].map((place) => ({ ...place, county_id: county, began_on: '2000-01-01' }))
  for (const place of places) await db.insertInto('place').values(place).execute()
  await db
    .insertInto('village_group')
    .values({ village_id: villageId, id: group, no: 1, name: '1组' })
    .execute()
  await db
    .insertInto('household')
    .values(households.map((id, i) => ({ village_id: villageId, id, group_id: group, no: String(1000 + i) })))
    .execute()
  const book = { village_id: villageId, id: rulebook, version: 1, title: '细则', source: '测试' }
  await db
    .insertInto('rulebook')
    .values({ ...book, adopted_by: '村民会议', effective_from: '2026-01-01' })
    .execute()
  await db
    .insertInto('rulebook_item')
    .values(
      items.map((id, i) => ({
        ...{
          village_id: villageId,
          rulebook_id: rulebook,
          id,
          no: i + 1,
          words: `互助${i}`,
          points: 5,
          unit: '次'
        },
        category: i === 0 ? ('virtue' as const) : ('courtyard' as const)
      }))
    )
    .execute()
  const posting = () => ({ villageId, requestId: randomUUID(), by, now })
  return {
    ...{ db, ownerUrl: base.ownerUrl, url: base.url, villageId, townshipId: township, countyId: county },
    ...{ groupId: group, households, items, by, now, posting },
    account: async (householdId: string) => {
      const account = (await readAccounts(db, villageId, [householdId])).get(householdId)
      if (!account) throw new Error('no account')
      return account
    },
    usedOf: async (cap: CapCounter) => (await readCapsUsed(db, villageId, [cap]))[0] ?? 0,
    reverse: (reverses: string, at: Date = now) =>
      reverseEntry(db, { ...posting(), now: at, entryId: newId(), reverses, reason: '记错了' }),
    seal: (at: Date = now) => db.transaction().execute((tx) => sealVillage(tx, villageId, at)),
    /** What a recomputation of everything finds wrong. */
    faults: async () => (await verifyLedger(db)).faults,
    endHousehold: (id: string) =>
      db
        .updateTable('household')
        .set({ ended_on: '2026-11-01' })
        .where('village_id', '=', villageId)
        .where('id', '=', id)
        .execute(),
    /** As a superuser who stops at nothing: past every trigger. */
    tamper: async (statement: string, values: unknown[] = []) => {
      const owner = new Client({ connectionString: base.ownerUrl })
      await owner.connect()
      try {
        await owner.query("set session_replication_role = 'replica'")
        return await owner.query(statement, values)
      } finally {
        await owner.end()
      }
    },
    sql,
    close: () => base.drop()
  }
}

export type LedgerScene = Awaited<ReturnType<typeof ledgerScene>>
