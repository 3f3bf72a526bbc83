import type { Selectable } from 'kysely'
import type { MessageKind } from '@/domain/message/message'
import { type DeductionCase, type DeductionResolution, deductionsOn } from '@/domain/points/deduction'
import { tellHouseholds } from '../claim/tell-households'
import { newId } from '../crypto/new-id'
import type { DeductionCaseTable } from '../db/deduction-schema'
import type { StoredRuleItem } from '../rulebook/rule-items'
import { bookOn } from '../rulebook/rule-items'
import type { Ledger, Recorder, Tx } from './ledger-types'

export type CaseRow = Selectable<DeductionCaseTable>

/**
 * The resolution by which a village deducts on a day: that of the rulebook in force. Null where it takes nothing, also
 * once a later version takes none.
 */
export const resolutionOn = async (
  db: Ledger,
  villageId: string,
  day: string
): Promise<DeductionResolution | null> => {
  const book = await bookOn(db, villageId, day)
  if (!book || book.deduction_period === null || book.resolved_on === null || book.adopted_on === null)
    return null
  const resolution = {
    ...{ resolvedOn: book.resolved_on, filedOn: book.adopted_on, period: book.deduction_period }
  }
  return deductionsOn(resolution, day) ? resolution : null
}

/** A case as the domain moves it; the rule gives its category and how much it takes at most. */
export const caseOf = (row: CaseRow, item: StoredRuleItem): DeductionCase => ({
  state: row.state,
  householdId: row.household_id,
  category: item.category,
  points: -item.points,
  occurredOn: row.occurred_on,
  remindedOn: row.reminded_on,
  remindedBy: row.reminded_by,
  informedOn: row.informed_on,
  informedBy: row.informed_by,
  answer:
    row.answer_on !== null && row.answer_words !== null
      ? { on: row.answer_on, words: row.answer_words }
      : null,
  endedOn: row.ended_on,
  reason: row.reason
})

export const findCase = (db: Ledger, villageId: string, caseId: string): Promise<CaseRow | undefined> =>
  db
    .selectFrom('deduction_case')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', caseId)
    .executeTakeFirst()

/** The same, locked until the transaction ends. */
export const lockCase = (tx: Tx, villageId: string, caseId: string): Promise<CaseRow | undefined> =>
  tx
    .selectFrom('deduction_case')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()

export interface Line {
  readonly act: string
  readonly by: Recorder
  readonly now: Date
  readonly words: string | null
}

/** Writes a line of a case's history. */
export const noteCase = async (
  tx: Tx,
  row: Pick<CaseRow, 'village_id' | 'id' | 'state'>,
  { act, by, now, words }: Line
): Promise<void> => {
  await tx
    .insertInto('deduction_event')
    .values({
      ...{ village_id: row.village_id, id: newId(), case_id: row.id, at: now, act, state: row.state, words },
      ...{ actor_id: by.id, actor_name: by.name, actor_role: by.role }
    })
    .execute()
}

/** What was taken at the end: nothing where the period had nothing left. */
export interface Taken {
  readonly points: number
  readonly entryId: string | null
}

/** Writes where a case stands now, and the line of its history. */
export const saveCase = async (
  tx: Tx,
  row: CaseRow,
  after: DeductionCase,
  line: Line & { readonly taken?: Taken }
): Promise<CaseRow> => {
  const saved = await tx
    .updateTable('deduction_case')
    .set({
      ...{ state: after.state, informed_on: after.informedOn, informed_by: after.informedBy },
      ...{ answer_on: after.answer?.on ?? null, answer_words: after.answer?.words ?? null },
      ...{ ended_on: after.endedOn, reason: after.reason },
      taken: line.taken?.points ?? null,
      entry_id: line.taken?.entryId ?? null
    })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteCase(tx, saved, line)
  return saved
}

/** Tells the head of the household, and nobody else. */
export const tellOfCase = (tx: Tx, row: CaseRow, kind: MessageKind, now: Date): Promise<void> => {
  const household = { household_id: row.household_id, member_id: null, claimant_id: null }
  const payload = { villageId: row.village_id, householdId: row.household_id, deductionId: row.id }
  return tellHouseholds(tx, row.village_id, [household], kind, payload, now)
}
