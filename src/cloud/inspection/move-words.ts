import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema'

/**
 * A household that goes on in a merged village is helped as before, and its word about entering stands: a “no” is not
 * forgotten. To stand on a red list it is asked anew, because it said so to another village.
 */
export const moveWords = async (
  db: Transaction<Database>,
  step: { readonly from: string; readonly into: string }
): Promise<void> => {
  await sql`insert into inspection_word (village_id, id, household_id, kind, value, at, by_id, by_name)
    select distinct on (w.household_id, w.kind)
      ${step.into}::uuid, w.id, w.household_id, w.kind, w.value, w.at, w.by_id, w.by_name
    from inspection_word w
    join household h on h.village_id = ${step.into} and h.id = w.household_id
    where w.village_id = ${step.from} and w.kind in ('helped', 'enter')
    order by w.household_id, w.kind, w.at desc, w.id desc`.execute(db)
}
