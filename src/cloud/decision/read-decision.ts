import { ReadDecision } from '@/domain/decision/decision'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { presentDecision } from './present-decision'

/** One decision with its six steps. One that is not yet published exists only for its village and township. */
export const readDecision = query({
  action: 'read_published_notice',
  input: ReadDecision,
  subject: async ({ db, actor }, { villageId, decisionId }) => {
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
  },
  run: async ({ db }, { villageId, decisionId }, { row }) => {
    const events = await db
      .selectFrom('decision_event')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('decision_id', '=', decisionId)
      .orderBy('id')
      .execute()
    return presentDecision(row, events)
  }
})
