import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { preparing } from './prepared-client'
import type { Database } from './schema'

export type Db = Kysely<Database>

const OID = { int8: 20, date: 1082, timestamp: 1114, numeric: 1700 } as const
const ARRAY_OID = { int8: 1016, date: 1182, numeric: 1231 } as const
const TEXT_ARRAY: number = 1009

/**
 * Turns PostgreSQL's text of an int8 or numeric into a number and throws where a number cannot hold it exactly:
 * points and counts are integers, and a silently rounded balance would be worse than a failed query.
 */
export function toExactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`数据库里的数 ${text} 超出了可以精确表示的范围`)
  }
  return value
}

const asWritten = (text: string) => text
// A timestamp without a zone is UTC here; pg would read it in the host's own zone.
const utc = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)

const ownParsers = new Map<number, (text: string) => unknown>([
  [OID.int8, toExactNumber],
  [OID.numeric, toExactNumber],
  [OID.date, asWritten],
  [OID.timestamp, utc],
  [ARRAY_OID.int8, arrayOf(toExactNumber)],
  [ARRAY_OID.numeric, arrayOf(toExactNumber)],
  [ARRAY_OID.date, arrayOf(asWritten)]
])

function arrayOf(parse: (text: string) => unknown) {
  const asTexts = types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[]
  return (text: string) => asTexts(text).map((item) => (item === null ? null : parse(item)))
}

/** The value parsers of every connection of ours, kept off pg's global table: other users of pg are not surprised. */
export const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && ownParsers.get(oid)) ||
    types.getTypeParser(oid, format)) as typeof types.getTypeParser
}

/** How long one statement of a request may take, its wait for a lock included: nobody looks at a screen longer. */
export const STATEMENT_MS = 30_000
const IDLE_MS = 10_000
/**
 * Connections of a host that answers requests; whoever comes when all are busy waits for the next. More of them are
 * slower, not faster: with 32 on two cores every switch finds cold caches (a sixth fewer postings a second than with 16).
 */
export const API_CONNECTIONS = 16

/**
 * Opens a pool of at most `max` connections (10 if not said) and gives the typed query builder over it. A statement
 * that takes longer than `statementMs` fails (57014) instead of holding its connection; 0 waits for ever, for jobs. A
 * connection that is idle for `idleMs` (10 s) is closed.
 * int8 and numeric arrive as exact numbers (or the query fails), `date` as 'YYYY-MM-DD', timestamptz as Date.
 * Nothing is connected until the first query; `destroy()` closes the pool.
 */
export function openDatabase(
  url: string,
  options: { max?: number; statementMs?: number; idleMs?: number } = {}
): Db {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: 'xiaoyuan',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: options.idleMs ?? IDLE_MS,
    statement_timeout: options.statementMs ?? STATEMENT_MS,
    keepAlive: true,
    types: parsers
  })
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener Node would exit.
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
}
