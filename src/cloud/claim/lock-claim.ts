import type { WriteContext } from '../api/procedure'
import { livingVillage } from '../notice/load-notice'
import { placeOf } from './judge'
import { loadClaim } from './load-claims'

/** A claim and where it lies as the subject of a score, locked. */
export const lockClaim = async ({ db }: WriteContext, villageId: string, claimId: string) => {
  const village = await livingVillage(db, villageId)
  const loaded = village && (await loadClaim(db, villageId, claimId, true))
  return village && loaded ? { ...placeOf(village, loaded.row), loaded } : null
}
