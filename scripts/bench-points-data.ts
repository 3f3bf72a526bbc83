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

/**
 * Books `perHousehold` awards for every household, spread over the two years before `until`, and seals them village by
 * village, over several connections at once: set by set, as no poster could, into the same rows that the ledger's
 * functions would have written.
 */
export const fillLedger = async (
  owners: readonly [Client, ...Client[]],
  villages: readonly BenchVillage[],
  perHousehold: number,
  until: Date,
  say: (done: number) => void
): Promise<void> => {
  const [owner] = owners
  await owner.query('create index bench_items on rulebook_item (village_id, no) include (id)')
  const waiting = [...villages]
  const work = async (own: Client) => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await fillVillage(own, next.villageId, perHousehold, until)
      if (waiting.length % 50 === 0) say(villages.length - waiting.length)
    }
  }
  await Promise.all(owners.map(work))
  await owner.query('drop index bench_items')
  await owner.query('vacuum (analyze) points_entry')
  await owner.query('analyze')
}

const fillVillage = async (
  owner: Client,
  villageId: string,
  perHousehold: number,
  until: Date
): Promise<void> => {
  await owner.query(
    `insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, occurred_on,
       posted_at, recorded_by, recorded_by_name, recorded_by_role, request_id, line, caps)
     select $1, encode(int8send((extract(epoch from t.at) * 1000)::bigint << 16 | 28672 | (random() * 4095)::int)
         || int8send(-9223372036854775808 | (random() * 4611686018427387903)::bigint), 'hex')::uuid,
       h.id, n, 'award', 'issuing', 'available', 2, i.id, (t.at + interval '8 hours')::date, date_trunc('milliseconds', t.at),
       $1, '田会计', 'committee_member', points_new_id(), 0, array['h i ' || to_char(t.at + interval '8 hours', 'YYYY-"Q"Q')]
     from household h
     cross join generate_series(1, $2::int) n
     cross join lateral (select $3::timestamptz - (($2 - n) * (730.0 / $2) + (hashtext(h.id::text) & 1023) / 1024.0) * interval '1 day' as at) t
     join rulebook_item i on i.village_id = $1 and i.no = 1 + n % 3
     where h.village_id = $1 order by n, h.no`,
    [villageId, perHousehold, until]
  )
  await owner.query('update points_account set available = 2 * $2::int, entries = $2 where village_id = $1', [
    villageId,
    perHousehold
  ])
  await owner.query(
    `insert into points_cap (village_id, holder_id, counter_id, period, used)
     select village_id, household_id, item_id, substr(caps[1], 5), sum(points) from points_entry
     where village_id = $1 group by village_id, household_id, item_id, caps[1]`,
    [villageId]
  )
  await owner.query('select seal_village($1, $2)', [villageId, until])
}
