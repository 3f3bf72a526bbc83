import { common } from '@/domain/refusal/refusal'
import { settledLine } from '@/domain/rulebook/draft-line'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { SaveLine } from '@/domain/rulebook/forms'
import { checkItem } from '@/domain/rulebook/rulebook'
import { mostItems } from '@/domain/rulebook/rulebook-limits'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { linesOfDraft } from './load-draft'
import { openDraft, taken, touch } from './open-draft'
import { presentSaved } from './present-draft'

/**
 * A rule as a person settled it: a new one at the end, or in the place of a line, which keeps what its table said.
 * Refuses the RULE_ codes, RULE_DEDUCTION_OFF (deductions are not chosen for this draft), RULEBOOK_CAP_*,
 * RULEBOOK_HONOUR_MINUS, RULEBOOK_TOO_MANY_LINES, RULEBOOK_DRAFT_FROZEN, RULEBOOK_DRAFT_ENDED and VILLAGE_ENDED.
 */
export const saveLine = mutation({
  action: 'rulebook_draft',
  input: SaveLine,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, draftId, lineId, rule }) => {
    const draft = await openDraft(ctx.db, villageId, draftId)
    const rows = await linesOfDraft(ctx.db, villageId, draftId)
    const old = lineId === null ? null : (rows.find((row) => row.id === lineId) ?? deny(common.notFound))
    if (taken(rows) >= mostItems && (old === null || old.left_out)) deny(draftRefusals.tooManyLines)
    const at = old ? rows.indexOf(old) : rows.length
    const checked = checkItem(rule, at, draft.deduction_period !== null)
    if (!checked.ok) deny(checked.refusal)
    const line = settledLine(old?.said ?? null, rule)
    const words = {
      rule: JSON.stringify(line.rule),
      ...{ missing: '[]', open: '[]', refusal: null, left_out: false }
    }
    const saved = old
      ? await ctx.db
          .updateTable('rulebook_draft_line')
          .set(words)
          .where('village_id', '=', villageId)
          .where('draft_id', '=', draftId)
          .where('id', '=', old.id)
          .returningAll()
          .executeTakeFirstOrThrow()
      : await ctx.db
          .insertInto('rulebook_draft_line')
          .values({
            ...{ village_id: villageId, draft_id: draftId, id: newId(), said: null, ...words },
            no: (rows.at(-1)?.no ?? 0) + 1
          })
          .returningAll()
          .executeTakeFirstOrThrow()
    await touch(ctx.db, villageId, draftId, ctx.now)
    return presentSaved(saved, draft, [...rows.filter((row) => row.id !== saved.id), saved])
  }
})
