import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { Decision } from '@/domain/decision/life'
import { accept, type Outcome, refuse } from '@/domain/refusal/refusal'
import { resolvedBy } from '@/domain/rulebook/adoption'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import type { RulebookDraft } from '@/domain/rulebook/rule-item'
import { adoptRulebook } from '@/domain/rulebook/rulebook'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type DecisionRow, decisionOf } from '../decision/load-decision'
import type { Recorder } from '../points/ledger'
import { type DraftRow, linesOfDraft, noteDraft } from './load-draft'
import { lastBook } from './rule-items'
import { saveRulebook } from './save-rulebook'

/** The text that lies with a draft's decision. */
export const textOf = async (db: Db, draft: DraftRow): Promise<RulebookDraft | null> => {
  if (draft.fingerprint === null) return null
  const kept = await db
    .selectFrom('rulebook_text')
    .select('content')
    .where('village_id', '=', draft.village_id)
    .where('draft_id', '=', draft.id)
    .where('fingerprint', '=', draft.fingerprint)
    .executeTakeFirst()
  return kept?.content ?? null
}

/** A text begins on its day, or on the day on which its resolution has hung its time, whichever is later. */
const beginning = (text: RulebookDraft, today: string): RulebookDraft =>
  text.effectiveFrom >= today ? text : { ...text, effectiveFrom: today }

/**
 * Whether a frozen draft takes effect now, and as what. Refuses what `resolvedBy` and `adoptRulebook` refuse; nothing
 * is written.
 */
export const adoptionOf = async (
  db: Db,
  draft: DraftRow,
  { decision, row, today }: { decision: Decision; row: DecisionRow; today: string }
) => {
  const text = await textOf(db, draft)
  if (draft.state !== 'frozen' || draft.fingerprint === null || !text) {
    const { code, message } = draftRefusals.notHandedIn
    return refuse(code, message)
  }
  const deductions = text.deductionPeriod !== null
  const how = resolvedBy(decision, {
    ...{ fingerprint: draft.fingerprint, deductions, no: row.no, followUpDocument: row.follow_up_document }
  })
  if (!how.ok) return how
  const previous = await lastBook(db, draft.village_id)
  const facts = { adoptedOn: today, adoptedBy: how.value.adoptedBy, deductions, previous }
  const book = adoptRulebook(beginning(text, today), facts)
  return book.ok ? accept({ book: book.value, how: how.value }) : book
}

/**
 * Makes a frozen draft the village's next rulebook when its decision says so; nobody can hurry it, and nobody can
 * keep it back. The decision's row is locked by the caller. Refuses what `adoptionOf` refuses.
 */
export const adoptDraft = async (
  tx: Transaction<Database>,
  draft: DraftRow,
  { row, by, now }: { row: DecisionRow; by: Recorder; now: Date }
): Promise<Outcome<{ rulebookId: string }>> => {
  const { village_id: villageId } = draft
  const decision = await decisionOf(tx, row)
  if (!decision) return refuse('RULEBOOK_NOT_RESOLVED', '这件事项是旧记录，不能据此施行。')
  // Two drafts of a village must not become the same version.
  await tx.selectFrom('place').select('id').where('id', '=', villageId).forNoKeyUpdate().execute()
  const today = dayOf(now)
  const outcome = await adoptionOf(tx, draft, { decision, row, today })
  if (!outcome.ok) return outcome
  const { book, how } = outcome.value
  const rulebookId = newId()
  const said = new Map((await linesOfDraft(tx, villageId, draft.id)).map((l) => [l.rule.words, l.said]))
  await saveRulebook(
    tx,
    { villageId, rulebookId },
    book,
    {
      ...{ decisionId: decision.id, adoptedOn: today, fingerprint: draft.fingerprint },
      resolvedOn: how.resolvedOn,
      filedDocument: book.deductionPeriod === null ? null : how.filedDocument
    },
    { idOf: () => newId(), saidOf: (item) => said.get(item.words) ?? null }
  )
  await tx
    .updateTable('rulebook_draft')
    .set({ state: 'adopted', updated_at: now })
    .where('village_id', '=', villageId)
    .where('id', '=', draft.id)
    .execute()
  await noteDraft(tx, draft, 'adopted', { by, now, fingerprint: draft.fingerprint })
  return accept({ rulebookId })
}
