import { actRefusals, RecordFollowUp } from '@/domain/decision/act'
import { besideLine, followUpFault } from '@/domain/decision/beside'
import { currentVersion } from '@/domain/decision/life'
import { personalFault } from '@/domain/decision/public-words'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { decisionOf } from './load-decision'
import { lockDecision } from './lock-decision'
import { presentMoved } from './present-moved'
import { appendEvent } from './save-step'

/**
 * The village records the paper by which the township or county has passed a resolution that the law sends there
 * (筹资筹劳复审、报批、备案); without it the work does not begin. Refuses FOLLOW_UP_NOT_NEEDED, FOLLOW_UP_NOT_NOW,
 * PERSONAL_DATA, DECISION_NOT_IN_COURSE and VILLAGE_ENDED.
 */
export const recordFollowUp = mutation({
  action: 'decision_follow_up',
  input: RecordFollowUp,
  subject: (ctx, { villageId, decisionId }) => lockDecision(ctx, villageId, decisionId),
  run: async (ctx, { villageId, decisionId, document }, { row, ...village }) => {
    const decision = await decisionOf(ctx.db, row)
    if (!decision) return deny(actRefusals.notInCourse)
    const fault = followUpFault(decision) ?? personalFault({ document })
    if (fault) return deny(fault)
    const by = recorderFor(ctx, 'decision_follow_up', village)
    const at = { state: decision.state, versionNo: currentVersion(decision).no, on: ctx.now }
    const event = besideLine('record_follow_up', at, by, document)
    await ctx.db
      .updateTable('decision')
      .set({ follow_up_document: document, updated_at: ctx.now })
      .where('village_id', '=', villageId)
      .where('id', '=', decisionId)
      .execute()
    const { townshipId } = village
    await appendEvent(ctx.db, decisionId, event, { villageId, townshipId, convener: null, told: {} })
    return presentMoved({ next: decision, events: [event] })
  }
})
