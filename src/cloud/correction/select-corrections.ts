import { sql } from 'kysely'
import type { Db } from '../db/pool'

export const pageSize = 30

/** Corrections with whose line they are about, for the offices. */
export const selectCorrections = (db: Db) =>
  db
    .selectFrom('roster_correction as c')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'c.village_id').onRef('m.id', '=', 'c.member_id')
    )
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .selectAll('c')
    .select(['m.name', 'h.no as household_no'])

/** Everything after that one, in the order of their terms. */
export const afterDue = (villageId: string, after: string) => sql<boolean>`(c.due_on, c.id) > (
  select x.due_on, x.id from roster_correction x where x.village_id = ${villageId} and x.id = ${after})`
