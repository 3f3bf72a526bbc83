import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { lastName } from '../place/last-name'
import { lateAt } from './late-condition'

/** How the matters raised in a month stand now. */
export const reportColumns = [
  'open',
  'overdue',
  'resolved',
  'unrated',
  'explained',
  'declined',
  'transferred',
  'merged',
  'withdrawn'
] as const
export type ReportColumn = (typeof reportColumns)[number]

export interface CountedLine extends Readonly<Record<ReportColumn, number>> {
  /** The village, or for a county's report the township. */
  readonly place_id: string
  readonly name: string
  /** Matters that are not in the open, in one number. */
  readonly closed_doors: number
}

const first = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`)
const next = (month: string): Date => {
  const [year = 0, no = 1] = month.split('-').map(Number)
  return first(no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`)
}

/**
 * The matters raised in a calendar month, counted by village (of a township) or by township (of a county), in the
 * order of the places' codes: nothing is ranked. What is not in the open is in no column but the last.
 */
export const countIssues = async (
  db: Db,
  scope: { readonly townshipId: string } | { readonly countyId: string },
  month: string,
  now: Date
): Promise<CountedLine[]> => {
  const within =
    'townshipId' in scope ? sql`v.township_id = ${scope.townshipId}` : sql`v.county_id = ${scope.countyId}`
  const line = 'townshipId' in scope ? sql`v.id` : sql`v.township_id`
  const closing = (word: string) => sql`count(*) filter (where seen and i.closing = ${word})::int`
  const state = (word: string) => sql`count(*) filter (where seen and i.state = ${word})::int`
  const { rows } = await sql<CountedLine>`
    with counted as (
      select ${line} as place_id,
        count(*) filter (where seen and i.state not in ('CLOSED', 'TRANSFERRED_4D2P', 'MERGED', 'WITHDRAWN'))::int as open,
        count(*) filter (where seen and ${lateAt(now)})::int as overdue,
        ${closing('resolved')} as resolved, ${closing('unrated')} as unrated, ${closing('explained')} as explained,
        ${closing('declined')} as declined, ${state('TRANSFERRED_4D2P')} as transferred, ${state('MERGED')} as merged,
        ${state('WITHDRAWN')} as withdrawn, count(*) filter (where not seen)::int as closed_doors
      from place v
      join lateral (
        select x.*, x.moderation <> 'private' as seen from issue x
        where x.village_id = v.id and x.raised_at >= ${first(month)} and x.raised_at < ${next(month)}
      ) i on true
      where v.level = 'village' and ${within}
      group by 1
    )
    select c.*, n.name from counted c
    join place_name n on n.place_id = c.place_id and ${lastName}
    order by n.code`.execute(db)
  return rows
}

/** The same by what the matters are about; only those in the open. */
export const countCategories = async (
  db: Db,
  scope: { readonly townshipId: string } | { readonly countyId: string },
  month: string
): Promise<Record<string, number>> => {
  const within =
    'townshipId' in scope ? sql`v.township_id = ${scope.townshipId}` : sql`v.county_id = ${scope.countyId}`
  const { rows } = await sql<{ category: string; count: number }>`
    select i.category, count(*)::int as count
    from place v
    join issue i on i.village_id = v.id and i.raised_at >= ${first(month)} and i.raised_at < ${next(month)}
    where v.level = 'village' and ${within} and i.moderation <> 'private'
    group by 1 order by 1`.execute(db)
  return Object.fromEntries(rows.map((r) => [r.category, r.count]))
}
