import type { Selectable } from 'kysely'
import type { Database } from '../db/schema'

/** A system that may hand matters in; the key itself is shown only to whoever creates it. */
export const presentKey = (row: Selectable<Database['open311_key']>) => ({
  keyId: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null
})
