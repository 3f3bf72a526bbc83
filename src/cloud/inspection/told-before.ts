import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema'
import type { RoundRow } from './load-round'
import type { ClaimOfRound } from './round-claims'

type Tx = Transaction<Database>

/** What a stop says to its household: nothing before it is done. */
export interface Said {
  readonly kind: string
  readonly level: string | null
}

/** What is known of a round from before it was opened again. */
export interface Before {
  /** What the household was told last; null where nothing. */
  readonly saidTo: (householdId: string) => Said | null
  /** Points under this rule came to an end for it: turned down, or taken back by itself. They are not recorded again. */
  readonly isEnded: (householdId: string, itemId: string) => boolean
  /** Its points under this rule were taken back by the opening alone: recorded again, they are no news. */
  readonly isKnown: (householdId: string, itemId: string) => boolean
}

/** Keeps what the households were told by the closing that is being undone, with what becomes of their points. */
export const noteTold = async (tx: Tx, round: RoundRow, claims: readonly ClaimOfRound[]): Promise<void> => {
  const open = claims.filter((c) => c.stand === 'open')
  const ended = claims.filter((c) => c.stand === 'ended' && c.opening === round.openings)
  // Where there are both, the open one is what the household has now.
  const records = [...new Map([...ended, ...open].map((c) => [c.household_id, c])).values()].map((c) => ({
    ...{ household_id: c.household_id, item_id: c.item_id, taken_back: c.stand === 'open' }
  }))
  await sql`
    insert into inspection_told (village_id, round_id, household_id, opening, kind, level, item_id, taken_back)
    select s.village_id, s.round_id, s.household_id, ${round.openings}, s.kind, s.level, v.item_id, v.taken_back
    from inspection_stop s
    left join json_to_recordset(${JSON.stringify(records)}::json)
      as v(household_id uuid, item_id uuid, taken_back boolean) on v.household_id = s.household_id
    where s.village_id = ${round.village_id} and s.round_id = ${round.id} and s.kind in ('done', 'helped')`.execute(
    tx
  )
}

/** What the households know from the closings before this one; nothing where it is the first. */
export const toldBefore = async (tx: Tx, round: RoundRow): Promise<Before> => {
  const rows =
    round.openings === 1
      ? []
      : await tx
          .selectFrom('inspection_told')
          .select(['household_id', 'opening', 'kind', 'level', 'item_id', 'taken_back'])
          .where('village_id', '=', round.village_id)
          .where('round_id', '=', round.id)
          .execute()
  const last = new Map(rows.filter((r) => r.opening === round.openings - 1).map((r) => [r.household_id, r]))
  const ended = new Set(
    rows.filter((r) => r.taken_back === false).map((r) => `${r.household_id} ${r.item_id}`)
  )
  return {
    saidTo: (householdId) => last.get(householdId) ?? null,
    isEnded: (householdId, itemId) => ended.has(`${householdId} ${itemId}`),
    isKnown: (householdId, itemId) => {
      const row = last.get(householdId)
      return row?.taken_back === true && row.item_id === itemId
    }
  }
}
