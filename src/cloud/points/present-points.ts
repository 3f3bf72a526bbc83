import type { Selectable } from 'kysely'
import { publicHouseholdName } from '@/domain/household/household'
import { capWords, pointsCategories, type RulebookItem } from '@/domain/points/points'
import { roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'

type ItemRow = Selectable<Database['rulebook_item']>
type BookRow = Selectable<Database['rulebook']>
type EntryRow = Selectable<Database['points_entry']>

/** A row of the rulebook as the domain decides with it. */
export const itemOf = (
  row: ItemRow & { effective_from: string; effective_to: string | null }
): RulebookItem => ({
  id: row.id,
  category: row.category,
  words: row.words,
  points: row.points,
  unit: row.unit,
  cap:
    row.cap_points !== null && row.cap_per !== null && row.cap_period !== null
      ? { points: row.cap_points, per: row.cap_per, period: row.cap_period }
      : null,
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to
})

/** The rulebook in force with its items by category, in the order of the paper. */
export const presentRulebook = (book: BookRow, items: readonly ItemRow[]) => ({
  rulebookId: book.id,
  title: book.title,
  version: book.version,
  source: book.source,
  adoptedBy: book.adopted_by,
  effectiveFrom: book.effective_from,
  categories: Object.entries(pointsCategories).map(([category, name]) => ({
    category,
    name,
    items: items
      .filter((i) => i.category === category)
      .map((i) => {
        const item = itemOf({ ...i, effective_from: book.effective_from, effective_to: book.effective_to })
        return {
          itemId: i.id,
          no: i.no,
          words: i.words,
          points: i.points,
          unit: i.unit,
          capWords: capWords(item.cap),
          perPerson: item.cap?.per === 'person',
          evidence: i.evidence
        }
      })
  }))
})

export interface EntryWhole extends EntryRow {
  readonly item_words: string | null
  readonly item_no: number | null
  readonly category: ItemRow['category'] | null
  readonly rulebook_version: number | null
  readonly member_name: string | null
  readonly reversed_by: string | null
}

const kindWords: Record<EntryRow['kind'], string> = {
  award: '记分',
  reversal: '冲销',
  carried_out: '并村转出',
  carried_in: '并村转入'
}

/** One entry in plain words: how much, for what, under which rule, whose deed, who recorded it and when. */
export const presentEntry = (e: EntryWhole) => ({
  entryId: e.id,
  kind: e.kind,
  kindName: kindWords[e.kind],
  /** Signed for the household: what came in is positive. */
  points: e.credit_account === e.household_id ? e.points : -e.points,
  categoryName: e.category ? pointsCategories[e.category] : null,
  item: e.item_words,
  rule: e.item_no === null ? null : `积分细则第${e.rulebook_version}版第${e.item_no}条`,
  memberName: e.member_name,
  occurredOn: e.occurred_on,
  postedAt: e.posted_at.toISOString(),
  recordedBy: `${e.recorded_by_name}（${roleNames[e.recorded_by_role]}）`,
  note: e.note,
  reverses: e.reverses,
  reversedBy: e.reversed_by
})

/** A household's statement: what it has, and its latest entries. */
export const presentStatement = (
  household: { householdId: string; householdNo: string; headName: string },
  account: { balance: number; entries: number },
  entries: readonly EntryWhole[],
  sums: readonly { category: ItemRow['category'] | null; points: number }[]
) => ({
  householdId: household.householdId,
  householdName: publicHouseholdName(household.headName, household.householdNo),
  balance: account.balance,
  entryCount: account.entries,
  byCategory: Object.entries(pointsCategories).map(([category, name]) => ({
    category,
    name,
    points: Number(sums.find((s) => s.category === category)?.points ?? 0)
  })),
  entries: entries.map(presentEntry)
})

/** What whoever recorded an award sees: what was booked and what the household has now. */
export const presentAward = (booked: {
  entryId: string
  points: number
  balance: number
  capLeft: number | null
}) => ({
  ...booked
})
