import { sql } from 'kysely'
import type { DecisionState } from '@/domain/decision/decision'
import { type Hold, holdOf } from '@/domain/objection/hold'
import { closedStates, type ObjectionState } from '@/domain/objection/objection'
import type { Db } from '../db/pool'
import type { LoadedObjection, ObjectionRow } from './load-objection'

/** What a closed objection still asks of somebody, with the decision that waits for it. */
export interface LoadedHold extends Hold {
  readonly decisionId: string
}

interface Standing {
  readonly id: string
  readonly decision_id: string
  readonly decision_state: string
  readonly objection_state: ObjectionState
  readonly open: number
  readonly moved_since: boolean
}

// Of a matter's closed objections the last one speaks: what it asks for settles the others too.
const standings = async (
  db: Db,
  villageIds: readonly string[],
  only: { readonly decisionIds?: readonly string[] }
): Promise<Standing[]> => {
  const of = only.decisionIds
    ? sql`d.id = any(${[...only.decisionIds]}::uuid[])`
    : sql`d.state in ('OBJECTION_HANDLING', 'P1_PUBLISHED', 'IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED')`
  const { rows } = await sql<Standing>`
    select last.id, d.id as decision_id, d.state as decision_state, last.state as objection_state,
      (select count(*)::int from notice n join objection o on o.village_id = n.village_id and o.notice_id = n.id
        where n.village_id = d.village_id and n.subject_id = d.id and o.state <> all(${[...closedStates]}::text[])) as open,
      exists (select 1 from decision_event e
        where e.village_id = d.village_id and e.decision_id = d.id and e.at > last.updated_at) as moved_since
    from decision d
    cross join lateral (select o.id, o.state, o.updated_at
      from notice n join objection o on o.village_id = n.village_id and o.notice_id = n.id
      where n.village_id = d.village_id and n.subject_id = d.id and o.state = any(${[...closedStates]}::text[])
      order by o.updated_at desc, o.id desc limit 1) last
    where d.village_id = any(${[...villageIds]}::uuid[]) and d.pack_id is not null and ${of}`.execute(db)
  return rows
}

const holdsOf = (rows: readonly Standing[]): Map<string, LoadedHold> =>
  new Map(
    rows.flatMap((row) => {
      const matter = {
        state: row.decision_state as DecisionState,
        open: row.open,
        movedSince: row.moved_since
      }
      const hold = holdOf(row.objection_state, matter)
      return hold ? [[row.id, { ...hold, decisionId: row.decision_id }] as const] : []
    })
  )

/** What these objections still ask of somebody although they are closed, by the objection's id. */
export const loadHolds = async (
  db: Db,
  loaded: readonly LoadedObjection[]
): Promise<ReadonlyMap<string, LoadedHold>> => {
  const closed = loaded.filter((o) => closedStates.some((s) => s === o.objection.state))
  if (closed.length === 0) return new Map()
  const villageIds = [...new Set(closed.map((o) => o.row.village_id))]
  return holdsOf(await standings(db, villageIds, { decisionIds: closed.map((o) => o.subjectId) }))
}

/** The closed objections of a village that still ask something of somebody. */
export const selectHolding = async (db: Db, villageId: string): Promise<ObjectionRow[]> => {
  const ids = [...holdsOf(await standings(db, [villageId], {})).keys()]
  if (ids.length === 0) return []
  return await db
    .selectFrom('objection')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}
