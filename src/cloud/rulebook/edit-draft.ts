import { common } from '@/domain/refusal/refusal'
import { forbiddenIn } from '@/domain/rulebook/forbidden'
import { EditDraft } from '@/domain/rulebook/forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { lockDraft, mustBeOpen } from './load-draft'
import { presentDraftCard } from './present-draft'

/**
 * What a rulebook says beside its rules: its name and days, until when points can be spent, its groups. Refuses
 * RULEBOOK_DRAFT_FROZEN, RULEBOOK_DRAFT_ENDED, the RULE_ codes for its name, and VILLAGE_ENDED.
 */
export const editDraft = mutation({
  action: 'rulebook_draft',
  input: EditDraft,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, input) => {
    const { villageId, draftId, title, source, effectiveFrom, effectiveTo, expiry, deductionPeriod } = input
    const draft = (await lockDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    mustBeOpen(draft)
    const forbidden = forbiddenIn(title)
    if (forbidden) deny({ ...forbidden, field: 'title' })
    const row = await ctx.db
      .updateTable('rulebook_draft')
      .set({
        ...{ title, source, effective_from: effectiveFrom, effective_to: effectiveTo },
        expiry: expiry && JSON.stringify(expiry),
        ...{ deduction_period: deductionPeriod, groups: JSON.stringify(input.groups), updated_at: ctx.now }
      })
      .where('village_id', '=', villageId)
      .where('id', '=', draftId)
      .returningAll()
      .executeTakeFirstOrThrow()
    return presentDraftCard(row)
  }
})
