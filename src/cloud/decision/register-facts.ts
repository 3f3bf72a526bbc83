import { dayOf } from '@/domain/common/calendar'
import type { RegisterBeside, RegisterFacts, RegisterNotice } from '@/domain/decision/register'
import { noticeState, termRun } from '@/domain/notice/notice-state'
import type { Db } from '../db/pool'
import { type LoadedNotice, withEvents } from '../notice/load-notice'
import { namesOf } from '../place/names'
import { type DecisionRow, decisionOf, lifeEventOf, selectEvents } from './load-decision'

type EventRow = Awaited<ReturnType<typeof selectEvents>>[number]

/** The name a village has, or had last. */
export const villageNameOf = async (db: Db, villageId: string): Promise<string> =>
  (await namesOf(db, [villageId])).get(villageId)?.at(-1)?.name ?? ''

const placesOf = async (
  db: Db,
  villageId: string,
  meetingIds: readonly string[]
): Promise<ReadonlyMap<string, string>> => {
  const rows = meetingIds.length
    ? await db
        .selectFrom('meeting')
        .select(['id', 'place'])
        .where('village_id', '=', villageId)
        .where('id', 'in', [...meetingIds])
        .execute()
    : []
  return new Map(rows.map((row) => [row.id, row.place]))
}

const isTally = (value: unknown): value is NonNullable<RegisterBeside['tally']> =>
  typeof value === 'object' &&
  value !== null &&
  'announcer' in value &&
  'counter' in value &&
  'scrutineer' in value

/** What stands beside each line of a course, in the order of its history. */
const besideOf = async (
  db: Db,
  villageId: string,
  events: readonly EventRow[]
): Promise<RegisterBeside[]> => {
  const rows = events.filter((row) => lifeEventOf(row) !== null)
  const meetingIds = rows.flatMap((row) => row.detail?.meeting?.id ?? [])
  const places = await placesOf(db, villageId, meetingIds)
  return rows.map((row) => {
    const tally = row.detail?.told.tally
    return {
      convener: row.convener,
      place: places.get(row.detail?.meeting?.id ?? '') ?? null,
      tally: isTally(tally)
        ? { announcer: tally.announcer, counter: tally.counter, scrutineer: tally.scrutineer }
        : null
    }
  })
}

const noticeOf = (loaded: LoadedNotice, now: Date): RegisterNotice => {
  const view = noticeState(loaded.notice, now)
  const signed = loaded.eventRows.find((e) => e.type === 'cosigned')
  const run = termRun(view)
  const { subject } = loaded.notice.content
  return {
    subject: subject === 'decision_result' ? subject : 'decision_resolution',
    cosignedBy: signed?.actor_name ?? null,
    cosignedOn: signed ? dayOf(signed.at) : null,
    hungOn: run ? dayOf(run.from) : null,
    lastDay: view.termDoneAt ? dayOf(new Date(view.termDoneAt.getTime() - 1)) : view.termLastDay,
    objections: loaded.notice.events.filter((e) => e.type === 'objection_filed').length,
    hash: loaded.contentHash
  }
}

/** The decision's notices that were ever put up, the first one first. */
const noticesOf = async (
  db: Db,
  about: { readonly villageId: string; readonly decisionId: string },
  now: Date
): Promise<RegisterNotice[]> => {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('village_id', '=', about.villageId)
    .where('subject_id', '=', about.decisionId)
    .where('subject_kind', 'in', ['decision_resolution', 'decision_result'])
    .where('state', 'not in', ['draft', 'cosigned'])
    .orderBy('id')
    .execute()
  return (await withEvents(db, rows)).map((loaded) => noticeOf(loaded, now))
}

// Work that was done again is accepted again.
const completionIn = (events: readonly EventRow[]) =>
  events.filter((e) => e.action === 'complete').at(-1)?.detail?.told.completion ?? null

/** What was entered when the work was accepted, the last time it was; null before. */
export const completionOf = async (db: Db, villageId: string, decisionId: string) =>
  completionIn(await selectEvents(db, villageId, decisionId))

/** All that the register form asks for; null for an old record, which has no course. */
export const registerFactsOf = async (db: Db, row: DecisionRow, now: Date): Promise<RegisterFacts | null> => {
  const decision = await decisionOf(db, row)
  if (!decision) return null
  const { village_id: villageId, id: decisionId } = row
  const events = await selectEvents(db, villageId, decisionId)
  const completion = completionIn(events)
  return {
    decision,
    no: row.no,
    villageName: await villageNameOf(db, villageId),
    meaning: row.meaning,
    beside: await besideOf(db, villageId, events),
    notices: await noticesOf(db, { villageId, decisionId }, now),
    completion: completion && {
      acceptedOn: completion.acceptedOn,
      finalAmount: completion.finalAmount,
      photos: completion.photoIds.length
    }
  }
}
