import type { Selectable, Transaction } from 'kysely'
import { type DraftLine, lineState, ruleOf } from '@/domain/rulebook/draft-line'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import type { RulebookDraft } from '@/domain/rulebook/rule-item'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type {
  RulebookDraftEventTable,
  RulebookDraftLineTable,
  RulebookDraftTable
} from '../db/rulebook-schema'
import type { Database } from '../db/schema'
import type { Recorder } from '../points/ledger'

export type DraftRow = Selectable<RulebookDraftTable>
export type LineRow = Selectable<RulebookDraftLineTable>

export const lineOf = (row: LineRow): DraftLine => ({
  said: row.said,
  rule: row.rule,
  missing: row.missing,
  open: row.open,
  refusal: row.refusal,
  leftOut: row.left_out
})

/** A draft without its lines; undefined when the village has none of this id. */
export const findDraft = (db: Db, villageId: string, draftId: string): Promise<DraftRow | undefined> =>
  db
    .selectFrom('rulebook_draft')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', draftId)
    .executeTakeFirst()

/** The same, locked until the transaction ends. */
export const lockDraft = async (
  tx: Transaction<Database>,
  villageId: string,
  draftId: string
): Promise<DraftRow | undefined> =>
  tx
    .selectFrom('rulebook_draft')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', draftId)
    .forUpdate()
    .executeTakeFirst()

/** Refuses RULEBOOK_DRAFT_FROZEN and RULEBOOK_DRAFT_ENDED unless the draft is being written. */
export const mustBeOpen = (draft: DraftRow): void => {
  if (draft.state === 'frozen') deny(draftRefusals.frozen)
  if (draft.state !== 'open') deny(draftRefusals.ended)
}

/** The lines of a draft, in its order; a draft has 200 rules and what was left out of its tables. */
export const linesOfDraft = (db: Db, villageId: string, draftId: string): Promise<LineRow[]> =>
  db
    .selectFrom('rulebook_draft_line')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('draft_id', '=', draftId)
    .orderBy('no')
    .execute()

/** A draft as the rulebook that it is to become. Refuses RULEBOOK_LINES_WAIT and RULEBOOK_DAY_NEEDED. */
export const rulebookOf = (draft: DraftRow, rows: readonly LineRow[]): RulebookDraft => {
  const lines = rows.map(lineOf).filter((line) => !line.leftOut)
  const waiting = lines.filter((line) => lineState(line) !== 'ready')
  if (waiting.length > 0) deny(draftRefusals.waiting(waiting.length))
  return {
    ...{ title: draft.title, source: draft.source, effectiveTo: draft.effective_to, expiry: draft.expiry },
    effectiveFrom: draft.effective_from ?? deny(draftRefusals.dayNeeded),
    deductionPeriod: draft.deduction_period,
    groups: draft.groups,
    items: lines.map(ruleOf)
  }
}

/** Writes a step of a draft's history. */
export const noteDraft = async (
  db: Db,
  draft: { village_id: string; id: string },
  kind: RulebookDraftEventTable['kind'],
  { by, now, fingerprint }: { by: Recorder; now: Date; fingerprint: string | null }
): Promise<void> => {
  await db
    .insertInto('rulebook_draft_event')
    .values({
      ...{ village_id: draft.village_id, id: newId(), draft_id: draft.id, at: now, kind, fingerprint },
      ...{ actor_id: by.id, actor_name: by.name, actor_role: by.role }
    })
    .execute()
}
