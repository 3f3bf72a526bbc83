import { sql } from 'kysely'
import type { Db } from '../db/pool'
import type { FileStore } from '../ports/file-store'
import { foundTraining } from '../training/found-training'
import { demoPlan, placeOf } from './demo-plan'
import { besideIt } from './ids'

/**
 * Founds the training village of the demo's county, unless it has had one: after `loadDemo`, also where the demo was
 * loaded before there were any. The same ids at every load.
 */
export const loadTraining = (deps: {
  readonly db: Db
  readonly secret: Uint8Array
  readonly files: FileStore
  readonly now: Date
}): Promise<'founded' | 'already there'> => {
  const { secret, files, now } = deps
  const plan = demoPlan()
  const { id: countyId, code } = placeOf(plan, plan.a.townshipCode.slice(0, 6))
  return deps.db.transaction().execute(async (db) => {
    // The lock of the press that begins it anew: two hosts that start at once found it once.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`training:${countyId}`}, 0))`.execute(db)
    const { rows } = await sql`select 1 from training_village where place_id = ${countyId} limit 1`.execute(
      db
    )
    if (rows.length > 0) return 'already there'
    const founded = { countyId, area: code.slice(0, 4), no: 1, by: null }
    await foundTraining({ db, secret, files, now, makeId: besideIt }, founded)
    return 'founded'
  })
}
