import { sql } from 'kysely'
import type { Db } from '../db/pool'
import type { HouseholdRow } from './present-member'

/** Which households: those present, or one by its id whether present or not. */
export interface HouseholdFilter {
  readonly villageId: string
  readonly householdId?: string
  readonly groupId?: string
  readonly courtyardId?: string
  readonly search?: string
  readonly after?: string
  readonly limit: number
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Households with their present members, by number; the index on (village, number) gives the order and the page. */
export const selectHouseholds = async (db: Db, f: HouseholdFilter): Promise<HouseholdRow[]> => {
  const search = f.search ? escaped(f.search) : null
  const conditions = [
    sql`h.village_id = ${f.villageId}`,
    f.householdId ? sql`h.id = ${f.householdId}` : sql`h.ended_on is null`,
    ...(f.groupId ? [sql`h.group_id = ${f.groupId}`] : []),
    ...(f.courtyardId ? [sql`h.courtyard_id = ${f.courtyardId}`] : []),
    ...(f.after ? [sql`h.no > ${f.after}`] : []),
    ...(search
      ? [
          sql`(h.no like ${`${search}%`} or exists (select 1 from member s where s.village_id = h.village_id
            and s.household_id = h.id and s.ended_on is null and s.name like ${`%${search}%`}))`
        ]
      : [])
  ]
  const { rows } = await sql<HouseholdRow>`
    select h.id, h.no, h.group_id, g.name as group_name, h.courtyard_id, c.name as courtyard_name, h.ended_on,
      coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'relation', m.relation,
          'residence', m.residence) order by m.relation <> 'head', m.birth_month, m.id)
        from member m where m.village_id = h.village_id and m.household_id = h.id and m.ended_on is null), '[]') as members
    from household h
    join village_group g on g.village_id = h.village_id and g.id = h.group_id
    left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
    where ${sql.join(conditions, sql` and `)}
    order by h.no limit ${f.limit}`.execute(db)
  return rows
}
