import { OrderObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { lineAfterObjection } from '../claim/line-objection'
import { decisionAfterObjection } from '../decision/follow-objection'
import { recorderFor } from '../points/recorder'
import { lineOf, lockObjection, objectedOf } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/**
 * The township's legal review orders a breach to be put right, on a lawful ground, citing the article and the paper
 * (组织法第31、41条): the notice stands no longer, and the matter stops until the order is done. Refuses
 * OBJECTION_ORDER_NO_ARTICLE, OBJECTION_PERSONAL_DATA, OBJECTION_NOT_NOW and RETURN_WITHOUT_ARTICLE.
 */
export const orderObjection = mutation({
  action: 'objection_order',
  input: OrderObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { ground, article, document, reason }, subject) => {
    const by = recorderFor(ctx, 'objection_order', subject)
    const done = await actOnObjection(ctx, subject, { type: 'order', article, document, reason }, by)
    const found = { effect: done.effect, reason, order: { document, citation: { ground, article } } }
    await decisionAfterObjection(ctx.db, objectedOf(subject), found, by, ctx.now)
    const line = lineOf(subject)
    if (line) {
      const { effect } = done
      await lineAfterObjection(ctx, line, { objectionId: subject.loaded.objection.id, effect, reason, by })
    }
    return presentProgress(done, ctx.now)
  }
})
