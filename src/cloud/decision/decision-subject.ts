import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'

/**
 * A decision with its village as the subject of a read; null when there is none. One that is not yet published exists
 * only for its village and township.
 */
export const readableDecision = async (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  villageId: string,
  decisionId: string
) => {
  const village = await villageSubject(db, villageId)
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .executeTakeFirst()
  if (!village || !row) return null
  if (!row.published && !may(actor, 'read_decision', village)) {
    return deny(actor.accountId ? common.forbidden : common.notSignedIn)
  }
  return { ...village, row }
}
