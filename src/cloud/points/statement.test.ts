import { createHash, randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { type AwardLine, postAwards, postHonour, releaseBatch, reserve, reverseEntry } from './ledger'
import type { Tx } from './ledger-types'
import { sealVillage } from './seal'

const scene = worldScene()
const at = () => scene.world.A
const by = () => ({ ...at().holders.committee_member, role: 'committee_member' as const })
const posting = () => ({ villageId: at().villageId, requestId: randomUUID(), by: by(), now: scene.now })
const home = (i: 0 | 1 | 2 = 0) => at().households[i].id
const who = (role: 'villager' | 'committee_member' | 'supervision_member' | 'township_staff') =>
  as(scene.world.callerFor(role, 'A'))

const line = (over: Partial<AwardLine> = {}): AwardLine => ({
  ...{ line: 0, entryId: newId(), householdId: home(), memberId: null, itemId: scene.life.itemId, points: 5 },
  ...{ caps: [], slot: null, occurredOn: '2026-11-20', expiresOn: null, note: null, claimId: null },
  ...over
})
const award = async (over: Partial<AwardLine> = {}, batchId: string | null = null) => {
  const one = line(over)
  await postAwards(scene.db, { ...posting(), batchId, pending: batchId !== null, lines: [one] })
  return one.entryId
}
const seal = () => scene.db.transaction().execute((tx) => sealVillage(tx, at().villageId, scene.now))
const of = (i: 0 | 1 | 2 = 0) => ({ villageId: at().villageId, householdId: home(i) })
const statement = async (i: 0 | 1 | 2 = 0, before?: number) =>
  (await who('committee_member')).points.readStatement({ ...of(i), ...(before ? { before } : {}) })

describe('refuses', () => {
  test("another household's statement to a villager, and the township any", async () => {
    const villager = await who('villager')
    const township = await who('township_staff')
    const of = (householdId: string) => ({ villageId: at().villageId, householdId })
    const reads = (c: typeof villager, householdId: string) =>
      Promise.all(
        [
          ...[c.points.readStatement, c.points.readYear, c.points.readProof].map(
            (read) => () => read(of(householdId))
          ),
          () => c.points.readProofEntries({ ...of(householdId), upTo: 9 })
        ].map((read) => outcome(read()))
      )
    expect(await reads(villager, home(0))).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await reads(villager, home(1))).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(await reads(township, home(0))).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(await reads(villager, randomUUID())).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  })
  test('the list with names to a villager, and any list to the township and to strangers', async () => {
    const month = { villageId: at().villageId, period: '2026-11' }
    expect(await outcome((await who('villager')).points.listEarned(month))).toBe('FORBIDDEN')
    for (const c of [await who('township_staff'), await as(scene.world.stranger())]) {
      expect(await outcome(c.points.listEarnedPublic(month))).toBe('FORBIDDEN')
      expect(await outcome(c.points.readSums(month))).toBe('FORBIDDEN')
    }
    expect(await outcome((await who('villager')).points.readSums({ ...month, period: '2026-13' }))).toBe(
      'INPUT_INVALID'
    )
  })
})

test('every entry says what, how much, whose deed, who recorded it, under which rule, and where the points are', async () => {
  const member = at().households[2].members[0]
  const batchId = newId()
  const first = await award(
    { householdId: home(2), memberId: member?.id ?? null, note: '帮邻居收玉米' },
    batchId
  )
  const waiting = (await statement(2)).entries[0]
  expect(waiting).toEqual({
    ...{ entryId: first, no: 1, kind: 'award', kindName: '记分', title: '邻里互助', points: 5, sign: 'in' },
    ...{ spendable: 0, standing: '公示中，期满可用', categoryName: '公益美德', memberName: member?.name },
    ...{ rule: '积分细则第1版第1条', rulebookId: scene.life.rulebookId, occurredOn: '2026-11-20' },
    ...{ postedAt: scene.now.toISOString(), expiresOn: null, recordedBy: '谭志强（村委会成员）' },
    ...{ note: '帮邻居收玉米', claimId: null, about: null, reversed: false }
  })
  await scene.db
    .transaction()
    .execute((tx) => releaseBatch(tx, { ...posting(), batchId, except: [], on: '2026-11-22' }))
  const [release, released] = (await statement(2)).entries
  expect([released?.standing, release?.title, release?.sign, release?.about]).toEqual([
    ...['可用', '公示期满，可以用了：邻里互助', 'moved'],
    { no: 1, item: '邻里互助', occurredOn: '2026-11-20' }
  ])
  await reverseEntry(scene.db, {
    ...{ ...posting(), entryId: newId(), reverses: first, reason: '记错了户', on: '2026-11-22' }
  })
  const after = await statement(2)
  expect(after.entries.map((e) => [e.title, e.sign, e.spendable, e.reversed, e.about?.no ?? null])).toEqual([
    ['冲销一笔：邻里互助', 'out', -5, false, 1],
    ['公示期满，可以用了：邻里互助', 'moved', 5, false, 1],
    ['邻里互助', 'in', 0, true, null]
  ])
  expect(after.entries[0]?.note).toBe('记错了户')
})

test('what there is stands apart: to spend, waiting, held for the shop, honour; and what runs out soon', async () => {
  await award({ expiresOn: '2026-12-31', points: 7 })
  await award({ expiresOn: '2027-03-31', points: 3 })
  await award({ points: 4 }, newId())
  const tx = <T>(work: (tx: Tx) => Promise<T>) => scene.db.transaction().execute(work)
  await tx((db) =>
    postHonour(db, {
      ...{ ...posting(), line: 0, entryId: newId(), householdId: home(), memberId: null, points: 2 },
      ...{ on: '2026-11-22', note: '最美庭院' }
    })
  )
  await tx((db) =>
    reserve(db, {
      ...{ ...posting(), entryId: newId(), redemptionId: newId(), householdId: home(), memberId: null },
      ...{ points: 2, on: '2026-11-22', note: null }
    })
  )
  const s = await statement()
  // Five points were there from the beginning of the scene.
  expect([s.available, s.pending, s.reserved, s.honour]).toEqual([13, 4, 2, 2])
  expect(s.expiring).toEqual([{ lastDay: '2026-12-31', points: 5, warned: false }])
  const sum = s.entries.reduce((points, e) => points + e.spendable, 0)
  expect(sum).toBe(s.available)
})

test('who recorded the deed is named, not who hung the notice that booked it', async () => {
  const [sheetId, claimId] = [newId(), newId()]
  const of = { village_id: at().villageId, item_id: scene.life.itemId, occurred_on: '2026-11-20' }
  await scene.db
    .insertInto('claim_sheet')
    .values({
      ...{ ...of, id: sheetId, kind: 'record', by_id: newId(), by_name: '杨秀兰', by_role: 'courtyard_host' },
      ...{ at: scene.now, lines: 1 }
    })
    .execute()
  await scene.db
    .insertInto('claim')
    .values({
      ...{ ...of, id: claimId, sheet_id: sheetId, line: 0, household_id: home(2), times: 1, asked: 5 },
      ...{ state: 'DECLARED', updated_at: scene.now }
    })
    .execute()
  const entryId = await award({ householdId: home(2), claimId }, newId())
  expect((await statement(2)).entries[0]).toMatchObject({
    ...{ entryId, claimId, recordedBy: '杨秀兰（院落长）' }
  })
  // The red entry is by who decided on it.
  await reverseEntry(scene.db, {
    ...{ ...posting(), entryId: newId(), reverses: entryId, reason: '记错了户', on: '2026-11-22' }
  })
  expect((await statement(2)).entries[0]?.recordedBy).toBe('谭志强（村委会成员）')
})

test('a page goes on where the last one ended, newest first, without a gap', async () => {
  for (let i = 0; i < 41; i += 1) await award({ householdId: home(1) })
  const pages = [await statement(1)]
  for (let next = pages[0]?.next ?? null; next; next = pages.at(-1)?.next ?? null)
    pages.push(await statement(1, next))
  expect(pages.map((p) => p.entries.length)).toEqual([20, 20, 1])
  expect(pages.flatMap((p) => p.entries.map((e) => e.no))).toEqual(
    Array.from({ length: 41 }, (_, i) => 41 - i)
  )
})

test('a year by category and month, and the lists of a village in the order of household numbers', async () => {
  await award({ householdId: home(1), occurredOn: '2026-10-05', points: 6 })
  await seal()
  const c = await who('committee_member')
  const year = await c.points.readYear({ ...of(1), year: '2026' })
  expect(year.months.map((m) => [m.month, m.total])).toEqual([
    ['2026-10', 6],
    ['2026-11', 205]
  ])
  expect([year.total, (await c.points.readYear({ ...of(1), year: '2025' })).total]).toEqual([211, 0])

  const october = { villageId: at().villageId, period: '2026-10' }
  const named = await c.points.listEarned(october)
  expect(named).toEqual({
    households: [
      {
        ...{ householdId: home(1), householdNo: expect.any(String), headName: expect.any(String) },
        ...{ participation: 0, courtyard: 0, virtue: 6, total: 6 }
      }
    ],
    next: null
  })
  const open = await (await who('villager')).points.listEarnedPublic({ ...october, period: '2026' })
  expect(Object.keys(open.households[0] ?? {})).toEqual([
    ...['line', 'householdName', 'participation', 'courtyard', 'virtue', 'total']
  ])
  const numbers = (await c.points.listEarned({ ...october, period: '2026' })).households.map(
    (h) => h.householdNo
  )
  expect(numbers).toEqual([...numbers].sort())
  expect(await c.points.readSums(october)).toMatchObject({ total: 6, byCategory: [{}, {}, { points: 6 }] })
  expect((await c.points.listEarned({ ...october, skip: 1 })).households).toEqual([])
})

test('the proof: under the last page and under an older one; a changed entry no longer holds', async () => {
  const first = await seal()
  await award()
  await award({ householdId: home(1) })
  const last = await seal()
  const villager = await who('villager')
  const now = await villager.points.readProof(of())
  expect(now).toMatchObject({
    last: { page: last.no },
    sealed: { page: last.no, hash: last.hash, holds: true }
  })
  const older = await villager.points.readProof({ ...of(), page: first.no })
  expect(older.sealed).toMatchObject({ page: first.no, hash: first.hash, holds: true })
  expect(older.sealed?.upTo).toBe((now.sealed?.upTo ?? 0) - 1)
  expect((await villager.points.readProof({ ...of(), page: last.no + 1 })).sealed).toBeNull()

  const owner = new Client({ connectionString: scene.ownerUrl })
  await owner.connect()
  await owner.query('alter table points_entry disable trigger all')
  await owner.query('update points_entry set note = $1 where household_id = $2 and no = 1', ['改了', home()])
  await owner.end()
  expect((await villager.points.readProof(of())).sealed?.holds).toBe(false)
})

/** As `proofSteps` say it, with nothing of this program but what a household can copy. */
const computed = (copied: string): readonly string[] => {
  const data = JSON.parse(copied)
  const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const hex = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex')
  const whole = (value: number, bytes: 4 | 8) =>
    hex(
      BigInt(value)
        .toString(16)
        .padStart(2 * bytes, '0')
    )
  let chain: Buffer = Buffer.alloc(32)
  for (const text of data.lines) chain = sha(chain, Buffer.from(text, 'utf8'))
  let root = sha(Buffer.from([0]), hex(data.householdId), whole(data.upTo, 4), chain)
  for (const { side, hash } of data.path)
    root = side === 'left' ? sha(Buffer.from([1]), hex(hash), root) : sha(Buffer.from([1]), root, hex(hash))
  const at = whole(Date.parse(data.at) * 1000, 8)
  const head = [
    hex(data.previous),
    hex(data.villageId),
    whole(data.page, 4),
    whole(data.entries, 8),
    at,
    root
  ]
  return [chain, root, sha(...head)].map((hash) => hash.toString('hex'))
}

test('a household computes the proof itself, from what it can copy and SHA-256', async () => {
  for (let i = 0; i < 101; i += 1) await award({ householdId: home(1), note: '打扫“公路”' })
  await seal()
  const villager = await who('committee_member')
  const { sealed } = await villager.points.readProof(of(1))
  if (!sealed) throw new Error('nothing is sealed')
  const { upTo, proof } = sealed
  const lines: string[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: { entries: string[]; next: number | null } = await villager.points.readProofEntries({
      ...{ ...of(1), upTo },
      ...(after > 0 ? { after } : {})
    })
    lines.push(...page.entries)
    after = page.next
  }
  expect(lines).toHaveLength(upTo)
  const copied = JSON.stringify({ ...of(1), ...sealed, ...proof, lines })
  expect(computed(copied)).toEqual([proof.householdHash, proof.root, sealed.hash])
  expect(computed(copied.replace('打扫', '打归'))).not.toContain(sealed.hash)
})
