import * as z from 'zod/mini'
import { Day, Id, RequestId } from '../common/fields'
import type { PartyStatus, Relation } from '../member/member'
import { isAdult } from '../member/member'
import type { Grant } from './may'
import { villageRoles } from './roles'

/** Roles that a village's secretary gives by hand; the others follow from the roster or from the township. */
export const grantableRoles = villageRoles.filter(
  (r) => r !== 'villager' && r !== 'household_head' && r !== 'party_member'
) as Exclude<(typeof villageRoles)[number], 'villager' | 'household_head' | 'party_member'>[]

export const GrantRole = z.object({
  requestId: RequestId,
  villageId: Id,
  memberId: Id,
  role: z.enum(grantableRoles as [(typeof grantableRoles)[number], ...typeof grantableRoles], {
    error: '请选择一个职务。'
  }),
  courtyardId: z.optional(Id),
  groupId: z.optional(Id),
  from: Day,
  to: Day
})

export const EndRole = z.object({ requestId: RequestId, villageId: Id, grantId: Id, on: Day })
export const ListRoles = z.object({ villageId: Id })

/** What the roster says of a member, as far as roles follow from it. */
export interface RosterFacts {
  readonly relation: Relation
  readonly birthMonth: string | null
  readonly party: PartyStatus
}

/**
 * The roles that follow from the roster itself: villager, head of household, party member (正式党员: only a full
 * member votes). A minor is a villager too (may raise a matter, design: 未满18可报事不可表决); votes ask for age again.
 */
export const rosterGrants = (
  at: Omit<Grant, 'role' | 'from' | 'to'>,
  facts: RosterFacts,
  on: string
): Grant[] => {
  const grant = (role: Grant['role']): Grant => ({ ...at, role, from: '1900-01-01', to: null })
  const grants = [grant('villager')]
  const adult = facts.birthMonth === null || isAdult(facts.birthMonth, on)
  if (facts.relation === 'head' && adult) grants.push(grant('household_head'))
  if (facts.party === 'full') grants.push(grant('party_member'))
  return grants
}
