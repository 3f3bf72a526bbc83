import { common } from '@/domain/refusal/refusal'
import { DropDraft } from '@/domain/rulebook/forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import { lockDraft, mustBeOpen, noteDraft } from './load-draft'
import { presentDraftCard } from './present-draft'

/**
 * Gives a draft up that is being written; it can still be read. Refuses RULEBOOK_DRAFT_FROZEN, RULEBOOK_DRAFT_ENDED
 * and VILLAGE_ENDED.
 */
export const dropDraft = mutation({
  action: 'rulebook_draft',
  input: DropDraft,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, draftId }, subject) => {
    const draft = (await lockDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    mustBeOpen(draft)
    const row = await ctx.db
      .updateTable('rulebook_draft')
      .set({ state: 'dropped', updated_at: ctx.now })
      .where('village_id', '=', villageId)
      .where('id', '=', draftId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const by = recorderFor(ctx, 'rulebook_draft', subject)
    await noteDraft(ctx.db, draft, 'dropped', { by, now: ctx.now, fingerprint: null })
    return presentDraftCard(row)
  }
})
