import { addDays, dayOf } from '@/domain/common/calendar'
import { byHousehold } from '@/domain/meeting/attendance'
import { ListOwnMeetings } from '@/domain/meeting/call-forms'
import type { Said } from '@/domain/meeting/consultation'
import { type Concerned, concernAs } from '@/domain/meeting/entitled'
import { ofRepresentatives } from '@/domain/meeting/kinds'
import type { SheetWay } from '@/domain/meeting/sheet'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { countHouseholds, ownGroups, saidTo } from './consulted'
import type { MeetingRow } from './load-meeting'
import { materialFiles } from './material-files'
import { type OwnLine, presentComing, presentPast, presentRecord } from './present-own-meeting'

/** Two years of meetings are looked at: a term's memory, and a bounded read. */
const DAYS_BACK = 730
const MOST = 200

interface Me extends Concerned {
  readonly memberId: string
  readonly householdId: string
}

const loadMe = async (db: Db, villageId: string, memberId: string): Promise<Me | null> => {
  const row = await db
    .selectFrom('member as m')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .select(['m.id', 'm.household_id', 'm.party', 'm.birth_month', 'h.group_id'])
    .where('m.village_id', '=', villageId)
    .where('m.id', '=', memberId)
    .executeTakeFirst()
  if (!row) return null
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'from_day as from', 'to_day as to'])
    .where('place_id', '=', villageId)
    .where('holder_id', '=', memberId)
    .execute()
  const { id, household_id, party, birth_month, group_id } = row
  return {
    ...{ memberId: id, householdId: household_id, party, birthMonth: birth_month, groupId: group_id },
    grants
  }
}

const recentMeetings = (db: Db, villageId: string, today: string) =>
  db
    .selectFrom('meeting as t')
    .innerJoin('decision as d', (j) =>
      j.onRef('d.village_id', '=', 't.village_id').onRef('d.id', '=', 't.decision_id')
    )
    .selectAll('t')
    .select(['d.title', 'd.version_no as current_no'])
    .where('t.village_id', '=', villageId)
    .where('t.planned_on', '>=', addDays(today, -DAYS_BACK))
    .where('t.status', 'in', ['called', 'held', 'adjourned'])
    .orderBy('t.planned_on', 'desc')
    .orderBy('t.id', 'desc')
    .limit(MOST)
    .execute()

/** The last line of each meeting that is one's own, or one's household's; and which meetings have a list at all. */
const linesFor = async (db: Db, me: Me, rows: readonly MeetingRow[]) => {
  const [first] = rows
  const own = new Map<string, OwnLine>()
  if (!first) return { own, marked: new Set<string>() }
  const ids = rows.map((r) => r.id)
  const kinds = new Map(rows.map((r) => [r.id, r]))
  const lines = await db
    .selectFrom('meeting_attendance')
    .select(['meeting_id', 'member_id', 'way', 'signed_at'])
    .where('village_id', '=', first.village_id)
    .where('household_id', '=', me.householdId)
    .where('meeting_id', 'in', ids)
    .orderBy('id')
    .execute()
  for (const line of lines) {
    const row = kinds.get(line.meeting_id)
    if (!row || (line.member_id !== me.memberId && !byHousehold(row))) continue
    own.set(line.meeting_id, { way: line.way as SheetWay, signedAt: line.signed_at })
  }
  const marked = await db
    .selectFrom('meeting as t')
    .select('t.id')
    .where('t.village_id', '=', first.village_id)
    .where('t.id', 'in', ids)
    .where((w) =>
      w.exists(
        w
          .selectFrom('meeting_attendance as a')
          .select('a.id')
          .whereRef('a.village_id', '=', 't.village_id')
          .whereRef('a.meeting_id', '=', 't.id')
      )
    )
    .execute()
  return { own, marked: new Set(marked.map((m) => m.id)) }
}

/** What the own households said about each of the meetings. */
const saidAbout = async (db: Db, me: Me, rows: readonly MeetingRow[]): Promise<Map<string, Said[]>> => {
  const said = new Map<string, Said[]>()
  for (const s of await saidTo(db, rows, me.memberId)) {
    said.set(s.meetingId, [...(said.get(s.meetingId) ?? []), s])
  }
  return said
}

/**
 * The meetings that concern the caller's person as a representative, a party member, a villager: those to come, with
 * the material and how far their households were asked, and of the last two years how often they came. Only meetings
 * with a sign-in list are counted; nobody is compared with anybody.
 */
export const listOwnMeetings = query({
  action: 'meeting_own',
  input: ListOwnMeetings,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, memberId }, subject) => {
    const { db, now } = ctx
    const today = dayOf(now)
    const here = ctx.persons.filter((p) => p.kind === 'member' && p.placeId === villageId)
    const person = here.find((p) => p.holderId === memberId) ?? here[0]
    const me = person ? await loadMe(db, villageId, person.holderId) : null
    if (!me) return { coming: [], past: [], record: presentRecord([]) }
    const rows = await recentMeetings(db, villageId, today)
    const concerning = rows.flatMap((row) => {
      const as = concernAs({ kind: row.kind, mode: row.mode, groupId: row.group_id }, me, row.planned_on)
      return as === null ? [] : [{ row, as }]
    })
    const coming = concerning.filter(({ row }) => row.status === 'called').reverse()
    const asked = coming.filter(({ row }) => ofRepresentatives(row.kind, row.mode)).map(({ row }) => row)
    const files = await materialFiles(
      db,
      coming.map(({ row }) => row)
    )
    const said = await saidAbout(db, me, asked)
    const groups = ownGroups(ctx.actor, subject, me.memberId)
    const households = asked.length > 0 ? await countHouseholds(db, villageId, groups) : 0
    const { own, marked } = await linesFor(db, me, rows)
    const past = concerning
      .filter(({ row }) => row.status !== 'called')
      .map(({ row, as }) => presentPast(row, as, { line: own.get(row.id), marked: marked.has(row.id) }))
    return {
      coming: coming.map(({ row, as }) =>
        presentComing(ctx.deps.secret, row, {
          ...{ as, now, fileIds: files.get(row.id) ?? [], households },
          said: asked.includes(row) && as === '村民代表' ? (said.get(row.id) ?? []) : null
        })
      ),
      past,
      record: presentRecord(past)
    }
  }
})
