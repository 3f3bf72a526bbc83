import { WithdrawObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { lineAfterObjection } from '../claim/line-objection'
import { theClock } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { lineOf, lockOwnObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** The villager takes the objection back; the notice goes on. Refuses OBJECTION_CLOSED. */
export const withdrawObjection = mutation({
  action: 'objection_own',
  input: WithdrawObjection,
  subject: ({ db }, { villageId, objectionId }) => lockOwnObjection(db, villageId, objectionId),
  run: async (ctx, _input, subject) => {
    const by = recorderFor(ctx, 'objection_own', subject)
    const done = await actOnObjection(ctx, subject, { type: 'withdraw' }, by)
    const line = lineOf(subject)
    if (line) {
      // Naming who took it back would name who objected.
      const found = { objectionId: done.next.id, effect: done.effect, by: theClock(line.villageId) }
      await lineAfterObjection(ctx, line, { ...found, reason: '异议已撤回' })
    }
    return presentProgress(done, ctx.now)
  }
})
