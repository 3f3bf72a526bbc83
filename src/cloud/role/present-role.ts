import { within } from '@/domain/common/calendar'
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
}

const whenOf = (r: RoleRow, on: string): 'now' | 'later' | 'over' => {
  if (r.ended_on !== null || (r.to_day !== null && r.to_day < r.from_day)) return 'over'
  return within({ from: r.from_day, to: r.to_day }, on) ? 'now' : r.from_day > on ? 'later' : 'over'
}

/** An office and its holder. Offices are public in the village, so names are whole; nothing else of the person is here. */
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
  when: whenOf(r, on)
})

/** A grant as it now stands. */
export const presentGranted = (grantId: string, of: { role: Role; from: string; to: string }) => ({
  grantId,
  role: of.role,
  roleName: roleNames[of.role],
  from: of.from,
  to: of.to
})
