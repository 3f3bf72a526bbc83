import { sql } from 'kysely'
import { isQuiet } from '@/domain/inspection/late'
import type { Db } from '../db/pool'
import { type RoundRow, tiesOf } from './load-round'

interface InspectorRow {
  readonly id: string
  readonly name: string
  readonly household_id: string
  readonly sent: number
  readonly last_at: Date | null
}

export interface QuietInspector {
  readonly name: string
  /** When the last sheet came; null where none did. */
  readonly lastAt: Date | null
}

const inspectorsOf = async (db: Db, round: RoundRow): Promise<InspectorRow[]> => {
  const { rows } = await sql<InspectorRow>`
    select m.id, m.name, m.household_id, count(distinct x.household_id)::int as sent, max(x.received_at) as last_at
    from inspection_inspector i
    join member m on m.village_id = i.village_id and m.id = i.member_id and m.ended_on is null
    left join inspection_sheet x on x.village_id = i.village_id and x.round_id = i.round_id
      and x.inspector_id = i.member_id
    where i.village_id = ${round.village_id} and i.round_id = ${round.id}
    group by m.id, m.name, m.household_id order by m.name, m.id`.execute(db)
  return rows
}

/**
 * Those who go round and from whom sheets may still come, by name: known from what has arrived alone. Whom somebody
 * must not score is not waited for.
 */
export const quietInspectors = async (db: Db, round: RoundRow, now: Date): Promise<QuietInspector[]> => {
  const [villageId, inspectors] = [round.village_id, await inspectorsOf(db, round)]
  const stops = await db
    .selectFrom('inspection_stop')
    .select('household_id')
    .where('village_id', '=', villageId)
    .where('round_id', '=', round.id)
    .execute()
  const route = new Set(stops.map((s) => s.household_id))
  const ties = await tiesOf(
    db,
    villageId,
    inspectors.map((i) => i.id)
  )
  const mustNot = ({ id, household_id }: InspectorRow) =>
    new Set([household_id, ...ties.flatMap((t) => (t.memberId === id ? t.householdId : []))])
  return inspectors
    .filter((i) => {
      const tied = [...mustNot(i)].filter((h) => route.has(h)).length
      return isQuiet({ households: route.size - tied, sent: i.sent, lastAt: i.last_at }, now)
    })
    .map(({ name, last_at }) => ({ name, lastAt: last_at }))
}
