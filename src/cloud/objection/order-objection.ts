import { OrderObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/**
 * The township's legal review orders a breach to be put right, citing the article; the notice stands no longer. Refuses
 * OBJECTION_ORDER_NO_ARTICLE and OBJECTION_NOT_NOW.
 */
export const orderObjection = mutation({
  action: 'objection_order',
  input: OrderObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { article, reason }, subject) => {
    const by = recorderFor(ctx, 'objection_order', subject)
    const done = await actOnObjection(ctx, subject, { type: 'order', article, reason }, by)
    return presentProgress(done, ctx.now)
  }
})
