import type { Client } from 'pg'

export interface Table {
  readonly name: string
  /** In their order, without those that the database works out itself. */
  readonly columns: readonly string[]
}

/** The record of steps is written by the steps themselves. */
const OWN = 'schema_migration'

/**
 * Every table of 小院, those that others refer to before those that refer to them. Throws where there is something that
 * a copy of rows would not carry (sequences, partitions, tables that refer to each other in a ring).
 */
export const tablesOf = async (client: Client): Promise<Table[]> => {
  const { rows: odd } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('S', 'p', 'f', 'm') order by 1`
  )
  if (odd.length > 0) throw new Error(`a backup does not carry ${odd.map((o) => o.name).join(', ')}`)
  const { rows: tables } = await client.query<Table>(
    `select c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> $1 group by 1 order by 1`,
    [OWN]
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select distinct f.relname as from, t.relname as to from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid`
  )
  return inOrder(tables, references)
}

const inOrder = (tables: readonly Table[], references: readonly { from: string; to: string }[]): Table[] => {
  const ordered: Table[] = []
  let rest = tables
  while (rest.length > 0) {
    const waiting = new Set(rest.map((table) => table.name))
    const free = rest.filter(({ name }) => !references.some((r) => r.from === name && waiting.has(r.to)))
    if (free.length === 0) throw new Error(`tables refer to each other in a ring: ${[...waiting].join(', ')}`)
    ordered.push(...free)
    rest = rest.filter((table) => !free.includes(table))
  }
  return ordered
}

/** Text forms that do not depend on how the server or the login is set up. */
export const steadyForms = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local statement_timeout = 0`
