import type { Period } from '@/domain/common/calendar'
import { goesOnFrom } from '@/domain/rulebook/compare'
import { inPaperOrder } from '@/domain/rulebook/full-text'
import type { Rulebook, RuleItem } from '@/domain/rulebook/rule-item'
import type { Db } from '../db/pool'

/** How an adopted rulebook came about, beside its text. */
export interface Adoption {
  /** Null for one that was adopted before its village came here. */
  readonly decisionId: string | null
  readonly adoptedOn: string | null
  readonly fingerprint: string | null
  /** For one with deductions: the day of the resolution and the paper by which the township filed it. */
  readonly resolvedOn: string | null
  readonly filedDocument: string | null
}

const deductionPeriodOf = (period: Period | null) => {
  if (period === 'day') throw new Error('deductions run over a month, a quarter or a year')
  return period
}

/** The rules of every earlier version, the latest version last: one that was left out for a while goes on as well. */
const itemsBefore = (db: Db, villageId: string, version: number) =>
  db
    .selectFrom('rulebook_item as i')
    .innerJoin('rulebook as b', (j) =>
      j.onRef('b.village_id', '=', 'i.village_id').onRef('b.id', '=', 'i.rulebook_id')
    )
    .select(['i.category', 'i.words'])
    .select((e) => e.fn.coalesce('i.rule_id', 'i.id').as('ruleId'))
    .where('i.village_id', '=', villageId)
    .where('b.version', '<', version)
    .orderBy('b.version')
    .orderBy('i.no')
    .execute()

/**
 * Writes a version of a village's rulebook with its items, caps and groups, in the order of the paper. `idOf` names each
 * item by its number; what it was in the source is `saidOf`. A rule that goes on keeps its `rule_id`, and so its caps. History: nothing of it can be changed afterwards.
 */
export const saveRulebook = async (
  db: Db,
  at: { readonly villageId: string; readonly rulebookId: string },
  book: Rulebook,
  how: Adoption,
  { idOf, saidOf }: { idOf: (no: number) => string; saidOf: (item: RuleItem) => string | null }
): Promise<void> => {
  const { villageId, rulebookId } = at
  const before = await itemsBefore(db, villageId, book.version)
  await db
    .insertInto('rulebook')
    .values({
      ...{ village_id: villageId, id: rulebookId, version: book.version, title: book.title },
      ...{ source: book.source, adopted_by: book.adoptedBy },
      ...{ effective_from: book.effectiveFrom, effective_to: book.effectiveTo },
      ...{ decision_id: how.decisionId, adopted_on: how.adoptedOn, fingerprint: how.fingerprint },
      expiry_years_on: book.expiry?.yearsOn ?? null,
      expiry_month_day: book.expiry?.monthDay ?? null,
      deduction_period: deductionPeriodOf(book.deductionPeriod),
      ...{ resolved_on: how.resolvedOn, filed_document: how.filedDocument }
    })
    .execute()
  if (book.groups.length > 0) {
    await db
      .insertInto('rulebook_group')
      .values(book.groups.map((group) => ({ village_id: villageId, rulebook_id: rulebookId, ...group })))
      .execute()
  }
  const ordered = inPaperOrder(book.items)
  const ruleIds = goesOnFrom(before, ordered)
  const items = ordered.map((item, i) => ({
    ...item,
    no: i + 1,
    id: idOf(i + 1),
    ruleId: ruleIds[i] ?? null,
    said: saidOf(item)
  }))
  await db
    .insertInto('rulebook_item')
    .values(
      items.map((item) => ({
        ...{ village_id: villageId, rulebook_id: rulebookId, id: item.id, no: item.no },
        ...{ category: item.category, words: item.words, points: item.points, unit: item.unit },
        evidence: item.evidence?.words ?? null,
        evidence_needed: item.evidence?.needed ?? false,
        recorded_by: [...item.recordedBy],
        ...{ group_name: item.group, honour: item.honour, said: item.said, rule_id: item.ruleId }
      }))
    )
    .execute()
  const caps = items.flatMap((item) =>
    item.caps.map((cap) => ({ village_id: villageId, item_id: item.id, ...cap }))
  )
  if (caps.length > 0) await db.insertInto('rulebook_cap').values(caps).execute()
}
