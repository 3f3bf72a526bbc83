import { sql } from 'kysely'
import { type HashedEntry, hashedColumns } from './entry-bytes'
import type { Ledger } from './ledger-types'
import { type Fault, faultOf } from './verify-faults'
import { type HouseholdFacts, type LeafPart, verifyHousehold } from './verify-household'
import { verifySeals } from './verify-seals'
import { VillageSums } from './verify-sums'

const PAGE = 5000
/** Of one village; a ledger that is wrong throughout would fill a screen otherwise. */
const mostFaults = 100

export interface Verified {
  readonly villages: number
  readonly households: number
  readonly entries: number
  readonly faults: readonly Fault[]
}

/** A village's entries, one household after the other, each in its order. */
async function* householdsOf(db: Ledger, villageId: string): AsyncGenerator<HashedEntry[]> {
  let own: HashedEntry[] = []
  let [household, no] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const { rows } = await sql<HashedEntry>`
      select ${hashedColumns} from points_entry e
      where e.village_id = ${villageId}::uuid and (e.household_id, e.no) > (${household}::uuid, ${no}::int)
      order by e.household_id, e.no limit ${PAGE}::int`.execute(db)
    for (const entry of rows) {
      if (own[0] && own[0].household_id !== entry.household_id) {
        yield own
        own = []
      }
      own.push(entry)
    }
    const last = rows.at(-1)
    if (!last) break
    ;[household, no] = [last.household_id, last.no]
  }
  if (own.length > 0) yield own
}

const byHousehold = <Row extends { household_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const map = new Map<string, Row[]>()
  for (const row of rows) {
    const list = map.get(row.household_id)
    if (list) list.push(row)
    else map.set(row.household_id, [row])
  }
  return map
}

/** The tables that hold sums, of one village: as many rows as it has households, counters and months. */
const sumsOf = async (db: Ledger, villageId: string) => {
  const of = <Row>(query: string) =>
    sql<Row>`${sql.raw(query)} where village_id = ${villageId}::uuid`.execute(db).then(({ rows }) => rows)
  type Account = NonNullable<HouseholdFacts['account']> & { household_id: string }
  const accounts = await of<Account>(
    'select household_id, pending, available, reserved, honour, entries from points_account'
  )
  const lots = await of<{ household_id: string; entry_id: string; left_points: number; expires_on: string }>(
    'select household_id, entry_id, left_points, expires_on from points_lot'
  )
  const caps = await of<{ key: string; used: number }>(
    "select concat_ws(' ', holder_id, counter_id, period) as key, used from points_cap"
  )
  const rollups = await of<{ key: string; points: number }>(
    "select concat_ws(' ', period, household_id, category) as key, points from points_rollup"
  )
  const items = await of<{ id: string; category: string }>('select id, category from rulebook_item')
  const sealed = await of<{ household_id: string; up_to: number; hash: Buffer }>(
    'select household_id, up_to, hash from points_sealed'
  )
  return {
    accounts: new Map(accounts.map((a) => [a.household_id, a])),
    lots: byHousehold(lots),
    caps: new Map(caps.map((c) => [c.key, c.used])),
    rollups: new Map(rollups.map((r) => [r.key, r.points])),
    categories: new Map(items.map((i) => [i.id, i.category])),
    sealed: new Map(sealed.map((s) => [s.household_id, s]))
  }
}

const leavesOf = async (db: Ledger, villageId: string, households: readonly string[]) => {
  const { rows } = await sql<LeafPart & { household_id: string }>`
    select household_id, seal_no, up_to, hash, links from points_leaf
    where village_id = ${villageId}::uuid and household_id = any (${households}::uuid[])
    order by household_id, seal_no`.execute(db)
  return byHousehold(rows)
}

/** Recomputes one village's ledger from its entries. */
const verifyVillage = async (db: Ledger, villageId: string) => {
  const stored = await sumsOf(db, villageId)
  const sums = new VillageSums(villageId, stored.categories)
  const faults: Fault[] = []
  const seen = new Set<string>()
  let entries = 0
  const check = async (householdId: string, own: readonly HashedEntry[]): Promise<void> => {
    const leaves = (await leavesOf(db, villageId, [householdId])).get(householdId) ?? []
    const last = leaves.at(-1)
    const sealed = stored.sealed.get(householdId)
    const lots = stored.lots.get(householdId) ?? []
    faults.push(
      ...verifyHousehold({
        ...{ villageId, householdId, entries: own, leaves },
        account: stored.accounts.get(householdId) ?? null,
        lots: new Map(lots.map((l) => [l.entry_id, { left: l.left_points, expiresOn: l.expires_on }]))
      })
    )
    if ((sealed?.up_to ?? 0) !== (last?.up_to ?? 0) || (last && !sealed?.hash.equals(last.hash)))
      faults.push(faultOf(villageId, 'SEAL_HEAD_DIFFERS', { householdId, sealNo: last?.seal_no ?? null }))
    sums.add(own, last?.up_to ?? 0)
    entries += own.length
    seen.add(householdId)
  }
  for await (const own of householdsOf(db, villageId)) {
    const [first] = own
    if (first) await check(first.household_id, own)
  }
  // An account whose entries are all gone, or a seal of a household that has none.
  const rest = [...stored.accounts.keys(), ...stored.sealed.keys(), ...stored.lots.keys()]
  for (const householdId of new Set(rest)) {
    const account = stored.accounts.get(householdId)
    const touched = stored.sealed.has(householdId) || stored.lots.has(householdId)
    const held =
      account && account.entries + account.pending + account.available + account.reserved + account.honour > 0
    if (!seen.has(householdId) && (held || touched)) await check(householdId, [])
  }
  faults.push(...(await verifySeals(db, villageId)), ...sums.faults(stored.caps, stored.rollups))
  return { households: seen.size, entries, faults: faults.slice(0, mostFaults) }
}

/** Every village that has a ledger, in the order of ids, a page at a time. */
async function* villagesOf(db: Ledger, only: string | null): AsyncGenerator<string> {
  if (only !== null) {
    yield only
    return
  }
  const { rows } = await sql<{ id: string }>`
    select p.id from place p where p.level = 'village' order by p.id`.execute(db)
  for (const { id } of rows) yield id
}

/**
 * Recomputes ledgers from their entries: numbers without gaps, chains and blocks of hashes, links, balances, caps, lots
 * and roll-ups; of one village, or of all. Answers what does not hold, of each village the first first. Reads in one
 * snapshot, so that postings under way do not disturb it.
 */
export const verifyLedger = async (
  db: Ledger,
  options: { villageId?: string; onVillage?: (villageId: string, faults: number) => void } = {}
): Promise<Verified> => {
  const total = { villages: 0, households: 0, entries: 0 }
  const faults: Fault[] = []
  for await (const villageId of villagesOf(db, options.villageId ?? null)) {
    const one = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => verifyVillage(tx, villageId))
    total.villages += 1
    total.households += one.households
    total.entries += one.entries
    faults.push(...one.faults)
    options.onVillage?.(villageId, one.faults.length)
  }
  return { ...total, faults }
}
