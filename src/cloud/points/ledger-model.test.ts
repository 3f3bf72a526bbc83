import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool } from 'pg'
import { newId } from '../crypto/new-id'
import { parsers } from '../db/pool'
import type { Database } from '../db/schema'
import { endLots } from './expiry'
import {
  type AwardLine,
  carryHousehold,
  deduct,
  giveBack,
  handOver,
  postAwards,
  postHonour,
  releaseBatch,
  reserve,
  reverseEntry
} from './ledger'
import { makePoster, type Poster } from './poster'
import { type LedgerScene, ledgerScene } from './scene-testing'

/** At least this many random courses; more by hand: RUNS=20000. */
const RUNS = Number(process.env.RUNS ?? 1000)
const LIMIT = 12
const period = '2026-Q4'

let s: LedgerScene
let poster: Poster
beforeAll(async () => {
  s = await ledgerScene({ households: 4 })
  poster = makePoster(s.db)
})
afterAll(async () => {
  await doomed.destroy()
  await killer.end()
  await s.close()
})

/** What a course may do; numbers name households, requests, batches, redemptions and earlier entries. */
const household = fc.nat(3)
const points = fc.integer({ min: 1, max: 6 })
const deed = { household, points, capped: fc.boolean(), slot: fc.boolean(), expires: fc.boolean() }
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('award' as const),
      request: fc.nat(5),
      pending: fc.boolean(),
      ...deed
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('bulk' as const), request: fc.nat(5), pending: fc.boolean() },
      lines: fc.array(fc.record(deed), { minLength: 2, maxLength: 4 })
    })
  },
  fc.record({ do: fc.constant('release' as const), except: fc.nat(30) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), entry: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reserve' as const), redemption: fc.nat(3), household, points })
  },
  fc.record({ do: fc.constant('settle' as const), redemption: fc.nat(3), over: fc.boolean() }),
  fc.record({ do: fc.constant('deduct' as const), request: fc.nat(5), household, points }),
  fc.record({ do: fc.constant('honour' as const), request: fc.nat(5), household, points }),
  fc.record({ do: fc.constant('expire' as const), days: fc.constantFrom(0, 40, 80) }),
  fc.record({ do: fc.constant('carry' as const), household, into: household }),
  fc.record({ do: fc.constant('seal' as const) }),
  fc.record({ do: fc.constant('crash' as const), ...deed })
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

/** Ids of one course: everything in it is new to the database. */
const course = () => {
  const many = (count: number) => Array.from({ length: count }, () => newId())
  return { requests: many(6), redemptions: many(4), batchId: newId(), groupId: newId(), counterId: newId() }
}
type Course = ReturnType<typeof course>

const own = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length]
  if (one === undefined) throw new Error('nothing there')
  return one
}

type Deed = { household: number; points: number; capped: boolean; slot: boolean; expires: boolean }

const lineOf = (the: Course, line: number, d: Deed): AwardLine => {
  const holderId = own(s.households, d.household)
  return {
    ...{
      line,
      entryId: newId(),
      householdId: holderId,
      memberId: null,
      itemId: s.items[0],
      points: d.points
    },
    caps: d.capped ? [{ holderId, counterId: the.counterId, period, limit: LIMIT }] : [],
    slot: d.slot ? { holderId, groupId: the.groupId, period } : null,
    ...{ occurredOn: '2026-11-20', expiresOn: d.expires ? '2026-11-30' : null, note: null, claimId: null }
  }
}

const entriesNow = async () =>
  s.db
    .selectFrom('points_entry')
    .select('id')
    .orderBy('posted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(31)
    .execute()

const run = async (the: Course, c: Command): Promise<unknown> => {
  const at = (request: number) => ({ ...s.posting(), requestId: own(the.requests, request) })
  const tx = <T>(work: (t: Parameters<typeof reserve>[0]) => Promise<T>) => s.db.transaction().execute(work)
  const on = '2026-11-22'
  switch (c.do) {
    case 'award':
      return poster.post({
        ...{ ...at(c.request), pending: c.pending, batchId: the.batchId },
        line: lineOf(the, own(s.households, c.household) === s.households[0] ? 0 : 10 + c.household, c)
      })
    case 'bulk':
      return postAwards(s.db, {
        ...{ ...at(c.request), batchId: the.batchId, pending: c.pending },
        lines: c.lines.map((d, i) => lineOf(the, 100 + 10 * i + d.household, d))
      })
    case 'release': {
      const entries = await entriesNow()
      const except = entries.filter((_, i) => i === c.except).map((e) => e.id)
      return tx((t) => releaseBatch(t, { ...s.posting(), batchId: the.batchId, except, on }))
    }
    case 'reverse': {
      const entry = (await entriesNow())[c.entry]
      if (!entry) return
      return reverseEntry(s.db, { ...s.posting(), entryId: newId(), reverses: entry.id, reason: '记错了' })
    }
    case 'reserve':
      return tx((t) =>
        reserve(t, {
          ...{
            ...s.posting(),
            entryId: newId(),
            redemptionId: own(the.redemptions, c.redemption),
            memberId: null
          },
          // A redemption is of one household.
          ...{ householdId: own(s.households, c.redemption), points: c.points, on, note: null }
        })
      )
    case 'settle': {
      const what = { ...s.posting(), entryId: newId(), redemptionId: own(the.redemptions, c.redemption), on }
      return tx((t) => (c.over ? handOver(t, what) : giveBack(t, { ...what, note: null })))
    }
    case 'deduct':
    case 'honour': {
      const what = {
        ...at(c.request),
        line: 1000 + c.household,
        entryId: newId(),
        on,
        points: c.points,
        note: '记'
      }
      const householdId = own(s.households, c.household)
      return tx<unknown>((t) =>
        c.do === 'deduct'
          ? deduct(t, { ...what, householdId, category: 'virtue' })
          : postHonour(t, { ...what, householdId, memberId: null })
      )
    }
    case 'expire':
      return endLots(s.db, s.villageId, new Date(s.now.getTime() + c.days * 86_400_000))
    case 'carry': {
      const [householdId, intoId] = [own(s.households, c.household), own(s.households, c.into)]
      if (householdId === intoId) return
      const notes = { outNote: '并过去', inNote: '并过来' }
      return tx((t) => carryHousehold(t, { ...s.posting(), householdId, intoId, on, ...notes }))
    }
    case 'seal':
      return s.seal()
    case 'crash':
      return crash(the, c)
  }
}

let killer: Client
let doomed: Kysely<Database>
beforeAll(async () => {
  killer = new Client({ connectionString: s.ownerUrl })
  await killer.connect()
  const pool = new Pool({ connectionString: s.url, max: 4, types: parsers })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  doomed = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
})

/** A connection that dies in the middle of its transaction, after the posting and before the commit. */
const crash = async (the: Course, d: Deed): Promise<void> => {
  const dead = doomed.transaction().execute(async (tx) => {
    await postAwards(tx, { ...s.posting(), batchId: the.batchId, pending: false, lines: [lineOf(the, 0, d)] })
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  })
  await expect(dead).rejects.toThrow()
}

/** Every law of the ledger that one query can see, over all that was ever booked here; answers what is broken. */
const broken = async (the: Course, posted: number): Promise<unknown[]> => {
  const { rows } = await killer.query(
    `with sums as (
       select e.household_id, max(e.no) as entries, count(*) as counted,
         sum(case 'pending' when e.to_bucket::text then e.points when e.from_bucket::text then -e.points else 0 end) as pending,
         sum(case 'available' when e.to_bucket::text then e.points when e.from_bucket::text then -e.points else 0 end) as available,
         sum(case 'reserved' when e.to_bucket::text then e.points when e.from_bucket::text then -e.points else 0 end) as reserved,
         sum(case 'honour' when e.to_bucket::text then e.points when e.from_bucket::text then -e.points else 0 end) as honour
       from points_entry e group by e.household_id)
     select 'balance' as law, a.household_id::text as at from points_account a left join sums s using (household_id)
       where (a.pending, a.available, a.reserved, a.honour, a.entries, a.entries) is distinct from (coalesce(s.pending, 0),
         coalesce(s.available, 0), coalesce(s.reserved, 0), coalesce(s.honour, 0), coalesce(s.entries, 0), coalesce(s.counted, 0))
         or least(a.pending, a.available, a.reserved, a.honour) < 0
     union all select 'once', count(*)::text from points_entry e where e.kind = 'award' and e.request_id = any ($4::uuid[])
       having count(*) <> $5
     union all select 'lots', a.household_id::text from points_account a
       where (select coalesce(sum(l.left_points), 0) from points_lot l where l.household_id = a.household_id) > a.available
     union all select 'cap', c.holder_id::text from points_cap c where c.counter_id = $1 and c.used > $2
       or c.counter_id = $3 and c.used > 1 or c.used < 0
     union all select 'capsum', c.holder_id::text from points_cap c where c.counter_id = $1 and c.used <> (
       select coalesce(sum(e.points), 0) from points_entry e where e.household_id = c.holder_id and e.kind = 'award'
         and exists (select 1 from unnest(e.caps) u where u like '% ' || $1 || ' %')
         and not exists (select 1 from points_entry r where r.reverses = e.id))`,
    [the.counterId, LIMIT, the.groupId, the.requests, posted]
  )
  return rows
}

/** How many awards were answered as booked: a request and line that comes again may not be one of them. */
const awardsPosted = (commands: readonly Command[], answers: readonly unknown[]): number =>
  commands
    .flatMap((c, i) => (c.do === 'award' || c.do === 'bulk' ? [answers[i]] : []))
    .flat()
    .filter((a) => typeof a === 'object' && a !== null && 'status' in a && a.status === 'posted').length

test(`${RUNS} courses of awards, releases, reversals, redemptions, expiries, households that merge, retries and crashes keep every law`, async () => {
  let courses = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 2, maxLength: 7 }),
      fc.boolean(),
      async (commands, together) => {
        const the = course()
        const answers: unknown[] = []
        if (together) answers.push(...(await Promise.all(commands.map((c) => run(the, c)))))
        else for (const c of commands) answers.push(await run(the, c))
        expect(await broken(the, awardsPosted(commands, answers))).toEqual([])
        // What grows would make every later course slower: from time to time all of it is recomputed.
        courses += 1
        if (courses % 100 === 0) expect(await s.faults()).toEqual([])
      }
    ),
    { numRuns: RUNS, endOnFailure: true }
  )
  expect(await s.faults()).toEqual([])
}, 900_000)
