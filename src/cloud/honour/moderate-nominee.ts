import { type HideReason, hideReasons, issueRefusals, mayModerate } from '@/domain/issue/issue'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { recorderFor } from '../points/recorder'
import type { AtNominee } from './load-honour'
import { tellNominator, tellNominees } from './tell-honour'

/**
 * Writes what the township decided about the words and photos of a nomination: its state, a line in its history, and a
 * word to the household and to the author where they are kept back. How the household stands in the round does not change.
 */
export const moderateNominee = async (
  ctx: WriteContext,
  subject: AtNominee,
  to: 'shown' | 'hidden',
  why: { readonly reason?: HideReason; readonly note?: string | undefined } = {}
): Promise<void> => {
  const { row } = subject
  if (!mayModerate(row.moderation, to)) deny(issueRefusals.alreadyModerated)
  const by = recorderFor(ctx, 'issue_moderate', subject)
  const reason = why.reason ? [hideReasons[why.reason], why.note].filter(Boolean).join('：') : null
  await ctx.db
    .updateTable('honour_nominee')
    .set({ moderation: to, hidden_for: reason, written_by: null })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  await ctx.db
    .insertInto('honour_event')
    .values({
      ...{ village_id: row.village_id, id: newId(), round_id: row.round_id, nominee_id: row.id },
      ...{ at: ctx.now, kind: to, from_state: row.state, to_state: row.state },
      ...{ by_id: by.id, by_name: by.name, by_role: by.role, words: reason }
    })
    .execute()
  if (to === 'shown') return
  await tellNominees(ctx.db, [row], { kind: 'honour_hidden', now: ctx.now, reason })
  // Of their own household they have just been told.
  if (!row.own) await tellNominator(ctx.db, row, { kind: 'honour_words_hidden', now: ctx.now, reason })
}
