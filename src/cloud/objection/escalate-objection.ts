import { EscalateObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockOwnObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** The villager passes it up when a term ran out and nobody did. Refuses OBJECTION_NOT_LATE and OBJECTION_CLOSED. */
export const escalateObjection = mutation({
  action: 'objection_own',
  input: EscalateObjection,
  subject: ({ db }, { villageId, objectionId }) => lockOwnObjection(db, villageId, objectionId),
  run: async (ctx, _input, subject) => {
    const by = recorderFor(ctx, 'objection_own', subject)
    return presentProgress(
      await actOnObjection(ctx, subject, { type: 'escalate', reason: '超过期限没有办，由提出人转交' }, by),
      ctx.now
    )
  }
})
