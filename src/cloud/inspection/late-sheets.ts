import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { type RoundRow, sheetCounts } from './load-round'

export interface LateHousehold {
  readonly household_id: string
  readonly no: string
  readonly head: string | null
  readonly sheets: number
}

/** The households of a round for which sheets came after it was closed and do not count, in the order of the route. */
export const lateHouseholds = async (db: Db, round: RoundRow): Promise<LateHousehold[]> => {
  const { rows } = await sql<LateHousehold>`
    select s.household_id, h.no, m.name as head, count(*)::int as sheets
    from inspection_sheet x
    join inspection_round r on r.village_id = x.village_id and r.id = x.round_id
    join inspection_stop s on s.village_id = x.village_id and s.round_id = x.round_id
      and s.household_id = x.household_id
    join household h on h.village_id = s.village_id and h.id = s.household_id
    left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
      and m.ended_on is null
    where x.village_id = ${round.village_id} and x.round_id = ${round.id} and not ${sheetCounts}
    group by s.household_id, s.no, h.no, m.name order by s.no`.execute(db)
  return rows
}

export const sheetsIn = (households: readonly LateHousehold[]): number =>
  households.reduce((sum, h) => sum + h.sheets, 0)
