import { sql, type Transaction } from 'kysely'
import type { CurrentRoster } from '@/domain/member/roster-match'
import type { RosterPlan } from '@/domain/member/roster-plan'
import type { Role } from '@/domain/role/roles'
import type { Database } from '../db/schema'

/** One import about to be written; everything is decided. */
export interface RosterImport {
  readonly villageId: string
  readonly importId: string
  /** Who imports: their name stands in every history that the import writes. */
  readonly by: { readonly id: string; readonly name: string; readonly role: Role }
  readonly on: string
  readonly now: Date
  readonly sha256: Buffer
  readonly current: CurrentRoster
  readonly plan: RosterPlan
}

export type Tx = Transaction<Database>

/** Rows as one parameter, whatever their number. */
export const records = (rows: readonly object[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json)`
