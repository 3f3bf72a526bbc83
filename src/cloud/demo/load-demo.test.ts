import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { type TestDatabase, withDatabase } from '../testing/database'
import { loadDemo } from './load-demo'
import { demoFiles } from './testing'

const secret = Buffer.alloc(32, 7)
const { files, clear } = demoFiles()
afterAll(clear)
const now = new Date('2026-11-22T04:00:00Z')

const tables = [
  'place',
  'place_name',
  'village_group',
  'courtyard',
  'household',
  'member',
  'staff',
  'role_grant',
  'account',
  'binding',
  'decision',
  'decision_event',
  'decision_version',
  'notice',
  'notice_event',
  'file',
  'issue',
  'issue_event',
  'rulebook',
  'rulebook_item',
  'points_entry',
  'points_account',
  'shop_goods',
  'shop_movement',
  'shop_budget',
  'shop_budget_event'
] as const

/** Every row of every table as text, so that any change at all is seen. */
const everything = async ({ db }: TestDatabase) => {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{
      line: string
    }>`select t::text as line from ${sql.table(table)} t order by 1`.execute(db)
    found[table] = rows.map((row) => row.line)
  }
  return found
}

const asOwner = async (test: TestDatabase, statement: string) => {
  const client = new Client({ connectionString: test.ownerUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

describe('before it is there', () => {
  let test: TestDatabase
  beforeEach(async () => {
    test = await withDatabase()
  })
  afterEach(() => test.drop())

  it('a crash half-way leaves nothing, and the next start loads it', async () => {
    await asOwner(
      test,
      `create function stop_here() returns trigger language plpgsql as 'begin raise exception ''stopped''; end';
       create trigger stop_here before insert on points_entry for each row execute function stop_here()`
    )
    await expect(loadDemo({ db: test.db, secret, files, now })).rejects.toThrow('stopped')
    expect(Object.values(await everything(test)).flat()).toEqual([])
    await asOwner(test, 'drop trigger stop_here on points_entry')
    await expect(loadDemo({ db: test.db, secret, files, now })).resolves.toBe('loaded')
  })

  it('never comes to places that real people have, so that no clock is moved and nobody signs in from a list there', async () => {
    const county = randomUUID()
    await sql`insert into place (id, level, county_id, began_on) values (${county}, 'county', ${county}, '2000-01-01')`.execute(
      test.db
    )
    await expect(loadDemo({ db: test.db, secret, files, now })).rejects.toThrow(/XIAOYUAN_DEMO=0/)
    expect((await everything(test)).member).toEqual([])
  })

  it('two hosts that start together load it once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => loadDemo({ db: test.db, secret, files, now })))
    expect(answers.sort()).toEqual(['already there', 'already there', 'loaded'])
  })

  it('a deed before the rulebook is in force is not booked; a later term of office is a whole one', async () => {
    await loadDemo({ db: test.db, secret, files, now: new Date('2029-02-01T00:00:00Z') })
    const grants = await test.db.selectFrom('role_grant').select(['from_day', 'to_day']).distinct().execute()
    expect(grants).toEqual([{ from_day: '2029-01-01', to_day: '2033-12-31' }])
    const early = await withDatabase()
    await loadDemo({ db: early.db, secret, files, now: new Date('2026-01-20T00:00:00Z') })
    const days = await early.db
      .selectFrom('points_entry')
      .select('occurred_on')
      .orderBy('occurred_on')
      .execute()
    await early.drop()
    expect(days.length).toBeGreaterThan(3)
    expect(days[0]?.occurred_on && days[0].occurred_on >= '2026-01-01').toBe(true)
  })
})

describe('once loaded', () => {
  let test: TestDatabase
  let statements = 0
  beforeAll(async () => {
    test = await withDatabase()
    const counted = test.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result
    })
    await loadDemo({ db: counted, secret, files, now })
  })
  afterAll(() => test.drop())

  it('loading again, later and with another secret, changes nothing', async () => {
    const before = await everything(test)
    const later = { db: test.db, secret: Buffer.alloc(32, 9), files, now: new Date('2027-03-01T00:00:00Z') }
    await expect(loadDemo(later)).resolves.toBe('already there')
    expect(await everything(test)).toEqual(before)
  })

  it('takes few statements, whatever it brings, so that a first start stays a matter of seconds', () => {
    expect(statements).toBeGreaterThan(50)
    expect(statements).toBeLessThan(400)
  })

  it('another database gets the same ids on another day', async () => {
    const ids = (t: TestDatabase) =>
      sql<{
        id: string
      }>`select id from place union all select id from member union all select id from role_grant
        union all select id from decision_event union all select id from file
        -- Claims go the way that everybody's go, with ids of that moment.
        union all select e.id from notice_event e join notice n on n.village_id = e.village_id and n.id = e.notice_id
          where n.subject_kind <> 'points_batch'
        union all select id from points_entry where batch_id is null order by 1`.execute(t.db)
    const other = await withDatabase()
    await loadDemo({
      db: other.db,
      secret: Buffer.alloc(32, 1),
      files,
      now: new Date('2026-12-30T00:00:00Z')
    })
    const [mine, theirs] = [await ids(test), await ids(other)]
    await other.drop()
    expect(theirs.rows).toEqual(mine.rows)
    expect(
      mine.rows.every(({ id }) =>
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
      )
    ).toBe(true)
  })
})
