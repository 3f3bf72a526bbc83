import { createHash } from 'node:crypto'
import { newId } from '../crypto/new-id'
import { sealLedgers } from '../jobs/seal-ledgers'
import { bookOne } from './ledger-testing'
import { type LedgerScene, ledgerScene } from './scene-testing'
import { checkProof, headOf, type Proof, proofOf, readHashed, sealVillage } from './seal'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 7 })
})
afterAll(() => s.close())

const award = (householdId: string, more = {}) =>
  bookOne(s.db, {
    ...{ villageId: s.villageId, householdId, itemId: s.items[0], points: 5, by: s.by, now: s.now, ...more }
  })
const proof = async (householdId: string, at?: number): Promise<Proof> => {
  const found = await proofOf(s.db, s.villageId, householdId, at)
  if (!found) throw new Error('no proof')
  return found
}

test('before the first seal there is a head of zeros, and no proof', async () => {
  expect(await headOf(s.db, s.villageId)).toEqual({ no: 0, hash: '0'.repeat(64), entries: 0, at: null })
  expect(await proofOf(s.db, s.villageId, s.households[0])).toBeNull()
  expect(await s.seal()).toMatchObject({ no: 0 })
})

test("a notice's transaction seals its own entries; nothing new makes no block", async () => {
  const head = await s.db.transaction().execute(async (tx) => {
    const { villageId, by, now, items, households } = s
    await bookOne(tx, { villageId, by, now, itemId: items[0], householdId: households[0], points: 3 })
    return sealVillage(tx, villageId, now)
  })
  expect(head).toMatchObject({ no: 1, entries: 1, at: s.now.toISOString() })
  expect(await headOf(s.db, s.villageId)).toEqual(head)
  expect(await s.seal()).toEqual(head)
})

test('SHA-256 alone shows that every entry of a household is under the head, old heads included', async () => {
  const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  for (let round = 0; round < 3; round++) {
    for (const householdId of s.households.slice(0, 3 + 2 * round))
      await award(householdId, { note: '帮邻居："收谷子"\n\u0001𡐓' })
    await s.seal()
  }
  const last = await headOf(s.db, s.villageId)
  for (const householdId of s.households) {
    const shown = await proof(householdId)
    expect(shown.head).toMatchObject(last)
    const entries = await s.db
      .selectFrom('points_entry')
      .selectAll()
      .where('household_id', '=', householdId)
      .orderBy('no')
      .execute()
    // By hand, from what a statement shows.
    const bytes = (e: (typeof entries)[number]) =>
      [
        ...[
          e.village_id,
          e.household_id,
          e.no,
          e.id,
          e.kind,
          e.from_bucket,
          e.to_bucket,
          e.points,
          e.item_id
        ],
        ...[
          e.category,
          e.member_id,
          e.occurred_on,
          e.expires_on,
          e.posted_at.getTime() * 1000,
          e.recorded_by
        ],
        ...[e.recorded_by_name, e.recorded_by_role, e.note, e.reverses, e.about, e.batch_id, e.claim_id],
        ...[e.redemption_id, e.request_id, e.line, e.caps?.join(',') ?? null]
      ]
        .map((v) => JSON.stringify(v))
        .join(', ')
    const chain = entries.reduce((hash, e) => sha256(hash, Buffer.from(`[${bytes(e)}]`)), Buffer.alloc(32))
    const uuid = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
    const number = (value: number, size: 4 | 8) =>
      Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex')
    const leaf = sha256(Buffer.from([0]), uuid(householdId), number(entries.length, 4), chain)
    const root = shown.path.reduce((hash, { side, hash: beside }) => {
      const other = Buffer.from(beside, 'hex')
      return sha256(Buffer.from([1]), ...(side === 'left' ? [other, hash] : [hash, other]))
    }, leaf)
    const block = sha256(
      ...[Buffer.from(shown.head.previous, 'hex'), uuid(s.villageId), number(shown.head.no, 4)],
      ...[number(shown.head.entries, 8), number(s.now.getTime() * 1000, 8), root]
    )
    expect(block.toString('hex')).toBe(last.hash)
  }
  const old = await proof(s.households[0], 2)
  expect(old).toMatchObject({ upTo: 2, head: { no: 2 } })
  const upTo = await readHashed(s.db, s.villageId, s.households[0], 2)
  expect(checkProof(old, s.villageId, s.households[0], upTo)).toBe(true)
  expect(checkProof(old, s.villageId, s.households[1], upTo)).toBe(false)
  expect(checkProof(old, s.villageId, s.households[0], upTo.slice(1))).toBe(false)
  const [first, ...rest] = upTo
  if (!first) throw new Error('no entry')
  expect(checkProof(old, s.villageId, s.households[0], [{ ...first, points: 50 }, ...rest])).toBe(false)
  expect(checkProof(old, s.villageId, s.households[0], [{ ...first, note: '' }, ...rest])).toBe(false)
})

test('the job seals what is new, also what committed late, and a restore that counts transactions anew', async () => {
  expect(await sealLedgers(s.db, s.now)).toEqual({ sealed: 1 })
  await s.db.transaction().execute(async (held) => {
    const { villageId, by, now, items, households } = s
    await bookOne(held, { villageId, by, now, itemId: items[0], householdId: households[0], points: 3 })
    await award(households[1])
    const before = await headOf(s.db, villageId)
    await sealLedgers(s.db, now)
    expect((await headOf(s.db, villageId)).entries).toBe(before.entries + 1)
  })
  const before = await headOf(s.db, s.villageId)
  await sealLedgers(s.db, s.now)
  expect((await headOf(s.db, s.villageId)).entries).toBe(before.entries + 1)
  await award(s.households[2])
  await s.tamper('update points_sealer set horizon = 9000000000000000')
  await sealLedgers(s.db, s.now)
  expect((await headOf(s.db, s.villageId)).entries).toBe(before.entries + 2)
  await award(s.households[3])
  const horizon = await s.tamper('select horizon from points_sealer')
  expect(Number(horizon.rows[0]?.horizon)).toBeLessThan(9000000000000000)
  // A hint that went astray costs a day at most.
  await s.tamper('update points_sealer set horizon = (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint')
  await sealLedgers(s.db, s.now, { all: true })
  expect((await headOf(s.db, s.villageId)).entries).toBe(before.entries + 3)
  expect(await s.faults()).toEqual([])
})

test('two sealers at once make one chain', async () => {
  for (const householdId of s.households) await award(householdId)
  const both = await Promise.all([s.seal(), s.seal()])
  expect(new Set(both.map((h) => h.hash)).size).toBe(1)
  expect(await s.faults()).toEqual([])
})

test('the roll-up holds what was earned by month and year of the deed, less what was taken back', async () => {
  const [, , , , , , last] = s.households
  const householdId = last ?? ''
  const day = (occurredOn: string, points: number) =>
    award(householdId, { occurredOn, points, entryId: newId() })
  const wrong = await day('2025-12-31', 8)
  await day('2025-12-30', 2)
  await s.seal()
  await s.reverse('entryId' in wrong ? wrong.entryId : '')
  await s.seal()
  const rows = await s.db
    .selectFrom('points_rollup')
    .select(['period', 'category', 'points'])
    .where('household_id', '=', householdId)
    .where('period', 'like', '2025%')
    .orderBy('period')
    .execute()
  expect(rows).toEqual([
    { period: '2025', category: 'virtue', points: 2 },
    { period: '2025-12', category: 'virtue', points: 2 }
  ])
})
