import { type DecisionState, endStates } from '@/domain/decision/decision'
import { ruleAt } from '@/domain/decision/step'
import { common } from '@/domain/refusal/refusal'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { ReopenDraft } from '@/domain/rulebook/forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockDecision } from '../decision/lock-decision'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import { findDraft, lockDraft, noteDraft } from './load-draft'
import { presentDraftCard } from './present-draft'

/** Whether a text that lies with a decision may still be changed: while the matter may be revised, or once it ended. */
export const mayReopen = (state: string): boolean =>
  endStates.includes(state as DecisionState)
    ? state !== 'ARCHIVED'
    : ruleAt(state as DecisionState, 'revise') !== null

/**
 * Takes a rulebook back from its decision to change it; the old text stays under its fingerprint. Refuses
 * RULEBOOK_DRAFT_OPEN, RULEBOOK_DRAFT_ENDED, RULEBOOK_TOO_LATE (it was deliberated on: the matter must be returned
 * first) and VILLAGE_ENDED.
 */
export const reopenDraft = mutation({
  action: 'rulebook_draft',
  input: ReopenDraft,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, draftId }, subject) => {
    const seen = (await findDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    const locked = seen.decision_id ? await lockDecision(ctx, villageId, seen.decision_id) : null
    const draft = (await lockDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    if (draft.state === 'open') deny(draftRefusals.notFrozen)
    if (draft.state !== 'frozen' || !locked) return deny(draftRefusals.ended)
    if (!mayReopen(locked.row.state)) deny(draftRefusals.tooLate)
    const row = await ctx.db
      .updateTable('rulebook_draft')
      .set({ state: 'open', updated_at: ctx.now })
      .where('village_id', '=', villageId)
      .where('id', '=', draftId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const by = recorderFor(ctx, 'rulebook_draft', subject)
    await noteDraft(ctx.db, draft, 'reopened', { by, now: ctx.now, fingerprint: draft.fingerprint })
    return presentDraftCard(row)
  }
})
