import { dayOf } from '@/domain/common/calendar'
import { common } from '@/domain/refusal/refusal'
import { ReadDraft } from '@/domain/rulebook/forms'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { decisionOf } from '../decision/load-decision'
import { villageSubject } from '../place/subjects'
import { adoptionOf } from './adopt-draft'
import { type DraftRow, findDraft, linesOfDraft } from './load-draft'
import { presentCarrier, presentDraft } from './present-draft'
import { mayReopen } from './reopen-draft'

const carrierOf = async ({ db, now }: Pick<Context, 'db' | 'now'>, draft: DraftRow) => {
  if (draft.decision_id === null) return null
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', draft.village_id)
    .where('id', '=', draft.decision_id)
    .executeTakeFirstOrThrow()
  const decision = await decisionOf(db, row)
  if (!decision) return null
  const today = dayOf(now)
  const outcome = draft.state === 'frozen' ? await adoptionOf(db, draft, { decision, row, today }) : null
  return presentCarrier(decision, {
    no: row.no,
    inTheWay: outcome && !outcome.ok ? outcome.refusal : null,
    mayReopen: draft.state === 'frozen' && mayReopen(row.state)
  })
}

/** A draft with all its lines, what each still needs, and the decision that it was handed to. */
export const readDraft = query({
  action: 'rulebook_draft',
  input: ReadDraft,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, draftId }) => {
    const draft = (await findDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    const lines = await linesOfDraft(ctx.db, villageId, draftId)
    return presentDraft(draft, lines, await carrierOf(ctx, draft))
  }
})
