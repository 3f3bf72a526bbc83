import type { IssueOwner } from '@/domain/issue/matter'
import { roleNames } from '@/domain/role/roles'

/** Somebody in office, by the name and office under which they serve in public. */
export const presentOwner = (owner: IssueOwner) => ({
  ownerId: owner.id,
  name: owner.name,
  role: owner.role,
  roleName: roleNames[owner.role]
})
