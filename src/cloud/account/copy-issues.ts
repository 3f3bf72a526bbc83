import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { type CopyPerson, ownTable, read } from './copy-queries'

/** A photo or sound of one's own; `of`: what it belongs to, in words for the name of its file. */
export interface OwnFile {
  readonly village_id: string
  readonly id: string
  readonly of: string
  readonly mime: string
  readonly bytes: number
}

export interface OwnIssue {
  readonly village_id: string
  readonly id: string
  readonly no: number
  readonly raised_at: Date
  readonly category: string
  readonly words: string
  readonly place_words: string | null
  readonly lat: number | null
  readonly lng: number | null
  readonly show_name: boolean
  readonly moderation: string
  readonly state: string
  readonly rating: string | null
}

/** What one of them raised, or had raised for them; `no` is its number in this copy. */
export const readIssues = (db: Db, people: readonly CopyPerson[]): Promise<OwnIssue[]> =>
  read(
    db,
    sql<OwnIssue>`
      select *, (row_number() over (order by raised_at, id))::int as no from (
        select i.village_id, i.id, i.raised_at, i.category, i.words, i.place_words, i.lat, i.lng, i.show_name,
          i.moderation, i.state, i.rating
        from ${ownTable(people)} o join issue i on i.village_id = o.village_id and i.raised_by = o.member_id
        union
        select i.village_id, i.id, i.raised_at, i.category, i.words, i.place_words, i.lat, i.lng, i.show_name,
          i.moderation, i.state, i.rating
        from ${ownTable(people)} o join issue i on i.village_id = o.village_id and i.raised_for = o.member_id
      ) x order by no`
  )

const issueTable = (issues: readonly OwnIssue[]) => sql`(
  select * from unnest(
    ${sql.val(issues.map((i) => i.village_id))}::uuid[],
    ${sql.val(issues.map((i) => i.id))}::uuid[],
    ${sql.val(issues.map((i) => i.no))}::int[]
  ) as i (village_id, id, no))`

/** The course of one's matters; words only where one said them oneself. */
export const readIssueEvents = (db: Db, issues: readonly OwnIssue[], people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ no: number; at: Date; to_state: string; own_words: string | null }>`
      select i.no, e.at, e.to_state,
        case when e.actor_id = any(${sql.val(people.map((p) => p.memberId))}::uuid[]) then e.reason end as own_words
      from ${issueTable(issues)} i
      join issue_event e on e.village_id = i.village_id and e.issue_id = i.id order by i.no, e.id`
  )

/** Who looked at one's protected matters: the office and the time. */
export const readLooks = (db: Db, issues: readonly OwnIssue[]) =>
  read(
    db,
    sql<{ no: number; at: Date; viewer_role: string }>`
      select i.no, l.at, l.viewer_role from ${issueTable(issues)} i
      join issue_look l on l.village_id = i.village_id and l.issue_id = i.id order by l.at, l.id`
  )

/** One's own photos and sounds of one's matters, and of what was added to them, the oldest first. */
export const readIssueFiles = (db: Db, issues: readonly OwnIssue[], accountId: string) =>
  read(
    db,
    sql<OwnFile>`
      select f.village_id, f.id, '事情' || i.no as of, f.mime, f.bytes from ${issueTable(issues)} i
      join file f on f.village_id = i.village_id and f.owner_kind = 'issue' and f.owner_id = i.id
      where f.uploaded_by = ${accountId}
      union all
      select f.village_id, f.id, '事情' || i.no, f.mime, f.bytes from ${issueTable(issues)} i
      join issue_event e on e.village_id = i.village_id and e.issue_id = i.id
      join file f on f.village_id = e.village_id and f.owner_kind = 'issue_line' and f.owner_id = e.id
      where f.uploaded_by = ${accountId}
      order by id`
  )
