import type { Reach, Role } from './roles'

/**
 * Who may do what, and how far from the place of their grant. The one table that both the buttons and the
 * server's answers come from. After the role matrix of the rules; township and county hold no vote and no
 * approval of a resolution (组织法第6条: 不得干预依法属于村民自治范围内的事项).
 */
export const permissions = {
  /** The places themselves (names, codes, succession) are public knowledge. */
  read_place: { visitor: 'any' },
  /** Published decisions and notices, masked. */
  read_published_notice: { visitor: 'any' },
  /** A decision that is still under way. */
  read_decision: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_staff: 'township',
    township_legal: 'township'
  },
  /** Matters that moderation has let through. */
  read_public_issue: {
    villager: 'village',
    courtyard_host: 'village',
    group_leader: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_staff: 'township'
  },
  /** One matter: whoever asks, the matter itself decides (its raiser, its public, its moderators; see read-issue.ts). */
  read_issue: { visitor: 'any' },
  read_own_issue: { villager: 'self' },
  courtyard_issue_report: { villager: 'village', courtyard_host: 'courtyard' },
  issue_moderate: { township_staff: 'township' },
  upload_file: {
    villager: 'village',
    courtyard_host: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    township_staff: 'township'
  },
  read_rulebook: { visitor: 'any' },
  points_record: { courtyard_host: 'courtyard', committee_member: 'village' },
  points_reverse: { supervision_member: 'village' },
  read_statement: {
    villager: 'household',
    committee_member: 'village',
    supervision_member: 'village'
  },
  read_roster: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  /** Enough of the roster to tick households on a list: names without phones. */
  read_household_list: {
    courtyard_host: 'courtyard',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  import_roster: { committee_member: 'village', party_secretary: 'village' },
  grant_role: { party_secretary: 'village', sys_admin: 'county' },
  read_role: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    sys_admin: 'county'
  },
  confirm_binding: { courtyard_host: 'courtyard', committee_member: 'village' },
  issue_gate_code: { committee_member: 'village' },
  merge_villages: { sys_admin: 'county' },
  /** Signing in, and asking to be bound to the roster, is open to anyone; what it leads to is not. */
  sign_in: { visitor: 'any' },
  own_account: { visitor: 'any' }
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions
