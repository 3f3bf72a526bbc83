import { CompiledQuery } from 'kysely'
import { type AwardAnswer, type AwardLine, checkPoints, type Ledger, type Posting } from './ledger-types'

/** A posting with its line: what one call of `post_award` books. */
export interface SingleAward extends Posting {
  readonly batchId: string | null
  readonly pending: boolean
  readonly line: AwardLine
}

interface AnswerRow {
  readonly status: AwardAnswer['status']
  readonly entry_id: string
  readonly pending: number
  readonly available: number
  readonly cap: number
  readonly remaining: number | null
}

const answerOf = (row: AnswerRow): AwardAnswer => {
  switch (row.status) {
    case 'posted':
    case 'repeated':
      return {
        status: row.status,
        entryId: row.entry_id,
        pending: row.pending,
        available: row.available,
        left: row.remaining
      }
    case 'cap_reached':
      return { status: row.status, cap: row.cap, left: row.remaining ?? 0 }
    default:
      return { status: row.status }
  }
}

/** How an entry keeps what it used of a cap: 'h i 2026-Q4' is the household's counter of the item for that quarter. */
const capUse = (line: AwardLine, holderId: string, counterId: string, period: string): string => {
  const holder = holderId === line.householdId ? 'h' : holderId === line.memberId ? 'm' : null
  if (holder === null) throw new Error('a cap is held by the household or by the member whose deed it was')
  if (/[\s,]/.test(period)) throw new Error(`${period} is no period`)
  return `${holder} ${counterId === line.itemId ? 'i' : counterId} ${period}`
}

interface Uses {
  readonly uses: readonly string[]
  readonly limits: readonly number[]
}

const usesOf = (line: AwardLine): Uses => {
  const uses = line.caps.map((cap) => capUse(line, cap.holderId, cap.counterId, cap.period))
  const limits = line.caps.map((cap) => cap.limit)
  if (line.slot) {
    uses.push(capUse(line, line.slot.holderId, line.slot.groupId, `slot/${line.slot.period}`))
    limits.push(1)
  }
  return { uses, limits }
}

const single = `/* post_award */ select (p).* from post_award($1::uuid, $2::uuid, $3::int, $4::uuid, $5::uuid, $6::uuid, $7::uuid, $8::int,
  $9::text[], $10::int[], $11::bool, $12::date, $13::date, $14::timestamptz, $15::uuid, $16::text, $17::text, $18::text,
  $19::uuid, $20::uuid) p`

/** Books one award in one round trip. */
export const postOne = async (db: Ledger, p: SingleAward): Promise<AwardAnswer> => {
  const { line } = p
  const { uses, limits } = usesOf(line)
  const { rows } = await db.executeQuery<AnswerRow>(
    CompiledQuery.raw(single, [
      ...[p.villageId, p.requestId, line.line, line.entryId, line.householdId, line.memberId, line.itemId],
      ...[
        checkPoints(line.points),
        uses.length > 0 ? uses : null,
        uses.length > 0 ? limits : null,
        p.pending
      ],
      ...[line.occurredOn, line.expiresOn, p.now, p.by.id, p.by.name, p.by.role, line.note],
      ...[p.batchId, line.claimId]
    ])
  )
  const row = rows[0]
  if (!row) throw new Error('post_award answered with no row')
  return answerOf(row)
}

const bulk = `/* post_awards */ select * from post_awards($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::bool[],
  $8::timestamptz[], $9::int[], $10::int[], $11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[], $15::int[], $16::date[],
  $17::date[], $18::text[], $19::uuid[], $20::int[], $21::text[], $22::int[]) order by at`

/** Lines of one request. */
interface Head extends Posting {
  readonly batchId: string | null
  readonly pending: boolean
  readonly lines: readonly AwardLine[]
}

/** An array of ids, numbers, dates or truths as PostgreSQL reads it; what holds nothing to escape needs no driver. */
const plain = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`

/** Books the lines of several requests in one call; answers them one by one, in their order. */
export const postMany = async (db: Ledger, heads: readonly Head[]): Promise<AwardAnswer[]> => {
  const lines = heads.flatMap((head, h) => head.lines.map((line) => ({ line, head: h + 1 })))
  if (lines.length === 0) return []
  const caps = lines.flatMap(({ line }, l) => {
    const { uses, limits } = usesOf(line)
    return uses.map((use, i) => ({ at: l + 1, use, limit: limits[i] ?? 0 }))
  })
  const each = (pick: (line: AwardLine) => string | number | null) =>
    plain(lines.map(({ line }) => pick(line)))
  const { rows } = await db.executeQuery<AnswerRow>(
    CompiledQuery.raw(bulk, [
      plain(heads.map((h) => h.villageId)),
      plain(heads.map((h) => h.requestId)),
      plain(heads.map((h) => h.by.id)),
      heads.map((h) => h.by.name),
      heads.map((h) => h.by.role),
      plain(heads.map((h) => h.batchId)),
      plain(heads.map((h) => h.pending)),
      plain(heads.map((h) => h.now.toISOString())),
      plain(lines.map(({ head }) => head)),
      each((l) => l.line),
      each((l) => l.entryId),
      each((l) => l.householdId),
      each((l) => l.memberId),
      each((l) => l.itemId),
      each((l) => checkPoints(l.points)),
      each((l) => l.occurredOn),
      each((l) => l.expiresOn),
      lines.map(({ line }) => line.note),
      each((l) => l.claimId),
      plain(caps.map((c) => c.at)),
      caps.map((c) => c.use),
      plain(caps.map((c) => c.limit))
    ])
  )
  if (rows.length !== lines.length) throw new Error('post_awards did not answer every line')
  return rows.map(answerOf)
}

/**
 * Books awards, one or a whole village's at once, in one round trip; answers every line, in their order. A bad line
 * never fails its neighbours, and a repeat (same village, request and line) answers with the first entry. Accounts are
 * locked in the order of their ids: call it once a transaction. With `pending` the points wait for `releaseBatch`.
 */
export const postAwards = async (
  db: Ledger,
  p: Posting & {
    readonly batchId: string | null
    readonly pending: boolean
    readonly lines: readonly AwardLine[]
  }
): Promise<AwardAnswer[]> => {
  const [first] = p.lines
  if (p.lines.length === 1 && first) return [await postOne(db, { ...p, line: first })]
  return postMany(db, [p])
}
