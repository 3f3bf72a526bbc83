import { ListEntitled } from '@/domain/meeting/call-forms'
import { holdingLines } from '@/domain/meeting/sheet'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import type { EntitledPerson } from './entitled-people'
import { type MeetingRow, meetingSubject, needSheet } from './load-meeting'
import { presentEntitled, presentSums } from './present-meeting'

const pageSize = 100

const toldOf = async (db: Db, row: MeetingRow): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('meeting_told')
    .select('member_id')
    .where('village_id', '=', row.village_id)
    .where('meeting_id', '=', row.id)
    .execute()
  return new Set(rows.map((r) => r.member_id))
}

/** Matches part of a name, the start of a household's number, or part of the group's name. */
const matches = (p: EntitledPerson, words: string): boolean =>
  p.name.includes(words) || p.householdNo.startsWith(words) || p.groupName.includes(words)

/**
 * Who ought to come to a meeting, by household number, a hundred at a time, each with how their line is taken; `next` is
 * what to pass as `after` for the following page. `only` keeps those who have not signed (`absent`), those who have
 * (`here`), or those without an account, to be told by hand (`by_hand`). Refuses MEETING_NO_LIST.
 */
export const listEntitled = query({
  action: 'meeting_list',
  input: ListEntitled,
  subject: ({ db }, { villageId, meetingId }) => meetingSubject(db, villageId, meetingId),
  run: async ({ db }, { search, only, after }, { row }) => {
    const sheet = await needSheet(db, row)
    const told = await toldOf(db, row)
    const signed = new Map(holdingLines(sheet.lines).map((l) => [l.memberId, l.signedAt]))
    const keeps = (p: EntitledPerson): boolean => {
      const standing = sheet.standings.get(p.memberId)
      if (only === 'absent') return standing === undefined
      if (only === 'here') return standing !== undefined && standing !== 'left_out'
      return only !== 'by_hand' || p.tellTo === null
    }
    const words = search?.trim() ?? ''
    const found = sheet.people.filter((p) => keeps(p) && matches(p, words))
    // Where somebody left the filter between two pages, the place in the whole list still stands.
    const places = new Map(sheet.people.map((p, i) => [p.memberId, i]))
    const from = after === undefined ? -1 : (places.get(after) ?? -1)
    const rest = found.filter((p) => (places.get(p.memberId) ?? 0) > from)
    const page = rest.slice(0, pageSize)
    return {
      people: page.map((p) =>
        presentEntitled(p, {
          standing: sheet.standings.get(p.memberId),
          signedAt: sheet.standings.has(p.memberId) ? (signed.get(p.memberId) ?? null) : null,
          told: told.has(p.memberId)
        })
      ),
      sums: presentSums(sheet),
      next: rest.length > pageSize ? (page.at(-1)?.memberId ?? null) : null
    }
  }
})
