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
  /**
   * The photos of minutes and sign-in sheets, for the village whose meetings they are; none of the township's (roles:
   * read_full_vote_roll).
   */
  read_minutes: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /**
   * The whole package of a finished decision, with minutes and names: the offices that keep the village's records
   * (组织法第39条). The township reads the public one: no roll of a vote is for it (roles: read_full_vote_roll).
   */
  read_archive: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** A notice before it hangs. */
  read_notice_draft: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** The committee writes it, the supervision committee signs beside it, the secretary lets it out; nobody withdraws it. */
  notice_draft: { committee_member: 'village' },
  notice_cosign: { supervision_member: 'village' },
  notice_put_up: { party_secretary: 'village' },
  notice_take_down: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  notice_photo: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  /** The copy for the wall and the register form, by the offices that sign them. */
  print_paper: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  object: { villager: 'village' },
  /** To take the own objection back, or to pass it up when a term ran out. */
  objection_own: { villager: 'self' },
  /** One objection: whoever asks, the objection itself decides (see read-objection.ts). */
  read_objection: { villager: 'village', township_staff: 'township', township_legal: 'township' },
  objection_queue: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  objection_receive: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  objection_answer: { committee_member: 'village', party_secretary: 'village' },
  objection_verify: { supervision_member: 'village' },
  /** A breach that an article names; it orders, it does not decide instead of the village. */
  objection_order: { township_legal: 'township' },
  objection_ruling: {
    committee_member: 'village',
    supervision_member: 'village',
    township_legal: 'township'
  },
  /** What was passed up, found out and reported; neither approved nor dismissed. */
  objection_report: { township_staff: 'township', township_legal: 'township' },
  /** Bringing a matter in (rules: propose_topic): the township's is only a suggestion, and says so. */
  decision_propose: {
    villager: 'village',
    villager_rep: 'village',
    party_secretary: 'village',
    township_staff: 'township'
  },
  /**
   * Any action on a decision under way; which of them, at which state, the decision's own table says. There is no
   * approval among them, and the township has an opinion and lawful orders only.
   */
  decision_act: {
    villager: 'village',
    villager_rep: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_legal: 'township'
  },
  /** Whose turn it is with every matter of the village: for those who move them on. */
  decision_desk: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** To call a meeting for a vote, to cancel it, and to keep its sign-in sheet. */
  meeting_call: { committee_member: 'village', party_secretary: 'village' },
  meeting_sign: { committee_member: 'village', party_secretary: 'village' },
  /** Who ought to come, by name. */
  meeting_list: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** What one is asked to vote on, and how often one came. */
  meeting_own: { villager: 'village' },
  /** What the households of the own group say before the vote; the offices see sums only. */
  meeting_consult: { villager_rep: 'group' },
  meeting_consulted: {
    villager_rep: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** A paper from outside the village, entered by those who received it. */
  decision_follow_up: { committee_member: 'village', party_secretary: 'village' },
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
  /** Both, so that there is somebody else to decide an appeal. */
  issue_moderate: { township_staff: 'township', township_legal: 'township' },
  /** Any step of a matter; which of them, to whom, at which state, the matter's own table says. */
  issue_act: {
    villager: 'village',
    courtyard_host: 'village',
    group_leader: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_staff: 'township',
    township_legal: 'township'
  },
  /** To follow somebody's public matter: 我也遇到. */
  issue_join: { villager: 'village' },
  /** The own queue by deadline; what is in it the matters themselves decide. */
  issue_desk: {
    courtyard_host: 'village',
    group_leader: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  issue_township: { township_staff: 'township', township_legal: 'township' },
  /** A consultation in the courtyard, recorded by whoever held it. */
  issue_session: { courtyard_host: 'courtyard', committee_member: 'village' },
  /** Counts; the county's are suppressed below five (roles: aggregate_stats). */
  issue_report: { township_staff: 'township' },
  issue_county_report: { county_observer: 'county' },
  choose_issue_terms: { sys_admin: 'county' },
  /** Other systems that may hand matters in and read the public ones. */
  open311_keys: { sys_admin: 'county' },
  /** Whoever may be given a matter shows its work by photos. */
  upload_file: {
    villager: 'village',
    courtyard_host: 'village',
    group_leader: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_staff: 'township',
    township_legal: 'township'
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
  /** Under which rule pack the county's villages decide, and what it chose where the law names no number. */
  choose_county_rules: { sys_admin: 'county' },
  read_county_rules: {
    township_staff: 'county',
    township_legal: 'county',
    county_observer: 'county',
    sys_admin: 'county'
  },
  /** The demo's clock; there is none to move where real people are (see move-clock.ts). */
  move_demo_clock: { visitor: 'any' },
  /** Signing in, and asking to be bound to the roster, is open to anyone; what it leads to is not. */
  sign_in: { visitor: 'any' },
  own_account: { visitor: 'any' }
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions
