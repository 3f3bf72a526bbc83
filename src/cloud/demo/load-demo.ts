import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { StartRefusal } from '../db/start-refusal'
import type { FileStore } from '../ports/file-store'
import { demoPlan } from './demo-plan'
import { loadClaimsAndPoints } from './load-claims'
import { loadContacts } from './load-contacts'
import { loadDecisions } from './load-decisions'
import { loadHonours } from './load-honours'
import { loadIssues } from './load-issues'
import { loadAccounts, loadRoles } from './load-people'
import { loadPlaces, loadVillage } from './load-places'
import { loadRounds } from './load-rounds'
import { loadRulebooks } from './load-rulebooks'
import { loadShop } from './load-shop'

// Any fixed number: two hosts that start at the same moment load the county once.
const LOCK = 7_410_011_123

const notDemo =
  '这个数据库里已有真实的村，不能按演示启动（演示时人人可以登录、拨快时钟）：请设 XIAOYUAN_DEMO=0 再启动。'

/** Whether there are places that did not come with the demo: then nobody may sign in from a list, nor move the clock. */
const isSomebodys = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ places: boolean; demo: boolean }>`
    select exists (select 1 from place) as places,
      exists (select 1 from account where provider = 'demo') as demo`.execute(db)
  return rows.some(({ places, demo }) => places && !demo)
}

/**
 * Loads the demo county in one transaction: the prefecture's real places, two villages with generated people,
 * and some months of their life counted back from `now`. The same ids at every load; hashes depend on `secret`.
 * Does nothing when the prefecture's places are there already. Throws StartRefusal over a database that real people use.
 */
export async function loadDemo(deps: {
  db: Db
  secret: Uint8Array
  files: FileStore
  now: Date
}): Promise<'loaded' | 'already there'> {
  const { secret, files, now } = deps
  const plan = demoPlan()
  return deps.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
    if (await isSomebodys(db)) throw new StartRefusal(notDemo)
    const known = plan.counties.map((county) => county.code)
    const there = await db
      .selectFrom('place_name')
      .select('place_id')
      .where('code', 'in', known)
      .limit(1)
      .execute()
    if (there.length > 0) return 'already there'
    await loadPlaces(db, plan)
    await loadContacts(db, plan, now)
    await loadVillage(db, plan.a, plan.offices.a, secret)
    await loadVillage(db, plan.b, plan.offices.b, secret)
    await loadRoles(db, plan, now)
    await loadAccounts(db, secret, now)
    await loadRulebooks(db, plan)
    await loadDecisions(db, files, plan, now)
    await loadIssues(db, plan, now)
    await loadClaimsAndPoints(db, plan, now)
    await loadShop(db, { villageId: plan.a.id, clerk: plan.offices.a.secretary }, now)
    await loadRounds(db, plan, now)
    await loadHonours(db, plan, now)
    return 'loaded'
  })
}
