import type { Client } from 'pg'
import { v7 } from 'uuid'

export interface BenchVillage {
  readonly villageId: string
  readonly itemId: string
  readonly households: readonly string[]
}

export interface Size {
  readonly villages: number
  readonly households: number
}

/** A county of villages with households and a rulebook of three items each, one a category; nothing booked yet. */
export const settle = async (owner: Client, size: Size): Promise<BenchVillage[]> => {
  const [county, township] = [v7(), v7()]
  const villages = Array.from({ length: size.villages }, () => v7())
  await owner.query(
    `insert into place (id, level, parent_id, county_id, township_id, began_on)
     select $1::uuid, 'county', null::uuid, $1::uuid, null::uuid, '2000-01-01'::date
     union all select $2, 'township', $1, $1, $2, '2000-01-01'
     union all select v, 'village', $2, $1, $2, '2000-01-01' from unnest($3::uuid[]) v`,
    [county, township, villages]
  )
  await owner.query(
    `insert into village_group (village_id, id, no, name) select v, points_new_id(), 1, '1组' from unnest($1::uuid[]) v`,
    [villages]
  )
  await owner.query(
    `insert into household (village_id, id, group_id, no)
     select g.village_id, points_new_id(), g.id, lpad(n::text, 5, '0') from village_group g, generate_series(1, $1::int) n
     order by g.village_id, n`,
    [size.households]
  )
  await owner.query(
    `insert into rulebook (village_id, id, version, title, source, adopted_by, effective_from)
     select v, points_new_id(), 1, '细则', '测试', '村民会议', '2020-01-01' from unnest($1::uuid[]) v`,
    [villages]
  )
  await owner.query(
    `insert into rulebook_item (village_id, rulebook_id, id, no, category, words, points, unit)
     select b.village_id, b.id, points_new_id(), n, (array['participation', 'courtyard', 'virtue'])[n], '第' || n || '条', 2, '次'
     from rulebook b, generate_series(1, 3) n`
  )
  await owner.query('analyze')
  return villagesOf(owner)
}

/** The villages that `settle` made. */
export const villagesOf = async (owner: Client): Promise<BenchVillage[]> => {
  const { rows } = await owner.query<BenchVillage>(
    `select h.village_id as "villageId", array_agg(h.id order by h.no) as households,
       (select i.id from rulebook_item i where i.village_id = h.village_id and i.no = 1) as "itemId"
     from household h group by h.village_id order by h.village_id`
  )
  return rows
}

/** The quarters of the two years that are filled. */
const QUARTERS = 8

/**
 * Books `perHousehold` awards for every household over the two years before `until`, quarter by quarter as they would
 * have come, and seals them, over several connections at once: set by set, as no poster could, into the same rows that
 * the ledger's functions would have written, and beside the same neighbours.
 */
export const fillLedger = async (
  owners: readonly [Client, ...Client[]],
  villages: readonly BenchVillage[],
  perHousehold: number,
  until: Date,
  say: (quarter: number) => void
): Promise<void> => {
  const [owner] = owners
  await owner.query('create index bench_items on rulebook_item (village_id, no) include (id)')
  for (let quarter = 1; quarter <= QUARTERS; quarter++) {
    const waiting = [...villages]
    const upTo = (q: number) => Math.round((perHousehold * q) / QUARTERS)
    const work = async (own: Client) => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        await fillQuarter(own, next.villageId, {
          from: upTo(quarter - 1) + 1,
          to: upTo(quarter),
          of: perHousehold,
          until
        })
    }
    await Promise.all(owners.map(work))
    say(quarter)
  }
  await owner.query('drop index bench_items')
  // As it is in a ledger of two years: what the filling left behind is not cleared away while it is measured.
  await owner.query('vacuum (analyze)')
}

/** The awards of one stretch: from the number `from` to `to` of each household's `of`. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly of: number
  readonly until: Date
}

const fillQuarter = async (owner: Client, villageId: string, stretch: Stretch): Promise<void> => {
  const { from, to, of, until } = stretch
  await owner.query(
    `insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, occurred_on,
       posted_at, recorded_by, recorded_by_name, recorded_by_role, request_id, line, caps)
     select $1, encode(int8send((extract(epoch from t.at) * 1000)::bigint << 16 | 28672 | (random() * 4095)::int)
         || int8send(-9223372036854775808 | (random() * 4611686018427387903)::bigint), 'hex')::uuid,
       h.id, n, 'award', 'issuing', 'available', 2, i.id, (t.at + interval '8 hours')::date, date_trunc('milliseconds', t.at),
       $1, '田会计', 'committee_member', points_new_id(), 0, array['h i ' || to_char(t.at + interval '8 hours', 'YYYY-"Q"Q')]
     from household h
     cross join generate_series($2::int, $3::int) n
     cross join lateral (select $5::timestamptz - (($4::int - n) * (730.0 / $4) + (hashtext(h.id::text) & 1023) / 1024.0) * interval '1 day' as at) t
     join rulebook_item i on i.village_id = $1 and i.no = 1 + n % 3
     where h.village_id = $1 order by n, h.no`,
    [villageId, from, to, of, until]
  )
  await owner.query('update points_account set available = 2 * $2::int, entries = $2 where village_id = $1', [
    villageId,
    to
  ])
  await owner.query(
    `insert into points_cap as c (village_id, holder_id, counter_id, period, used)
     select e.village_id, e.household_id, e.item_id, substr(e.caps[1], 5), sum(e.points)
     from points_account a join points_entry e on e.village_id = a.village_id and e.household_id = a.household_id and e.no >= $2
     where a.village_id = $1 group by e.village_id, e.household_id, e.item_id, e.caps[1] order by 4, 2, 3
     on conflict (village_id, holder_id, counter_id, period) do update set used = c.used + excluded.used`,
    [villageId, from]
  )
  await owner.query('select seal_village($1, $2)', [villageId, until])
}
