import { placeRefusals } from '@/domain/place/place'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'

/**
 * Keeps a village from being merged away until the transaction ends, for what must not be begun in one that ends at
 * the same moment. To be taken before any other lock. Refuses VILLAGE_ENDED.
 */
export const holdVillage = async (db: WriteContext['db'], villageId: string): Promise<void> => {
  const village = await db
    .selectFrom('place')
    .select('ended_on')
    .where('id', '=', villageId)
    .forKeyShare()
    .executeTakeFirst()
  if (village && village.ended_on !== null) deny(placeRefusals.villageEnded)
}
