import { sql } from 'kysely'
import type { Leaning } from '@/domain/meeting/consultation'
import type { Db } from '../db/pool'
import type { OwnFile } from './copy-issues'
import { type CopyPerson, homesTable, ownTable, read } from './copy-queries'

export const readObjections = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ filed_at: Date; ground: string; words: string; state: string; show_name: boolean }>`
      select b.filed_at, b.ground, b.words, b.state, b.show_name from ${ownTable(people)} o
      join objection b on b.village_id = o.village_id and b.objector_id = o.member_id order by b.filed_at, b.id`
  )

/** The household's claims; the note only where one wrote it oneself. */
export const readClaims = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{
      occurred_on: string
      item: string | null
      times: number
      state: string
      points: number | null
      own_note: string | null
    }>`
      select c.occurred_on, r.words as item, c.times, c.state, c.points,
        case when s.by_id = any(${sql.val(people.map((p) => p.memberId))}::uuid[]) then s.note end as own_note
      from ${homesTable(people)} o
      join claim c on c.village_id = o.village_id and c.household_id = o.household_id
      join claim_sheet s on s.village_id = c.village_id and s.id = c.sheet_id
      left join rulebook_item r on r.village_id = c.village_id and r.id = c.item_id
      order by c.occurred_on, c.id`
  )

/** One's own photos of what one asked points for. */
export const readClaimFiles = (db: Db, people: readonly CopyPerson[], accountId: string) =>
  read(
    db,
    sql<OwnFile>`
      select distinct f.village_id, f.id, '申报' || s.occurred_on as of, f.mime, f.bytes from ${homesTable(people)} o
      join claim c on c.village_id = o.village_id and c.household_id = o.household_id
      join claim_sheet s on s.village_id = c.village_id and s.id = c.sheet_id
        and s.by_id = any(${sql.val(people.map((p) => p.memberId))}::uuid[])
      join file f on f.village_id = s.village_id and f.owner_kind = 'claim' and f.owner_id = s.id
      where f.uploaded_by = ${accountId}
      order by f.id`
  )

export const readEntries = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{
      no: number
      posted_at: Date
      occurred_on: string
      kind: string
      from_bucket: string
      to_bucket: string
      points: number
      item: string | null
    }>`
      select e.no, e.posted_at, e.occurred_on, e.kind, e.from_bucket, e.to_bucket, e.points, r.words as item
      from ${homesTable(people)} o
      join points_entry e on e.village_id = o.village_id and e.household_id = o.household_id
      left join rulebook_item r on r.village_id = e.village_id and r.id = e.item_id
      order by e.village_id, e.household_id, e.no`
  )

/** What one asked for at the shop. */
export const readRedemptions = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ asked_at: Date; goods: string; count: number; points: number; state: string }>`
      select r.asked_at, g.name as goods, r.count, r.points, r.state from ${ownTable(people)} o
      join shop_redemption r on r.village_id = o.village_id and r.household_id = o.household_id and r.asked_by = o.member_id
      join shop_goods g on g.village_id = r.village_id and g.id = r.goods_id order by r.asked_at, r.id`
  )

export const readMessages = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ at: Date; kind: string }>`
      select x.at, x.kind from ${ownTable(people)} o
      join message x on x.place_id = o.village_id and x.holder_id = o.member_id order by x.id`
  )

/** That one has noted a near relative, and how near; who it is, is the other's. */
export const readKin = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ relation: string; noted_at: Date }>`
      select k.relation, k.noted_at from ${ownTable(people)} o
      join kinship k on k.village_id = o.village_id and k.member_id = o.member_id and k.ended_at is null
      order by k.noted_at, k.id`
  )

export const readMeetings = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ planned_on: string; way: string; signed_at: Date }>`
      select t.planned_on, a.way, a.signed_at from ${ownTable(people)} o
      join meeting_attendance a on a.village_id = o.village_id and a.household_id = o.household_id
        and a.member_id = o.member_id
      join meeting t on t.village_id = a.village_id and t.id = a.meeting_id order by a.signed_at, a.id`
  )

/** What the household told its representative before a vote; the words are those of the representative. */
export const readConsultations = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ planned_on: string; leaning: Leaning; at: Date }>`
      select t.planned_on, c.leaning, c.at from ${homesTable(people)} o
      join meeting_consultation c on c.village_id = o.village_id and c.household_id = o.household_id
      join meeting t on t.village_id = c.village_id and t.id = c.meeting_id order by c.at, c.id`
  )

/** 我也遇到: that one follows a matter, since when; what it says is its raiser's. */
export const readFollows = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ at: Date; category: string }>`
      select f.at, i.category from ${ownTable(people)} o
      join issue_follower f on f.village_id = o.village_id and f.member_id = o.member_id
      join issue i on i.village_id = f.village_id and i.id = f.issue_id order by f.at, f.issue_id`
  )

/** The household in 最美评选; what was written about it only where one wrote it oneself. */
export const readNominations = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ nominated_at: Date; state: string; own_words: string | null; hung_on: string | null }>`
      select n.nominated_at, n.state, n.hung_on,
        case when n.nominator_id = any(${sql.val(people.map((p) => p.memberId))}::uuid[]) then n.words end as own_words
      from ${homesTable(people)} o
      join honour_nominee n on n.village_id = o.village_id and n.household_id = o.household_id
      order by n.nominated_at, n.id`
  )
