import { type Selectable, sql } from 'kysely'
import type { Cap } from '@/domain/points/categories'
import type { PointsExpiry } from '@/domain/rulebook/expiry'
import type { ExclusiveGroup, Rulebook, RuleItem } from '@/domain/rulebook/rule-item'
import type { Db } from '../db/pool'
import type { RulebookItemTable, RulebookTable } from '../db/rulebook-schema'

export type BookRow = Selectable<RulebookTable>
type ItemRow = Selectable<RulebookItemTable>

/** An item of an adopted rulebook, with where it stands and until when. */
export interface StoredRuleItem extends RuleItem {
  readonly id: string
  /** What it shares with the same rule of other versions. */
  readonly ruleId: string
  readonly no: number
  readonly rulebookId: string
  readonly version: number
  readonly effectiveFrom: string
  /** The rulebook's own end, or the day before its successor began; null while neither is set. */
  readonly lastDay: string | null
  /** The group of `group`, of whose items one counts in a period. */
  readonly exclusive: ExclusiveGroup | null
  readonly expiry: PointsExpiry | null
  /** As the table had it from which the village took it. */
  readonly said: string | null
}

/**
 * Whether the resolution behind a rulebook (`b` or `n`) was revoked: it is void, so its predecessor goes on as if it had
 * never come. What was booked under it stays booked.
 */
const revokedOf = (alias: 'b' | 'n') => sql<boolean>`exists (select 1 from decision d
  where d.village_id = ${sql.ref(`${alias}.village_id`)} and d.id = ${sql.ref(`${alias}.decision_id`)}
    and d.state = 'REVOKED')`
export const revoked = revokedOf('b')

/** The last day of a rulebook `b`: its own, or the day before its successor begins; null while neither is set. */
export const lastDay = sql<string | null>`(case when ${revoked} then b.effective_from - 1 else
  least(b.effective_to, (select min(n.effective_from) - 1 from rulebook n
    where n.village_id = b.village_id and n.version > b.version and not ${revokedOf('n')})) end)::text`

/** Until when points of a rulebook can be spent. */
export const expiryOf = (book: Pick<BookRow, 'expiry_years_on' | 'expiry_month_day'>): PointsExpiry | null =>
  book.expiry_years_on === null || book.expiry_month_day === null
    ? null
    : { yearsOn: book.expiry_years_on, monthDay: book.expiry_month_day }

interface WholeRow
  extends ItemRow,
    Pick<BookRow, 'version' | 'effective_from' | 'expiry_years_on' | 'expiry_month_day'> {
  readonly last_day: string | null
  readonly caps: readonly Cap[]
  readonly group_per: ExclusiveGroup['per'] | null
  readonly group_period: ExclusiveGroup['period'] | null
}

const itemOf = (row: WholeRow): StoredRuleItem => ({
  id: row.id,
  ruleId: row.rule_id ?? row.id,
  no: row.no,
  rulebookId: row.rulebook_id,
  version: row.version,
  effectiveFrom: row.effective_from,
  lastDay: row.last_day,
  ...{ category: row.category, words: row.words, points: row.points, unit: row.unit, caps: row.caps },
  evidence: row.evidence === null ? null : { words: row.evidence, needed: row.evidence_needed },
  recordedBy: row.recorded_by,
  group: row.group_name,
  honour: row.honour,
  exclusive:
    row.group_name !== null && row.group_per !== null && row.group_period !== null
      ? { name: row.group_name, per: row.group_per, period: row.group_period }
      : null,
  expiry: expiryOf(row),
  said: row.said
})

const wholeItems = (db: Db, villageId: string) =>
  db
    .selectFrom('rulebook_item as i')
    .innerJoin('rulebook as b', (j) =>
      j.onRef('b.village_id', '=', 'i.village_id').onRef('b.id', '=', 'i.rulebook_id')
    )
    .leftJoin('rulebook_group as g', (j) =>
      j
        .onRef('g.village_id', '=', 'i.village_id')
        .onRef('g.rulebook_id', '=', 'i.rulebook_id')
        .onRef('g.name', '=', 'i.group_name')
    )
    .selectAll('i')
    .select(['b.version', 'b.effective_from', 'b.expiry_years_on', 'b.expiry_month_day'])
    .select(['g.per as group_per', 'g.period as group_period'])
    .select([
      lastDay.as('last_day'),
      sql<
        Cap[]
      >`coalesce((select jsonb_agg(jsonb_build_object('points', c.points, 'per', c.per, 'period', c.period)
        order by array_position('{day,month,quarter,year}', c.period), c.per)
        from rulebook_cap c where c.village_id = i.village_id and c.item_id = i.id), '[]')`.as('caps')
    ])
    .where('i.village_id', '=', villageId)

/** The version of a village's rulebook in force on a day; undefined where there was none. */
export const bookOn = (db: Db, villageId: string, on: string): Promise<BookRow | undefined> =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('rulebook as b')
        .selectAll()
        .where('village_id', '=', villageId)
        .where('effective_from', '<=', on)
        .where((e) => e.not(revoked))
        .orderBy('version', 'desc')
        .limit(1)
        .as('b')
    )
    .selectAll()
    // A version that ran out is followed by none until the next one begins; its predecessor does not come back.
    .where((e) => e.or([e('effective_to', 'is', null), e('effective_to', '>=', on)]))
    .executeTakeFirst()

/** The items of one version, in the order of the paper. */
export const itemsOfBook = async (
  db: Db,
  villageId: string,
  rulebookId: string
): Promise<readonly StoredRuleItem[]> => {
  const rows = await wholeItems(db, villageId)
    .where('i.rulebook_id', '=', rulebookId)
    .orderBy('i.no')
    .execute()
  return rows.map(itemOf)
}

/** The items of the version in force on a day, in the order of the paper; none where no rulebook was in force. */
export const readRuleItems = async (
  db: Db,
  villageId: string,
  on: string
): Promise<readonly StoredRuleItem[]> => {
  const book = await bookOn(db, villageId, on)
  return book ? itemsOfBook(db, villageId, book.id) : []
}

/** Items of any version of a village, by id. */
export const readRuleItemsById = async (
  db: Db,
  villageId: string,
  ids: readonly string[]
): Promise<ReadonlyMap<string, StoredRuleItem>> => {
  if (ids.length === 0) return new Map()
  const rows = await wholeItems(db, villageId)
    .where('i.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, itemOf(row)]))
}

/** One item of any version; null where the village has none of this id. */
export const readRuleItem = async (
  db: Db,
  villageId: string,
  itemId: string
): Promise<StoredRuleItem | null> => (await readRuleItemsById(db, villageId, [itemId])).get(itemId) ?? null

/** The last version of a village's rulebook, whenever it begins; null where there is none. */
export const lastBook = async (db: Db, villageId: string): Promise<Rulebook | null> => {
  const book = await db
    .selectFrom('rulebook')
    .selectAll()
    .where('village_id', '=', villageId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!book) return null
  const items = await itemsOfBook(db, villageId, book.id)
  return {
    ...{ version: book.version, adoptedBy: book.adopted_by, title: book.title, source: book.source },
    ...{ effectiveFrom: book.effective_from, effectiveTo: book.effective_to, expiry: expiryOf(book) },
    ...{ deductionPeriod: book.deduction_period, items },
    groups: items.flatMap(({ exclusive }) => (exclusive ? [exclusive] : []))
  }
}
