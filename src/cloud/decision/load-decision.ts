import type { Selectable } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { DecisionState } from '@/domain/decision/decision'
import type { Decision, LifeEvent, Version } from '@/domain/decision/life'
import type { Db } from '../db/pool'
import type { Database, DecisionEventTable } from '../db/schema'

export type DecisionRow = Selectable<Database['decision']>
type VersionRow = Selectable<Database['decision_version']>
type EventRow = Selectable<DecisionEventTable>

const versionOf = (row: VersionRow): Version => ({
  no: row.no,
  content: row.content,
  changes: row.changes,
  substantive: row.substantive,
  erratumConfirmedBy: row.erratum_confirmed_by,
  on: row.on_day
})

/** A line of history as the domain knows it; null for one that was entered before decisions had a course. */
export const lifeEventOf = (row: EventRow): LifeEvent | null => {
  const { detail, action, actor_role } = row
  if (detail === null || action === null || actor_role === null) return null
  const { told: _, ...rest } = detail
  return {
    ...rest,
    action,
    from: row.from_state as DecisionState,
    to: row.to_state as DecisionState,
    at: row.at,
    on: dayOf(row.at),
    actorId: row.actor_id ?? row.recorded_by,
    actorRole: actor_role,
    by: row.by_words ?? '',
    basis: row.basis ?? '',
    versionNo: row.version_no ?? 1
  }
}

/** The history rows of one decision, in the order in which they happened. */
export const selectEvents = (db: Db, villageId: string, decisionId: string): Promise<EventRow[]> =>
  db
    .selectFrom('decision_event')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('decision_id', '=', decisionId)
    // Old rows have no number; their ids are ordered by time.
    .orderBy('seq', (o) => o.asc().nullsFirst())
    .orderBy('id')
    .execute()

/** The versions of one decision, the first one first. */
export const selectVersions = async (db: Db, villageId: string, decisionId: string): Promise<Version[]> => {
  const rows = await db
    .selectFrom('decision_version')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('decision_id', '=', decisionId)
    .orderBy('no')
    .execute()
  return rows.map(versionOf)
}

/**
 * The decision of a row, with its versions and history, as the domain reasons about it; null for an old record
 * without a rule pack, which can only be read.
 */
export const decisionOf = async (db: Db, row: DecisionRow): Promise<Decision | null> => {
  if (row.pack_id === null || row.topic === null || row.source === null) return null
  const [versions, events] = [
    await selectVersions(db, row.village_id, row.id),
    await selectEvents(db, row.village_id, row.id)
  ]
  return {
    id: row.id,
    state: row.state as DecisionState,
    packId: row.pack_id,
    topic: row.topic,
    flags: row.flags ?? {},
    source: row.source,
    classification: row.classification,
    versions,
    history: events.flatMap((e) => lifeEventOf(e) ?? []),
    supersedes: row.supersedes
  }
}

/** A decision of a village by its id; null when there is none, or it is an old record. */
export const loadDecision = async (
  db: Db,
  villageId: string,
  decisionId: string
): Promise<Decision | null> => {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .executeTakeFirst()
  return row ? decisionOf(db, row) : null
}
