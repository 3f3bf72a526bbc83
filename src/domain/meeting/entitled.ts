import { within } from '../common/calendar'
import { isAdult } from '../member/member'
import type { Role } from '../role/roles'
import { byHousehold } from './attendance'
import { type MeetingKind, type MeetingMode, ofRepresentatives } from './kinds'

/** What is known of a person that says which meetings concern them. */
export interface Concerned {
  readonly party: 'full' | 'probationary' | null
  /** `YYYY-MM`, or null where the roster does not know it: then they count as an adult. */
  readonly birthMonth: string | null
  readonly groupId: string | null
  readonly grants: readonly { readonly role: Role; readonly from: string; readonly to: string | null }[]
}

/** Roles whose holders make up a meeting of representatives (组织法第29条). */
export const bodyRoles = ['villager_rep', 'committee_member'] as const satisfies readonly Role[]

/** Born before this month (`YYYY-MM`) is surely 18 or older on the day; the same line that `isAdult` draws. */
export const adultBefore = (on: string): string => {
  const [year = '0', month = '01'] = on.split('-')
  return `${String(Number(year) - 18).padStart(4, '0')}-${month}`
}

/** Whether the roster has the list of those entitled to this meeting; elsewhere attendance is entered by number. */
export const hasList = (kind: MeetingKind, mode: MeetingMode | null, groupId: string | null): boolean => {
  switch (kind) {
    case 'party_members':
    case 'rep_meeting':
    case 'villagers_adult':
    case 'villagers_household':
      return true
    case 'yishiyiyi':
      return mode !== null
    case 'group_meeting':
      return groupId !== null && (mode === 'adult' || mode === 'household')
    default:
      return false
  }
}

/**
 * In what capacity a meeting concerns a person on its day, or null: 党员, 村民代表, 村委会成员, 村民, 户代表. Only for
 * meetings whose list the roster has (`hasList`).
 */
export const concernAs = (
  meeting: { readonly kind: MeetingKind; readonly mode: MeetingMode | null; readonly groupId: string | null },
  person: Concerned,
  on: string
): string | null => {
  const { kind, mode, groupId } = meeting
  if (!hasList(kind, mode, groupId)) return null
  if (kind === 'party_members') return person.party === null ? null : '党员'
  if (ofRepresentatives(kind, mode)) {
    const held = person.grants.filter((g) => within(g, on)).map((g) => g.role)
    return held.includes('villager_rep')
      ? '村民代表'
      : held.includes('committee_member')
        ? '村委会成员'
        : null
  }
  const adult = person.birthMonth === null || isAdult(person.birthMonth, on)
  if (!adult || (kind === 'group_meeting' && person.groupId !== groupId)) return null
  return byHousehold({ kind, mode }) ? '户代表' : '村民'
}
