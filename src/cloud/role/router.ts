import { t } from '../api/trpc'
import { endRole } from './end-role'
import { findPeople } from './find-people'
import { grantRole } from './grant-role'
import { listRoles } from './list-roles'

export const roleRouter = t.router({ listRoles, findPeople, grantRole, endRole })
