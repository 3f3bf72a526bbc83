import type { Selectable } from 'kysely'
import { byHousehold } from '@/domain/meeting/attendance'
import { ReadMeeting } from '@/domain/meeting/call-forms'
import { assess } from '@/domain/meeting/meeting'
import type { SheetSums } from '@/domain/meeting/sheet'
import { may } from '@/domain/role/may'
import { packById } from '@/domain/rule-pack/rule-pack'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type LoadedSheet, loadSheet, type MeetingRow, meetingSubject } from './load-meeting'
import { materialFiles } from './material-files'
import { compositionWarnings } from './present-called'
import { presentMaterial, presentMeeting, presentOffice, standingWords } from './present-meeting'

type Event = Selectable<Database['meeting_event']>

const aboutOf = (db: Db, row: MeetingRow) =>
  db
    .selectFrom('decision as d')
    .innerJoin('member as m', (j) => j.onRef('m.village_id', '=', 'd.village_id'))
    .select(['d.title', 'd.pack_id', 'm.name as convener'])
    .where('d.village_id', '=', row.village_id)
    .where('d.id', '=', row.decision_id)
    .where('m.id', '=', row.convener_id)
    .executeTakeFirstOrThrow()

const eventsOf = (db: Db, row: MeetingRow): Promise<Event[]> =>
  db
    .selectFrom('meeting_event')
    .selectAll()
    .where('village_id', '=', row.village_id)
    .where('meeting_id', '=', row.id)
    .orderBy('id')
    .execute()

const toldIn = async (db: Db, row: MeetingRow): Promise<number> => {
  const { told } = await db
    .selectFrom('meeting_told')
    .select((e) => e.fn.countAll<number>().as('told'))
    .where('village_id', '=', row.village_id)
    .where('meeting_id', '=', row.id)
    .executeTakeFirstOrThrow()
  return Number(told)
}

const officeOf = async (
  db: Db,
  row: MeetingRow,
  sheet: LoadedSheet,
  held: { readonly packId: string; readonly events: readonly Event[] }
) => {
  // Once its result is entered, the numbers are those of that day, whatever the roster says later.
  const kept = held.events.find((e) => e.detail.sums !== undefined)?.detail.sums as SheetSums | undefined
  const sums = kept ?? sheet.sums
  const pack = packById(held.packId)
  const marked = sheet.lines.length > 0
  const { women, allMembers } = sums
  const facts = {
    ...{ date: row.planned_on, eligible: sums.eligible, ...(row.mode ? { mode: row.mode } : {}) },
    ...(marked ? { present: sums.present } : {}),
    ...(women ? { women: marked ? women : { eligible: women.eligible } } : {}),
    ...(allMembers ? { allMembers: marked ? allMembers : { eligible: allMembers.eligible } } : {})
  }
  const answer = pack && assess(pack, row.kind, facts)
  const inApp = sheet.people.filter((p) => p.tellTo !== null).length
  return presentOffice(sums, {
    ...{ marked, assessment: answer?.ok ? answer.value : null, inApp },
    ...{ byHand: sheet.people.length - inApp, toldByHand: await toldIn(db, row) },
    warnings: compositionWarnings(row.kind, sheet.people, held.packId)
  })
}

/**
 * A meeting that was called. The village reads day, place and agenda; who votes in it reads the material and how their
 * own signature is taken; the offices read the numbers of the sign-in list beside (null where there is no list).
 */
export const readMeeting = query({
  action: 'read_decision',
  input: ReadMeeting,
  subject: ({ db }, { villageId, meetingId }) => meetingSubject(db, villageId, meetingId),
  run: async (ctx, _, { row, ...village }) => {
    const { db, actor, persons, now } = ctx
    const about = await aboutOf(db, row)
    const events = await eventsOf(db, row)
    const sheet = await loadSheet(db, row)
    const office = may(actor, 'meeting_list', village)
    const mine = persons.filter((p) => p.placeId === row.village_id)
    const isMe = (p: { memberId: string; householdId: string }) =>
      mine.some((m) => m.holderId === p.memberId || (byHousehold(row) && m.householdId === p.householdId))
    const own = sheet?.people.find(isMe)
    const standing = own && sheet?.standings.get(own.memberId)
    const cancelled = events.find((e) => e.type === 'cancelled')
    return {
      ...presentMeeting(row, about),
      cancelReason: typeof cancelled?.detail.reason === 'string' ? cancelled.detail.reason : null,
      material:
        office || own
          ? presentMaterial(ctx.deps.secret, row, (await materialFiles(db, [row])).get(row.id) ?? [], now)
          : null,
      own: own ? { standing: standing ?? null, standingName: standingWords(standing) } : null,
      hasList: sheet !== null,
      office: office && sheet ? await officeOf(db, row, sheet, { packId: about.pack_id ?? '', events }) : null
    }
  }
})
