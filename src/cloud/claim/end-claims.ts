import { sql, type Transaction } from 'kysely'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { type ToldClaim, tellHouseholds } from './tell-households'

type Tx = Transaction<Database>

/**
 * Which of these villages have points that were judged and are not booked: what lies in a batch, or waits for one; or a
 * red entry that was asked for and nobody decided. They are settled before the village ends: its offices end with it,
 * its rulebook does not go on, and what was carried on cannot be taken back where it came from.
 */
export const villagesWithClaims = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ village_id: string }>`
    select v as village_id from unnest(${[...ids]}::uuid[]) v
    where exists (select 1 from points_batch b where b.village_id = v and b.state <> 'CLOSED')
      or exists (select 1 from claim c where c.village_id = v and c.state = 'FIRST_SCORED' and c.batch_id is null)
      or exists (select 1 from points_reversal r where r.village_id = v and r.state = 'open')`.execute(tx)
  return rows.map((row) => row.village_id)
}

const why = '村已合并，没有评完的申报退回。新村的积分细则施行以后，可以按新细则重新申报。'

/** Ends the claims of a village that nobody has judged yet, and tells their households. */
export const endClaims = async (tx: Tx, villageId: string, now: Date): Promise<void> => {
  const { rows } = await sql<ToldClaim & { id: string }>`
    update claim set state = case when reconsidering then state else 'WITHDRAWN' end, reconsidering = false,
      updated_at = ${now}
    where village_id = ${villageId} and (state = 'DECLARED' or reconsidering)
    returning id, household_id, member_id, claimant_id`.execute(tx)
  if (rows.length === 0) return
  const ids = rows.map((row) => row.id)
  await sql`insert into claim_event (village_id, id, claim_id, at, type, from_state, to_state, words)
    select c.village_id, t.event_id, c.id, ${now}, 'withdraw', null, c.state, ${why}
    from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) as t (event_id, claim_id)
      join claim c on c.village_id = ${villageId} and c.id = t.claim_id`.execute(tx)
  await tellHouseholds(tx, villageId, rows, 'claim_ended', {}, now)
}
