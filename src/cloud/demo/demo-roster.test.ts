import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { isAdult } from '@/domain/member/member'
import { keyedHash } from '../crypto/keyed-hash'
import { type TestDatabase, withDatabase } from '../testing/database'
import { demoVillages } from './demo-people'
import { demoGateCode } from './demo-secrets'
import { loadDemo } from './load-demo'
import { demoFiles } from './testing'

const secret = Buffer.alloc(32, 7)
const { files, clear } = demoFiles()
afterAll(clear)
const now = new Date('2026-11-22T04:00:00Z')
const today = dayOf(now)
const { a, b } = demoVillages()

let test: TestDatabase
beforeAll(async () => {
  test = await withDatabase()
  await loadDemo({ db: test.db, secret, files, now })
})
afterAll(() => test.drop())

it('places: 8 counties, 94 townships, two villages, real codes', async () => {
  const { rows } = await sql<{
    level: string
    n: number
  }>`select level, count(*) as n from place group by 1 order by 1`.execute(test.db)
  expect(rows).toEqual([
    { level: 'county', n: 8 },
    { level: 'township', n: 94 },
    { level: 'village', n: 2 }
  ])
  const odd = await sql`select 1 from place p join place_name n on n.place_id = p.id
      join place_name up on up.place_id = p.parent_id
      where left(n.code, case p.level when 'township' then 6 else 9 end) <> left(up.code, case p.level when 'township' then 6 else 9 end)`.execute(
    test.db
  )
  expect(odd.rows).toEqual([])
})

it('a name outside the BMP comes back whole, and the older name has its own days', async () => {
  const names = await test.db
    .selectFrom('place_name')
    .selectAll()
    .where('place_id', '=', a.id)
    .orderBy('valid_from')
    .execute()
  expect(names.map(({ place_id: _, ...name }) => name)).toEqual([
    { valid_from: '2000-01-01', valid_to: '2019-12-31', name: '莫家坪村', code: '422802205205' },
    { valid_from: '2020-01-01', valid_to: null, name: '莫\u{21413}村', code: '422802205221' }
  ])
  expect(Array.from(names[1]?.name ?? '')).toHaveLength(3)
  const { rows } = await sql<{
    n: number
  }>`select char_length(name) as n from place_name where code = '422802205221'`.execute(test.db)
  expect(rows).toEqual([{ n: 3 }])
})

it('villages have exactly their groups, households and people', async () => {
  const count = async (village: string) =>
    (
      await sql`select (select count(*) from village_group where village_id = ${village}::uuid) as groups,
        (select count(*) from household where village_id = ${village}::uuid) as households,
        (select count(*) from member where village_id = ${village}::uuid) as people`.execute(test.db)
    ).rows[0]
  expect(await count(a.id)).toEqual({ groups: 13, households: 526, people: 1618 })
  expect(await count(b.id)).toEqual({ groups: 11, households: 443, people: 1733 })
})

it('every household has one head of age, a courtyard of its own group, a gate code, a number of its group', async () => {
  const { rows } = await sql<{
    id: string
    village_id: string
    no: string
    heads: number
    birth: string
    same_group: boolean
    group_no: number
    gate_code_hash: Buffer
  }>`
      select h.id, h.village_id, h.no, h.gate_code_hash, g.no as group_no, c.group_id = h.group_id as same_group,
        count(m.*) filter (where m.relation = 'head') as heads, min(m.birth_month) filter (where m.relation = 'head') as birth
      from household h join village_group g on g.village_id = h.village_id and g.id = h.group_id
      left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
      left join member m on m.village_id = h.village_id and m.household_id = h.id
      group by h.village_id, h.id, g.no, c.group_id`.execute(test.db)
  expect(rows).toHaveLength(526 + 443)
  const wrong = rows.filter(
    (h) =>
      h.heads !== 1 ||
      !isAdult(h.birth, today) ||
      h.same_group !== true ||
      Number(h.no.slice(0, 2)) !== h.group_no ||
      !/^\d{5}$/.test(h.no) ||
      !h.gate_code_hash.equals(
        keyedHash(secret, 'gate-code', `${h.village_id}:${demoGateCode(h.village_id, h.no)}`)
      )
  )
  expect(wrong).toEqual([])
  const sizes = await sql<{
    least: number
    most: number
    yards: number
  }>`select min(n) as least, max(n) as most, count(*) as yards
      from (select count(*) as n from household where village_id = ${a.id}::uuid group by courtyard_id) c`.execute(
    test.db
  )
  expect(sizes.rows[0]?.least).toBeGreaterThanOrEqual(10)
  expect(sizes.rows[0]?.most).toBeLessThanOrEqual(35)
  expect(sizes.rows[0]?.yards).toBeGreaterThanOrEqual(21)
})

it('people: about a third away, phones only as hash and four digits, party as counted', async () => {
  const members = await test.db.selectFrom('member').selectAll().execute()
  for (const village of [a, b]) {
    const own = members.filter((m) => m.village_id === village.id)
    const away = own.filter((m) => m.residence === 'away').length / own.length
    expect(away).toBeGreaterThan(0.3)
    expect(away).toBeLessThan(0.4)
  }
  const ofA = members.filter((m) => m.village_id === a.id)
  expect(ofA.filter((m) => m.party === 'full')).toHaveLength(29)
  expect(ofA.filter((m) => m.party === 'probationary')).toHaveLength(2)
  expect(members.filter((m) => m.party !== null && !isAdult(m.birth_month ?? '', '2024-01-01'))).toEqual([])
  const hashes = members.flatMap((m) => (m.phone_hash ? [m.phone_hash.toString('hex')] : []))
  expect(hashes.length).toBeGreaterThan(2000)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(members.filter((m) => (m.birth_month ?? '9') > today.slice(0, 7) || m.joined_on > today)).toEqual([])
})

it('people are plausible in age: parents above, children below, spouses of the other sex', async () => {
  const { rows } = await sql<{ name: string; relation: string; gap: number; same_sex: boolean }>`
      select m.name, m.relation, left(m.birth_month, 4)::int - left(h.birth_month, 4)::int as gap, m.sex = h.sex as same_sex
      from member m join member h on h.village_id = m.village_id and h.household_id = m.household_id and h.relation = 'head'`.execute(
    test.db
  )
  const lawful: Record<string, (r: { gap: number; same_sex: boolean }) => boolean> = {
    head: () => true,
    spouse: (r) => Math.abs(r.gap) <= 6 && !r.same_sex,
    child: (r) => r.gap >= 18,
    child_in_law: (r) => r.gap >= 15,
    parent: (r) => r.gap <= -18,
    grandchild: (r) => r.gap >= 36,
    sibling: (r) => Math.abs(r.gap) <= 10
  }
  expect(rows.filter((r) => !lawful[r.relation]?.(r))).toEqual([])
})
