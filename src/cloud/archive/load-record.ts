import type { ArchivedFile, ArchiveRecord, BesideLine } from '@/domain/archive/archive-record'
import { namedFiles } from '@/domain/archive/file-names'
import { dayOf } from '@/domain/common/calendar'
import type { Decision } from '@/domain/decision/life'
import type { Db } from '../db/pool'
import { type DecisionRow, decisionOf, selectEvents } from '../decision/load-decision'
import { loadMeetings } from './load-meetings'
import { loadNotices } from './load-notices'
import { loadObjections } from './load-objections'
import { peopleNames } from './people-names'

/** What a place was called on a day, and its code. */
const placeOn = async (db: Db, placeId: string, day: string): Promise<{ name: string; code: string }> => {
  const row = await db
    .selectFrom('place_name')
    .select(['name', 'code'])
    .where('place_id', '=', placeId)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Error('a place without a name')
  return row
}

/** The decision as it stood when it was archived: without the line of that itself, and of whatever came after it. */
const beforeArchive = (decision: Decision): Decision => {
  const at = decision.history.findIndex((e) => e.action === 'archive')
  const history = at < 0 ? decision.history : decision.history.slice(0, at)
  return { ...decision, history, state: history.at(-1)?.to ?? decision.state }
}

const filesOf = async (
  db: Db,
  villageId: string,
  ids: readonly string[]
): Promise<ReadonlyMap<string, ArchivedFile>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['id', 'mime', 'sha256'])
    .where('village_id', '=', villageId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((r) => [r.id, { fileId: r.id, mime: r.mime, sha256: r.sha256.toString('hex') }]))
}

/**
 * Everything that a decision left behind until `closedAt`, as its archive holds it; null for an old record without a
 * course. A photo whose row is gone is missing in `files`: see `missingFiles`.
 */
export const loadRecord = async (db: Db, row: DecisionRow, closedAt: Date): Promise<ArchiveRecord | null> => {
  const villageId = row.village_id
  const whole = await decisionOf(db, row)
  if (!whole) return null
  const decision = beforeArchive(whole)
  const place = await db
    .selectFrom('place')
    .select('township_id')
    .where('id', '=', villageId)
    .executeTakeFirstOrThrow()
  const townshipId = place.township_id ?? ''
  const day = dayOf(closedAt)
  const [village, township] = [await placeOn(db, villageId, day), await placeOn(db, townshipId, day)]
  const events = (await selectEvents(db, villageId, row.id))
    .filter((e) => e.seq !== null)
    .slice(0, decision.history.length)
  const names = await peopleNames(db, { villageId, townshipId }, [
    decision.source.proposerId,
    ...events.flatMap((e) => e.actor_id ?? [])
  ])
  const beside: BesideLine[] = events.map((e) => ({
    actor: names.get(e.actor_id ?? '') ?? null,
    convener: e.convener,
    told: e.detail?.told ?? {}
  }))
  const notices = await loadNotices(db, villageId, row.id, closedAt)
  const record = {
    villageId,
    village: village.name,
    villageCode: village.code,
    township: township.name,
    no: row.no,
    meaning: row.meaning,
    beganOn: row.began_on,
    followUpDocument: row.follow_up_document,
    decision,
    beside,
    proposer: names.get(decision.source.proposerId) ?? null,
    meetings: await loadMeetings(db, { villageId, townshipId, decisionId: row.id }, closedAt),
    notices,
    objections: await loadObjections(
      db,
      villageId,
      notices.map((n) => n.id),
      closedAt
    ),
    closedAt
  }
  return { ...record, files: await filesOf(db, villageId, namedFiles(record)) }
}

/** The files that the record names and whose rows are gone. */
export const missingFiles = (record: ArchiveRecord): string[] =>
  namedFiles(record).filter((id) => !record.files.has(id))
