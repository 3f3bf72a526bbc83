import type { Context } from '../api/context'
import { readRuleItemsById, type StoredRuleItem } from '../rulebook/rule-items'
import type { CaseStep, CaseWhole } from './present-deduction'

const pageSize = 30

interface Page {
  readonly villageId: string
  readonly householdId?: string
  readonly before?: string | undefined
}

/** Every step of these cases with whoever took it, the oldest first. */
const stepsOf = async (db: Context['db'], villageId: string, ids: readonly string[]): Promise<CaseStep[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('deduction_event')
        .select(['case_id', 'act', 'actor_name', 'words'])
        .where('village_id', '=', villageId)
        .where('case_id', 'in', [...ids])
        .orderBy('id')
        .execute()

/** A page of a village's or a household's deductions, each with its rule; `next` is what to pass as `before`. */
export const casesOf = async ({ db }: Pick<Context, 'db'>, { villageId, householdId, before }: Page) => {
  const found: CaseWhole[] = await db
    .selectFrom('deduction_case as c')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'c.village_id').onRef('h.id', '=', 'c.household_id')
    )
    .leftJoin('member as m', (j) =>
      j
        .onRef('m.village_id', '=', 'c.village_id')
        .onRef('m.household_id', '=', 'c.household_id')
        .on('m.relation', '=', 'head')
        .on('m.ended_on', 'is', null)
    )
    .selectAll('c')
    .select(['h.no as household_no', 'm.name as head_name'])
    .where('c.village_id', '=', villageId)
    .$if(householdId !== undefined, (q) => q.where('c.household_id', '=', householdId ?? ''))
    .$if(before !== undefined, (q) => q.where('c.id', '<', before ?? ''))
    .orderBy('c.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const rows = found.slice(0, pageSize)
  const items = await readRuleItemsById(
    db,
    villageId,
    rows.map((row) => row.item_id)
  )
  const taken = await stepsOf(
    db,
    villageId,
    rows.map((row) => row.id)
  )
  const cases = rows.flatMap((row): { row: CaseWhole; item: StoredRuleItem; steps: CaseStep[] }[] => {
    const item = items.get(row.item_id)
    return item ? [{ row, item, steps: taken.filter((s) => s.case_id === row.id) }] : []
  })
  return { cases, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}
