import { sql } from 'kysely'
import { entryBytes, type HashedEntry, hashedColumns, linkOf, noHash } from './entry-bytes'
import type { Ledger, Tx } from './ledger-types'
import { blockHash, leafHash, rootFrom, SealTree, type Step } from './seal-tree'

export { entryBytes }

/** The last block of a village's ledger: `hash` is printed on notices; `entries` lie under it. */
export interface Head {
  readonly no: number
  readonly hash: string
  readonly entries: number
  readonly at: string | null
}

interface HeadRow {
  readonly no: number
  readonly hash: Buffer
  readonly entries: number
  readonly at: Date | null
}

const presented = (row: HeadRow | undefined): Head => ({
  no: row?.no ?? 0,
  hash: (row?.hash ?? noHash).toString('hex'),
  entries: row?.entries ?? 0,
  at: row?.at?.toISOString() ?? null
})

/**
 * Seals what the village's ledger holds now, this transaction's own entries included, and answers the head. To be
 * called last in a transaction: it holds the village's seal until the end, and postings come before it.
 */
export const sealVillage = async (tx: Tx, villageId: string, now: Date): Promise<Head> => {
  const { rows } = await sql<HeadRow>`
    select * from seal_village(${villageId}::uuid, ${now}::timestamptz)`.execute(tx)
  return presented(rows[0])
}

/** The head of a village's seals; before the first one number 0 and zeros. */
export const headOf = async (db: Ledger, villageId: string): Promise<Head> =>
  presented(
    await db
      .selectFrom('points_head')
      .select(['no', 'hash', 'entries', 'at'])
      .where('village_id', '=', villageId)
      .executeTakeFirst()
  )

/** What shows that a household's entries lie under a head: to be recomputed with SHA-256 alone. */
export interface Proof {
  readonly head: Head & { readonly previous: string; readonly root: string }
  /** The household's entries up to this number are under it. */
  readonly upTo: number
  readonly householdHash: string
  readonly position: number
  readonly path: readonly Step[]
}

interface LeafRow {
  readonly household_id: string
  readonly position: number
  readonly up_to: number
  readonly hash: Buffer
}

const leavesAt = async (db: Ledger, villageId: string, no: number): Promise<readonly LeafRow[]> => {
  const { rows } = await sql<LeafRow>`
    select * from (
      select distinct on (l.household_id) l.household_id, l.position, l.up_to, l.hash from points_leaf l
      where l.village_id = ${villageId}::uuid and l.seal_no <= ${no}::int
      order by l.household_id, l.seal_no desc) l order by l.position`.execute(db)
  return rows
}

/**
 * The proof for a household under the head, or under an older block `at` (a hash printed on paper). Null while none of
 * its entries is sealed, or where there is no such block.
 */
export const proofOf = async (
  db: Ledger,
  villageId: string,
  householdId: string,
  at?: number
): Promise<Proof | null> => {
  const seal = await db
    .selectFrom('points_seal')
    .selectAll()
    .where('village_id', '=', villageId)
    .$if(at !== undefined, (q) => q.where('no', '=', at ?? 0))
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!seal) return null
  const leaves = await leavesAt(db, villageId, seal.no)
  const own = leaves.find((leaf) => leaf.household_id === householdId)
  if (!own) return null
  const tree = new SealTree()
  for (const leaf of leaves) tree.set(leaf.position, leafHash(leaf.household_id, leaf.up_to, leaf.hash))
  return {
    head: {
      ...presented(seal),
      previous: seal.previous.toString('hex'),
      root: seal.root.toString('hex')
    },
    upTo: own.up_to,
    householdHash: own.hash.toString('hex'),
    position: own.position,
    path: tree.path(own.position)
  }
}

/** A household's entries as they are hashed, in their order, up to a number, and after another where one is given. */
export const readHashed = async (
  db: Ledger,
  villageId: string,
  householdId: string,
  upTo: number,
  after = 0
): Promise<readonly HashedEntry[]> => {
  const { rows } = await sql<HashedEntry>`
    select ${hashedColumns} from points_entry e
    where e.village_id = ${villageId}::uuid and e.household_id = ${householdId}::uuid and e.no <= ${upTo}::int
      and e.no > ${after}::int
    order by e.no`.execute(db)
  return rows
}

/** True where these entries, all of the household's up to the proof's number, are under the proof's head. */
export const checkProof = (
  proof: Proof,
  villageId: string,
  householdId: string,
  entries: readonly HashedEntry[]
): boolean => {
  const { head } = proof
  if (entries.length !== proof.upTo || head.at === null) return false
  if (entries.some((e, i) => e.no !== i + 1 || e.household_id !== householdId || e.village_id !== villageId))
    return false
  const chain = entries.reduce(linkOf, noHash)
  const root = rootFrom(leafHash(householdId, proof.upTo, chain), proof.path)
  const hash = blockHash({
    ...{ previous: Buffer.from(head.previous, 'hex'), villageId, no: head.no, entries: head.entries, root },
    atUs: Date.parse(head.at) * 1000
  })
  return (
    chain.toString('hex') === proof.householdHash &&
    root.toString('hex') === head.root &&
    hash.toString('hex') === head.hash
  )
}
