import type { Db } from '../db/pool'
import { endLots, villagesWithEnds } from '../points/expiry'
import { eachRow } from './each-row'

/** Tells households of points that are about to expire, and books what has expired; village by village. */
export const expirePoints = async (db: Db, now: Date): Promise<{ warned: number; expired: number }> => {
  const done = { warned: 0, expired: 0 }
  await eachRow(await villagesWithEnds(db, now), async (villageId) => {
    const { warned, expired } = await endLots(db, villageId, now)
    done.warned += warned
    done.expired += expired
  })
  return done
}
