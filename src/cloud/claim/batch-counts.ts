import { sql } from 'kysely'
import type { Db } from '../db/pool'

/** What lies in a batch, summed. */
export interface Counts {
  readonly batch_id: string
  readonly households: number
  readonly points: number
  readonly rechecked: number
}

/** The sums of several batches of a village, in one statement. */
export const countsOf = async (db: Db, villageId: string, ids: readonly string[]): Promise<Counts[]> => {
  const { rows } = await sql<Counts>`
    select b.batch_id, count(distinct c.household_id)::int as households,
      coalesce(sum(c.points) filter (where c.state <> 'REJECTED'), 0)::int as points,
      count(r.claim_id)::int as rechecked
    from points_batch_claim b
      join claim c on c.village_id = b.village_id and c.id = b.claim_id
      left join claim_recheck r on r.village_id = b.village_id and r.batch_id = b.batch_id and r.claim_id = b.claim_id
    where b.village_id = ${villageId} and b.batch_id = any(${[...ids]}::uuid[])
    group by b.batch_id`.execute(db)
  return rows
}
