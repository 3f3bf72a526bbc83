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
  /** To be reminded before the days to object are over. */
  notice_follow: { villager: 'village' },
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
  /** The right to see is in the link that a presenter made for whoever has it; here it is only made an address. */
  open_file: { visitor: 'any' },
  read_rulebook: { visitor: 'any' },
  /** To write the next version and hand it to a decision; it takes effect by that decision alone. */
  rulebook_draft: { committee_member: 'village', party_secretary: 'village' },
  /** A household's own claim; for a relative's household the village must have noted the relation. */
  points_claim: { villager: 'village' },
  /** One claim: whoever asks, the claim itself decides (its household, whoever declared it, the offices). */
  points_own_claim: {
    villager: 'village',
    courtyard_host: 'village',
    group_leader: 'village',
    villager_rep: 'village',
    points_assessor: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  read_claim: {
    villager: 'household',
    courtyard_host: 'courtyard',
    group_leader: 'group',
    villager_rep: 'group',
    points_assessor: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  points_record: { courtyard_host: 'courtyard', group_leader: 'group', committee_member: 'village' },
  /** First score: those elected for it, with the leader and the representatives of the group. */
  points_score: { points_assessor: 'village', group_leader: 'group', villager_rep: 'group' },
  /** A reconsideration needs others than the first judges, so the two committees may sit in as well. */
  points_rescore: {
    points_assessor: 'village',
    group_leader: 'group',
    villager_rep: 'group',
    committee_member: 'village',
    party_secretary: 'village'
  },
  points_queue: {
    points_assessor: 'village',
    group_leader: 'village',
    villager_rep: 'village',
    committee_member: 'village',
    party_secretary: 'village'
  },
  /** The village's own review: the month's batch, its re-check, its notice. */
  points_review: { committee_member: 'village', party_secretary: 'village' },
  /** One claim of it; where the whole committee must stand back, another of these offices stands in. */
  points_review_line: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    points_assessor: 'village'
  },
  points_batch_read: {
    points_assessor: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** What hangs, by surname and number. */
  points_public: { visitor: 'any' },
  /** To carry out an order or a ruling about a line that is held back. */
  points_settle: { supervision_member: 'village' },
  /** A red entry takes two people: one asks, another one of the supervision committee decides. */
  points_reverse_ask: { points_assessor: 'village', supervision_member: 'village' },
  points_reverse: { supervision_member: 'village' },
  /** What an ended household left goes where its people live; one asks, another one of the supervision committee decides. */
  points_carry_ask: { committee_member: 'village', supervision_member: 'village' },
  points_carry: { supervision_member: 'village' },
  read_statement: {
    villager: 'household',
    committee_member: 'village',
    supervision_member: 'village'
  },
  /** To remind a household, and to tell it of a deduction; only where the village resolved them. */
  deduction_handle: { committee_member: 'village' },
  /** To decide on it: by the supervision committee, never by who told. */
  deduction_review: { supervision_member: 'village' },
  /** The deductions of the village, for both; a household sees its own. */
  deduction_list: { committee_member: 'village', supervision_member: 'village' },
  deduction_own: { villager: 'household' },
  /** Who earned what in a month or a year, by name; in the public form for the people of the village. */
  read_points_list: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  read_points_public: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** Who is whose near relative: noted by oneself or by the committee, seen whole by those who watch over the judging. */
  kinship_note: { villager: 'self', committee_member: 'village' },
  kinship_own: { villager: 'village' },
  kinship_list: { committee_member: 'village', supervision_member: 'village' },
  /** What the shop has, and under which budget. */
  read_shop: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** With the own household's points; for a household without a phone a keeper asks at the counter. */
  shop_redeem: { villager: 'household', committee_member: 'village' },
  read_own_redemption: { villager: 'self' },
  /** One redemption, and any step of it: the redemption itself decides who (see domain/shop/redemption.ts). */
  read_redemption: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  shop_act: { villager: 'village', committee_member: 'village' },
  /** The counter, the goods, the stock and the budget; the supervision committee reads the books. */
  shop_keep: { committee_member: 'village' },
  read_shop_books: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** 最美评选: the rounds and the households that agreed; the plaques hang where everybody sees them. */
  honour_read: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  honour_public: { visitor: 'any' },
  /** To put one's own or another's household forward, and to give a heart. */
  honour_nominate: { villager: 'village' },
  /** Whether one's own household takes part at all. */
  honour_own: { villager: 'household' },
  /** 院落评议; also to note what a household without a phone says about its nomination. */
  honour_view: { courtyard_host: 'courtyard', group_leader: 'group' },
  /** The panel of the village. */
  honour_judge: {
    villager_rep: 'village',
    points_assessor: 'village',
    committee_member: 'village',
    party_secretary: 'village'
  },
  honour_manage: { committee_member: 'village' },
  /** To look at a plaque again: one finds fault, another looks a second time. */
  honour_revisit: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  /** Any step of a household in a round: which, and of whom, the household's own table says. */
  honour_act: {
    villager: 'village',
    courtyard_host: 'village',
    group_leader: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  read_roster: { committee_member: 'village', party_secretary: 'village', supervision_member: 'village' },
  /** Enough of the roster to tick households on a list: names without phones. */
  read_household_list: {
    courtyard_host: 'courtyard',
    group_leader: 'group',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  import_roster: { committee_member: 'village', party_secretary: 'village' },
  grant_role: { party_secretary: 'village', sys_admin: 'county' },
  /** The township sees who was elected and until when; whom the people choose is not for it to enter or to end. */
  read_role: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village',
    township_staff: 'township',
    sys_admin: 'county'
  },
  confirm_binding: { courtyard_host: 'courtyard', committee_member: 'village' },
  issue_gate_code: { committee_member: 'village' },
  /** That there is a round, by which rubric, and the red list of those who agreed. */
  round_read: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** To go round: whoever the committee named; which round, the round itself says (see load-round.ts). */
  round_inspect: {
    villager: 'village',
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** How a round goes, without anybody's scores; who leads it may as well (see watcherOf). */
  round_watch: {
    committee_member: 'village',
    party_secretary: 'village',
    supervision_member: 'village'
  },
  /** The rubric, opening and closing a round, and which households are helped and not compared. */
  round_manage: { committee_member: 'village' },
  /** A household's own results and its word about entering and the red list: nobody else's business. */
  round_own: { villager: 'household' },
  merge_villages: { sys_admin: 'county' },
  /** Under which rule pack the county's villages decide, and what it chose where the law names no number. */
  choose_county_rules: { sys_admin: 'county' },
  /** Whom people call: a village's own word, and the township's where a village has said nothing. */
  village_contact: { committee_member: 'village', party_secretary: 'village' },
  township_contact: { township_staff: 'township' },
  read_county_rules: {
    township_staff: 'county',
    township_legal: 'county',
    county_observer: 'county',
    sys_admin: 'county'
  },
  /** What is wrong in one's own line of the roster, and who looks at it. */
  correction_own: { villager: 'self' },
  correction_decide: { committee_member: 'village', party_secretary: 'village' },
  correction_look: { township_staff: 'township', township_legal: 'township' },
  /** 投诉举报: never the village's to answer. */
  complaint_answer: { township_staff: 'township', township_legal: 'township', sys_admin: 'county' },
  /** 练习村: to go there as somebody made up, and to have it begin anew. */
  training_enter: {
    villager: 'county',
    courtyard_host: 'county',
    group_leader: 'county',
    committee_member: 'county',
    party_secretary: 'county',
    supervision_member: 'county',
    township_staff: 'county',
    township_legal: 'county',
    county_observer: 'county',
    sys_admin: 'county'
  },
  training_reset: { township_staff: 'county', township_legal: 'county', sys_admin: 'county' },
  /** The demo's clock; there is none to move where real people are (see move-clock.ts). */
  move_demo_clock: { visitor: 'any' },
  /** Signing in, and asking to be bound to the roster, is open to anyone; what it leads to is not. */
  sign_in: { visitor: 'any' },
  own_account: { visitor: 'any' },
  /** What WeChat could not be made to take: of which kind and why, to nobody's name. */
  message_dead: { township_staff: 'township', sys_admin: 'county' }
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions
