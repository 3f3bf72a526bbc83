import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/** An entry as it is hashed: every field as text, the instant in microseconds since 1970. */
export interface HashedEntry {
  readonly village_id: string
  readonly household_id: string
  readonly no: number
  readonly id: string
  readonly kind: string
  readonly from_bucket: string
  readonly to_bucket: string
  readonly points: number
  readonly item_id: string | null
  readonly category: string | null
  readonly member_id: string | null
  readonly occurred_on: string
  readonly expires_on: string | null
  readonly posted_us: number
  readonly recorded_by: string
  readonly recorded_by_name: string
  readonly recorded_by_role: string
  readonly note: string | null
  readonly reverses: string | null
  readonly about: string | null
  readonly batch_id: string | null
  readonly claim_id: string | null
  readonly redemption_id: string | null
  readonly request_id: string
  readonly line: number
  readonly caps: readonly string[] | null
}

/** The columns of a HashedEntry, of `points_entry e`. */
export const hashedColumns: RawBuilder<unknown> = sql.raw(
  `e.village_id, e.household_id, e.no, e.id, e.kind, e.from_bucket, e.to_bucket, e.points, e.item_id, e.category,
   e.member_id, e.occurred_on, e.expires_on, (extract(epoch from e.posted_at) * 1000000)::bigint as posted_us,
   e.recorded_by, e.recorded_by_name, e.recorded_by_role, e.note, e.reverses, e.about, e.batch_id, e.claim_id,
   e.redemption_id, e.request_id, e.line, e.caps`
)

const fields = (e: HashedEntry): readonly (string | number | null)[] => [
  ...[e.village_id, e.household_id, e.no, e.id, e.kind, e.from_bucket, e.to_bucket, e.points, e.item_id],
  ...[e.category, e.member_id, e.occurred_on, e.expires_on, e.posted_us, e.recorded_by, e.recorded_by_name],
  ...[e.recorded_by_role, e.note, e.reverses, e.about, e.batch_id, e.claim_id, e.redemption_id, e.request_id],
  ...[e.line, e.caps?.join(',') ?? null]
]

/**
 * The bytes of one entry under the seal: its fields in their order as a JSON array, a comma and a space between them, in
 * UTF-8. The same as `points_entry_bytes` in the database computes.
 */
export const entryBytes = (entry: HashedEntry): Buffer =>
  Buffer.from(
    `[${fields(entry)
      .map((value) => JSON.stringify(value))
      .join(', ')}]`,
    'utf8'
  )

export const noHash: Buffer = Buffer.alloc(32)

/** The next link of a household's chain: SHA-256 of the link before and the entry's bytes. */
export const linkOf = (before: Buffer, entry: HashedEntry): Buffer =>
  createHash('sha256').update(before).update(entryBytes(entry)).digest()
