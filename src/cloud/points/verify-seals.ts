import { type RawBuilder, sql } from 'kysely'
import { noHash } from './entry-bytes'
import type { Ledger } from './ledger-types'
import { blockHash, leafHash, SealTree } from './seal-tree'
import { type Fault, type FaultCode, faultOf } from './verify-faults'

interface SealRow {
  readonly no: number
  readonly at_us: number
  readonly entries: number
  readonly previous: Buffer
  readonly root: Buffer
  readonly hash: Buffer
}
interface LeafRow {
  readonly seal_no: number
  readonly household_id: string
  readonly position: number
  readonly up_to: number
  readonly hash: Buffer
}

const PAGE = 2000

/** Every row of a query that is ordered by a number, a page at a time. */
async function* pages<Row>(
  db: Ledger,
  query: (after: number) => RawBuilder<Row>,
  keyOf: (row: Row) => number
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const { rows } = await query(after).execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = keyOf(last)
  }
}

/** The leaves of one block after the other; a page never cuts a block in two. */
const leavesOf = (db: Ledger, villageId: string) =>
  pages<LeafRow>(
    db,
    (after) => sql`
      select l.seal_no, l.household_id, l.position, l.up_to, l.hash from points_leaf l
      where l.village_id = ${villageId}::uuid and l.seal_no > ${after}::int and l.seal_no <= ${after}::int + ${PAGE}::int
      union all
      select l.seal_no, l.household_id, l.position, l.up_to, l.hash from points_leaf l
      where l.village_id = ${villageId}::uuid and l.seal_no = (select min(n.seal_no) from points_leaf n
          where n.village_id = ${villageId}::uuid and n.seal_no > ${after}::int + ${PAGE}::int)
        and not exists (select 1 from points_leaf n where n.village_id = ${villageId}::uuid
          and n.seal_no > ${after}::int and n.seal_no <= ${after}::int + ${PAGE}::int)
      order by seal_no, position`,
    (row) => row.seal_no
  )

const sealsOf = (db: Ledger, villageId: string) =>
  pages<SealRow>(
    db,
    (after) => sql`
      select no, (extract(epoch from at) * 1000000)::bigint as at_us, entries, previous, root, hash from points_seal
      where village_id = ${villageId}::uuid and no > ${after}::int order by no limit ${PAGE}::int`,
    (row) => row.no
  )

/** The first entry that a block brought under the seal. */
const firstEntry = async (db: Ledger, villageId: string, sealNo: number) => {
  const { rows } = await sql<{ household_id: string; no: number; id: string | null }>`
    select l.household_id, coalesce(b.up_to, 0) + 1 as no, e.id from points_leaf l
    left join lateral (select p.up_to from points_leaf p where p.village_id = l.village_id
      and p.household_id = l.household_id and p.seal_no < l.seal_no order by p.seal_no desc limit 1) b on true
    left join points_entry e on e.village_id = l.village_id and e.household_id = l.household_id
      and e.no = coalesce(b.up_to, 0) + 1
    where l.village_id = ${villageId}::uuid and l.seal_no = ${sealNo}::int order by l.position limit 1`.execute(
    db
  )
  const [row] = rows
  return row ? { householdId: row.household_id, no: row.no, entryId: row.id } : {}
}

const headFault = async (db: Ledger, villageId: string, last: SealRow | null): Promise<Fault[]> => {
  const head = await db
    .selectFrom('points_head')
    .select(['no', 'hash', 'entries'])
    .where('village_id', '=', villageId)
    .executeTakeFirst()
  const should = {
    no: last?.no ?? 0,
    hash: (last?.hash ?? noHash).toString('hex'),
    entries: last?.entries ?? 0
  }
  const is = { no: head?.no ?? 0, hash: (head?.hash ?? noHash).toString('hex'), entries: head?.entries ?? 0 }
  const words = (h: typeof is) => `第${h.no}页 ${h.entries}笔 ${h.hash}`
  return words(should) === words(is)
    ? []
    : [
        faultOf(villageId, 'SEAL_HEAD_DIFFERS', {
          sealNo: Math.max(should.no, is.no),
          expected: words(should),
          found: words(is)
        })
      ]
}

/** Recomputes a village's blocks from their leaves, in order; stops at the first that does not hold. */
export const verifySeals = async (db: Ledger, villageId: string): Promise<Fault[]> => {
  const wrong = async (code: FaultCode, sealNo: number): Promise<Fault[]> => [
    faultOf(villageId, code, { sealNo, ...(await firstEntry(db, villageId, sealNo)) })
  ]
  const tree = new SealTree()
  const ends = new Map<string, number>()
  const leaves = leavesOf(db, villageId)
  let leaf = await leaves.next()
  let before: SealRow | null = null
  let entries = 0
  for await (const seal of sealsOf(db, villageId)) {
    const no: number = (before?.no ?? 0) + 1
    if (seal.no !== no) return wrong('SEAL_MISSING', no)
    for (; !leaf.done && leaf.value.seal_no === no; leaf = await leaves.next()) {
      const { household_id: id, position, up_to: upTo, hash } = leaf.value
      if (position > tree.size) return wrong('SEAL_CHANGED', no)
      tree.set(position, leafHash(id, upTo, hash))
      entries += upTo - (ends.get(id) ?? 0)
      ends.set(id, upTo)
    }
    const previous = before?.hash ?? noHash
    const root = tree.size > 0 ? tree.root() : noHash
    const hash = blockHash({ previous, villageId, no, entries, atUs: seal.at_us, root })
    if (
      !seal.hash.equals(hash) ||
      !seal.root.equals(root) ||
      !seal.previous.equals(previous) ||
      seal.entries !== entries
    )
      return wrong('SEAL_CHANGED', no)
    before = seal
  }
  if (!leaf.done) return wrong('SEAL_MISSING', leaf.value.seal_no)
  return headFault(db, villageId, before)
}
