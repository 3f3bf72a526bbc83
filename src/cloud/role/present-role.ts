import { within } from '@/domain/common/calendar'
import { isAdult, type Relation, relationNames } from '@/domain/member/member'
import type { GrantSource, WayIntoOffice } from '@/domain/role/office'
import { type Role, roleNames } from '@/domain/role/roles'

interface RoleRow {
  readonly id: string
  readonly role: Role
  readonly from_day: string
  readonly to_day: string | null
  readonly member_id: string
  readonly name: string
  readonly ended_on: string | null
  readonly courtyard: string | null
  readonly group_name: string | null
  readonly source: GrantSource
  readonly chosen: WayIntoOffice | null
  readonly granter: string | null
  readonly ender: string | null
  readonly reason: string | null
}

const whenOf = (r: RoleRow, on: string): 'now' | 'later' | 'over' => {
  if (r.ended_on !== null || (r.to_day !== null && r.to_day < r.from_day)) return 'over'
  return within({ from: r.from_day, to: r.to_day }, on) ? 'now' : r.from_day > on ? 'later' : 'over'
}

/**
 * An office and its holder, who entered it and, where it was ended before its day, who did and why. Offices are public in
 * the village, so names are whole; nothing else of the person is here.
 */
export const presentRole = (r: RoleRow, on: string) => ({
  grantId: r.id,
  memberId: r.member_id,
  name: r.name,
  role: r.role,
  roleName: roleNames[r.role],
  courtyard: r.courtyard,
  group: r.group_name,
  from: r.from_day,
  to: r.to_day,
  when: whenOf(r, on),
  source: r.source,
  chosen: r.chosen,
  grantedBy: r.granter,
  endedBy: r.ender,
  endedBecause: r.reason
})

/** A grant as it now stands. */
export const presentGranted = (grantId: string, of: { role: Role; from: string; to: string }) => ({
  grantId,
  role: of.role,
  roleName: roleNames[of.role],
  from: of.from,
  to: of.to
})

export interface CandidateRow {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly birth_month: string | null
  readonly household_no: string
  readonly group_name: string
  readonly roles: readonly Role[]
}

/**
 * Somebody of the roster who could be given an office: what tells two people of one name apart, and what they hold. The
 * birth month only as whether it stands in the way.
 */
export const presentCandidate = (r: CandidateRow, on: string) => ({
  memberId: r.id,
  name: r.name,
  relationName: relationNames[r.relation],
  householdNo: r.household_no,
  group: r.group_name,
  isMinor: r.birth_month !== null && !isAdult(r.birth_month, on),
  offices: r.roles.map((role) => roleNames[role])
})
