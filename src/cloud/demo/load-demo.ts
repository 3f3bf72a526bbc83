import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { demoPlan } from './demo-plan'
import { loadDecisions } from './load-decisions'
import { loadIssues } from './load-issues'
import { loadAccounts, loadRoles } from './load-people'
import { loadPlaces, loadVillage } from './load-places'
import { loadPoints, loadRulebooks } from './load-points'

// Any fixed number: two hosts that start at the same moment load the county once.
const LOCK = 7_410_011_123

/**
 * Loads the demo county in one transaction: the prefecture's real places, two villages with generated people,
 * and some months of their life counted back from `now`. The same ids at every load; hashes depend on `secret`.
 * Does nothing when the prefecture's places are there already.
 */
export async function loadDemo(deps: {
  db: Db
  secret: Uint8Array
  now: Date
}): Promise<'loaded' | 'already there'> {
  const { secret, now } = deps
  const plan = demoPlan()
  return deps.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
    const known = plan.counties.map((county) => county.code)
    const there = await db
      .selectFrom('place_name')
      .select('place_id')
      .where('code', 'in', known)
      .limit(1)
      .execute()
    if (there.length > 0) return 'already there'
    await loadPlaces(db, plan)
    await loadVillage(db, plan.a, plan.offices.a, secret)
    await loadVillage(db, plan.b, plan.offices.b, secret)
    await loadRoles(db, plan, now)
    await loadAccounts(db, secret, now)
    await loadRulebooks(db, plan)
    await loadDecisions(db, plan, now)
    await loadIssues(db, plan, now)
    await loadPoints(db, plan, now)
    return 'loaded'
  })
}
