import type * as z from 'zod/mini'
import { VerifyObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { refuseOwnLine } from '../claim/line-judge'
import { lineAfterObjection } from '../claim/line-objection'
import { decisionAfterObjection } from '../decision/follow-objection'
import { recorderFor } from '../points/recorder'
import { lineOf, lockObjection, objectedOf } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

const actionOf = ({ finding, reason, steps }: z.output<typeof VerifyObjection>) => {
  switch (finding) {
    case 'unfounded':
      return { type: 'find_unfounded' as const, reason }
    case 'flawed':
      return { type: 'find_flawed' as const, reason, steps: steps ?? [] }
    case 'redo':
      return { type: 'find_redo' as const, reason }
    case 'send_back':
      return { type: 'send_back' as const, reason }
    case 'escalate':
      return { type: 'escalate' as const, reason }
  }
}

/**
 * The supervision committee judges the reply: unfounded, and the notice goes on; a flaw, and the matter goes back to
 * the earliest flawed step; done again; answered again; or passed up. Refuses OBJECTION_NOT_NOW, OBJECTION_OWN,
 * OBJECTION_STEPS_BAD, OBJECTION_REDO_RESOLUTION and OBJECTION_PERSONAL_DATA; for a line of a points notice also
 * OBJECTION_RECUSED, OBJECTION_CORRECTIONS_NEEDED and what `settleLineOf` refuses.
 */
export const verifyObjection = mutation({
  action: 'objection_verify',
  input: VerifyObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, input, subject) => {
    const by = recorderFor(ctx, 'objection_verify', subject)
    const line = lineOf(subject)
    // To pass it up is no judgment: it is what whoever must stand back can do.
    if (line && input.finding !== 'escalate') await refuseOwnLine(ctx, 'objection_verify', subject, line)
    const done = await actOnObjection(ctx, subject, actionOf(input), by)
    const found = { effect: done.effect, reason: input.reason }
    await decisionAfterObjection(ctx.db, objectedOf(subject), found, by, ctx.now)
    if (line) {
      const { objectionId, corrections } = input
      await lineAfterObjection(ctx, line, { ...found, objectionId, corrections, by })
    }
    return presentProgress(done, ctx.now)
  }
})
