import { recordStand } from '@/domain/claim/claim'
import type { Closed } from '@/domain/inspection/late'
import type { Db } from '../db/pool'
import type { RoundRow } from './load-round'

/**
 * The claims that came from closing a round, each time it was closed, in the order of their ids; locked until the
 * transaction ends.
 */
export const roundClaims = async (db: Db, round: RoundRow, lock = false) => {
  const rows = await db
    .selectFrom('inspection_record as s')
    .innerJoin('claim as c', (j) =>
      j.onRef('c.village_id', '=', 's.village_id').onRef('c.sheet_id', '=', 's.sheet_id')
    )
    .select(['c.id', 'c.household_id', 'c.item_id', 'c.state', 'c.batch_id', 'c.reconsidering', 's.opening'])
    .where('s.village_id', '=', round.village_id)
    .where('s.round_id', '=', round.id)
    .orderBy('c.id')
    .$if(lock, (q) => q.forUpdate('c'))
    .execute()
  return rows.map(({ batch_id, ...row }) => {
    const claim = { ...row, batchId: batch_id }
    return { ...claim, stand: recordStand(claim) }
  })
}

export type ClaimOfRound = Awaited<ReturnType<typeof roundClaims>>[number]

/** Whether every closing says what it recorded: the release before this one did not, and its claims cannot be found. */
const claimsKnown = async (db: Db, round: RoundRow): Promise<boolean> => {
  if (!round.cleanest_item && !round.clean_item) return true
  const rows = await db
    .selectFrom('inspection_round_event')
    .select('detail')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('kind', '=', 'closed')
    .execute()
  return rows.every((r) => 'recorded' in r.detail)
}

/** What decides whether a round that was closed on this day can be opened again. */
export const closedFacts = async (
  db: Db,
  round: RoundRow,
  found: { readonly closedOn: string; readonly late: number; readonly claims: readonly ClaimOfRound[] }
): Promise<Closed> => ({ ...found, claimsKnown: await claimsKnown(db, round) })
