import { common } from '@/domain/refusal/refusal'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { LeaveOutLine } from '@/domain/rulebook/forms'
import { mostItems } from '@/domain/rulebook/rulebook-limits'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { lineOf, linesOfDraft } from './load-draft'
import { openDraft, taken, touch } from './open-draft'
import { presentSaved } from './present-draft'

/**
 * Leaves a line out of the rulebook, or takes it back in. It stays in the draft with what its table said. Refuses
 * RULEBOOK_TOO_MANY_LINES, RULEBOOK_DRAFT_FROZEN, RULEBOOK_DRAFT_ENDED and VILLAGE_ENDED.
 */
export const leaveOutLine = mutation({
  action: 'rulebook_draft',
  input: LeaveOutLine,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, draftId, lineId, leftOut }) => {
    const draft = await openDraft(ctx.db, villageId, draftId)
    const rows = await linesOfDraft(ctx.db, villageId, draftId)
    const old = rows.find((row) => row.id === lineId) ?? deny(common.notFound)
    if (!leftOut && lineOf(old).leftOut && taken(rows) >= mostItems) deny(draftRefusals.tooManyLines)
    const saved = await ctx.db
      .updateTable('rulebook_draft_line')
      .set({ left_out: leftOut })
      .where('village_id', '=', villageId)
      .where('draft_id', '=', draftId)
      .where('id', '=', lineId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await touch(ctx.db, villageId, draftId, ctx.now)
    return presentSaved(saved, draft, [...rows.filter((row) => row.id !== saved.id), saved])
  }
})
