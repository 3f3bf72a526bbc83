import type { WriteContext } from '../api/procedure'
import { livingVillage } from '../notice/load-notice'

/** The decision and its village, the decision's row locked until the transaction ends. Refuses VILLAGE_ENDED. */
export const lockDecision = async ({ db }: WriteContext, villageId: string, decisionId: string) => {
  const village = await livingVillage(db, villageId)
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .forUpdate()
    .executeTakeFirst()
  return village && row ? { ...village, row } : null
}
