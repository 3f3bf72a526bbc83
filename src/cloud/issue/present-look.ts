import type { Selectable } from 'kysely'
import { type Role, roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'

/** One look at a protected matter: who, in which office, when. */
export const presentLook = (row: Selectable<Database['issue_look']>) => ({
  at: row.at.toISOString(),
  name: row.viewer_name,
  role: roleNames[row.viewer_role as Role]
})
