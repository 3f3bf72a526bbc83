import { RuleObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { lineAfterObjection } from '../claim/line-objection'
import { decisionAfterObjection } from '../decision/follow-objection'
import { recorderFor } from '../points/recorder'
import { lineOf, lockObjection, objectedOf } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/**
 * What a court has ruled, with the number of its case. The matter stops with it; a ruling that the supervision committee
 * registers, or that comes when the matter has gone on, waits for the committee. Refuses OBJECTION_NOT_NOW and
 * OBJECTION_OWN.
 */
export const recordRuling = mutation({
  action: 'objection_ruling',
  input: RuleObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { caseNumber, reason }, subject) => {
    const by = recorderFor(ctx, 'objection_ruling', subject)
    const done = await actOnObjection(ctx, subject, { type: 'record_ruling', caseNumber, reason }, by)
    const found = { effect: done.effect, reason, order: { document: `人民法院裁判文书 ${caseNumber}` } }
    await decisionAfterObjection(ctx.db, objectedOf(subject), found, by, ctx.now)
    const line = lineOf(subject)
    if (line) {
      const { effect } = done
      await lineAfterObjection(ctx, line, { objectionId: subject.loaded.objection.id, effect, reason, by })
    }
    return presentProgress(done, ctx.now)
  }
})
