import type { Pool } from 'pg'
import type { BenchVillage } from './bench-points-data'

/** What people look at most, as the database is asked for it. */
const reads = {
  // The last 20 entries of a household.
  statement: `select e.*, i.words, i.category, r.id as reversed_by from points_entry e
    left join rulebook_item i on i.village_id = e.village_id and i.id = e.item_id
    left join points_entry r on r.village_id = e.village_id and r.reverses = e.id
    where e.village_id = $1 and e.household_id = $2 order by e.no desc limit 20`,
  // A page of a village's month: 50 households with their sums.
  monthList: `select h.no, r.household_id, sum(r.points)::int as points from points_rollup r
    join household h on h.village_id = r.village_id and h.id = r.household_id
    where r.village_id = $1 and r.period = $3 group by h.no, r.household_id order by h.no limit 50`,
  yearList: `select h.no, r.household_id, sum(r.points)::int as points from points_rollup r
    join household h on h.village_id = r.village_id and h.id = r.household_id
    where r.village_id = $1 and r.period = $3 group by h.no, r.household_id order by h.no limit 50`,
  categories: `select r.category, sum(r.points)::int as points, count(*) from points_rollup r
    where r.village_id = $1 and r.period = $3 group by r.category`
} as const

const p99 = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round((sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0) * 100) / 100
}

const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/**
 * The 99th percentile of each read in milliseconds over all villages. One at a time: it is the database that is measured,
 * and with several at once each would wait here while the rows of another are taken apart.
 */
export const readTimes = async (
  pool: Pool,
  villages: readonly BenchVillage[],
  each: number,
  until: Date
): Promise<Record<keyof typeof reads, number>> => {
  const day = until.toISOString()
  const periods = {
    statement: null,
    monthList: day.slice(0, 7),
    yearList: day.slice(0, 4),
    categories: day.slice(0, 4)
  }
  const measure = async (name: keyof typeof reads): Promise<number> => {
    const times: number[] = []
    for (let n = 0; n < each; n++) {
      const village = pick(villages)
      const values =
        name === 'statement'
          ? [village.villageId, pick(village.households)]
          : [village.villageId, periods[name]]
      const text = reads[name].replace('$3', '$2')
      const begin = performance.now()
      await pool.query({ name, text, values })
      times.push(performance.now() - begin)
    }
    return p99(times)
  }
  // One after the other: a read is not to wait for another kind.
  return {
    statement: await measure('statement'),
    monthList: await measure('monthList'),
    yearList: await measure('yearList'),
    categories: await measure('categories')
  }
}
