import type { ColumnType, Generated } from 'kysely'
import type { AccountProvider } from '@/domain/account/consent'
import type { ArchiveFaultCode } from '@/domain/archive/archive'
import type { CountyChoice } from '@/domain/county/choice'
import type { Classification, TopicFlags } from '@/domain/decision/classify'
import type { Change, Content } from '@/domain/decision/content'
import type { LifeEvent, Source } from '@/domain/decision/life'
import type { DecisionSettings } from '@/domain/decision/settings'
import type { TopicId } from '@/domain/decision/topics'
import type { ActorRole } from '@/domain/decision/transition'
import type { FileOwnerKind } from '@/domain/file/file'
import type { Leaning } from '@/domain/meeting/consultation'
import type { MeetingStatus } from '@/domain/meeting/convening'
import type { MeetingKind, MeetingMode } from '@/domain/meeting/kinds'
import type { SheetWay } from '@/domain/meeting/sheet'
import type { Relation } from '@/domain/member/member'
import type { NoticeContent, NoticeState, NoticeSubject } from '@/domain/notice/notice'
import type { ObjectionGround, ObjectionState } from '@/domain/objection/objection'
import type { PlaceLevel } from '@/domain/place/place'
import type { GrantSource, WayIntoOffice } from '@/domain/role/office'
import type { Role } from '@/domain/role/roles'
import type { PackFamily } from '@/domain/rule-pack/rule-pack'
import type { DeskBrowser, DeskState, DeskSystem } from '@/domain/session/desk'
import type {
  ClaimEventTable,
  ClaimRecheckTable,
  ClaimScoreTable,
  ClaimSheetTable,
  ClaimTable,
  PointsBatchClaimTable,
  PointsBatchEventTable,
  PointsBatchLineTable,
  PointsBatchTable,
  PointsCarryTable,
  PointsReversalTable
} from './claim-schema'
import type { DeductionCaseTable, DeductionEventTable } from './deduction-schema'
import type {
  HonourEventTable,
  HonourHeartTable,
  HonourJudgmentTable,
  HonourNomineeTable,
  HonourNoticeLineTable,
  HonourRoundTable,
  HonourViewTable
} from './honour-schema'
import type {
  InspectionInspectorTable,
  InspectionRecordTable,
  InspectionRoundEventTable,
  InspectionRoundTable,
  InspectionRubricTable,
  InspectionSheetTable,
  InspectionStopTable,
  InspectionToldTable,
  InspectionWordTable
} from './inspection-schema'
import type {
  IssueAdditionTable,
  IssueCoverTable,
  IssueEventTable,
  IssueFollowerTable,
  IssueLookTable,
  IssueSessionHouseholdTable,
  IssueSessionItemTable,
  IssueSessionTable,
  IssueTable,
  IssueTermsTable,
  MediaCheckTable,
  Open311KeyTable
} from './issue-schema'
import type { KinshipTable } from './kinship-schema'
import type {
  PointsAccountTable,
  PointsCapTable,
  PointsEntryTable,
  PointsHeadTable,
  PointsLeafTable,
  PointsLotTable,
  PointsLotTakeTable,
  PointsRollupTable,
  PointsSealedTable,
  PointsSealTable
} from './ledger-schema'
import type {
  AccountCopyTable,
  AgreementConsentTable,
  ComplaintEventTable,
  ComplaintTable,
  CountyContactTable,
  OfficeContactTable,
  RosterCorrectionEventTable,
  RosterCorrectionTable
} from './privacy-schema'
import type {
  MessagePushEventTable,
  MessagePushTable,
  NoticeFollowerTable,
  SubscriptionEventTable,
  SubscriptionTable
} from './push-schema'
import type {
  RulebookCapTable,
  RulebookDraftEventTable,
  RulebookDraftLineTable,
  RulebookDraftTable,
  RulebookGroupTable,
  RulebookItemTable,
  RulebookTable,
  RulebookTextTable
} from './rulebook-schema'
import type {
  ShopBudgetEventTable,
  ShopBudgetTable,
  ShopEventTable,
  ShopGoodsEventTable,
  ShopGoodsTable,
  ShopMovementTable,
  ShopRedemptionEventTable,
  ShopRedemptionTable,
  ShopStocktakeLineTable,
  ShopStocktakeTable,
  ShopTable
} from './shop-schema'

/** Calendar days are strings `YYYY-MM-DD`, instants are Dates, int8 are numbers: see pool.ts. */
type Day = string
type Json<T> = ColumnType<T, string, string>
/** Columns that the database fills or that may be left out. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>

interface PlaceTable {
  id: string
  level: PlaceLevel
  parent_id: string | null
  county_id: string
  township_id: string | null
  began_on: Day
  ended_on: Maybe<Day>
  merged_into: Maybe<string>
  is_training: Generated<boolean>
}
interface TrainingVillageTable {
  /** The county whose people practise there. */
  place_id: string
  no: number
  village_id: string
  township_id: string
  founded_at: Date
  founded_by: Maybe<string>
  founded_by_name: Maybe<string>
  ended_at: Maybe<Date>
  ended_by: Maybe<string>
  ended_by_name: Maybe<string>
}
interface PlaceNameTable {
  place_id: string
  valid_from: Day
  valid_to: Maybe<Day>
  name: string
  code: string
}
interface VillageGroupTable {
  village_id: string
  id: string
  no: number
  name: string
  ended_on: Maybe<Day>
}
interface CourtyardTable {
  village_id: string
  id: string
  group_id: string
  name: string
  ended_on: Maybe<Day>
}
interface HouseholdTable {
  village_id: string
  id: string
  group_id: string
  courtyard_id: Maybe<string>
  no: string
  gate_code_hash: Maybe<Buffer>
  gate_code_no: Generated<number>
  ended_on: Maybe<Day>
}
export interface MemberTable {
  village_id: string
  id: string
  household_id: string
  name: string
  relation: Relation
  sex: Maybe<'male' | 'female'>
  birth_month: Maybe<string>
  phone_hash: Maybe<Buffer>
  phone_last4: Maybe<string>
  residence: 'resident' | 'away'
  party: Maybe<'full' | 'probationary'>
  joined_on: Day
  ended_on: Maybe<Day>
}
interface StaffTable {
  place_id: string
  id: string
  name: string
  phone_hash: Maybe<Buffer>
  phone_last4: Maybe<string>
  ended_on: Maybe<Day>
}
interface RoleGrantTable {
  place_id: string
  id: string
  holder_id: string
  role: Role
  group_id: Maybe<string>
  courtyard_id: Maybe<string>
  from_day: Day
  to_day: Maybe<Day>
  source: GrantSource
  chosen: Maybe<WayIntoOffice>
  granted_by: Maybe<string>
  granted_at: Date
}
interface AccountTable {
  id: string
  provider: AccountProvider
  subject_hash: Buffer
  created_at: Date
  closed_at: Maybe<Date>
  openid_sealed: Maybe<Buffer>
}
interface DeskLoginTable {
  id: string
  code: string
  number: number
  choices: number[]
  browser: DeskBrowser
  system: DeskSystem
  made_at: Date
  expires_at: Date
  state: DeskState
  account_id: Maybe<string>
  answered_in: Maybe<string>
  answered_by: Maybe<string>
  answered_at: Maybe<Date>
  session_id: Maybe<string>
}
interface SessionTable {
  id: string
  account_id: string
  created_at: Date
  expires_at: Date
  ended_at: Maybe<Date>
}
interface BindingTable {
  place_id: string
  id: string
  account_id: string
  holder_id: string
  household_id: Maybe<string>
  via: 'phone' | 'gate_code' | 'demo' | 'training'
  state: 'pending' | 'active' | 'refused' | 'ended'
  asked_at: Date
  decided_by: Maybe<string>
  decided_at: Maybe<Date>
  reason: Maybe<string>
}
interface BindingAttemptTable {
  place_id: string
  id: string
  account_id: string
  on_day: Day
  at: Date
}
interface BindingEventTable {
  place_id: string
  id: string
  binding_id: string
  at: Date
  from_state: Maybe<BindingTable['state']>
  to_state: BindingTable['state']
  account_id: string
  actor_id: Maybe<string>
  actor_name: Maybe<string>
  reason: Maybe<string>
}
interface RoleEventTable {
  place_id: string
  id: string
  grant_id: string
  at: Date
  kind: 'granted' | 'ended'
  from_day: Day
  to_day: Day
  actor_id: string
  actor_name: string
  actor_role: Role
  reason: Maybe<string>
}
interface RosterImportTable {
  village_id: string
  id: string
  imported_by: string
  imported_at: Date
  file_sha256: Buffer
  counts: Json<Record<string, number>>
}
interface MemberMoveTable {
  village_id: string
  member_id: string
  from_household_id: string
  import_id: string
  to_household_id: string
}
interface MemberEventTable {
  village_id: string
  id: string
  member_id: string
  import_id: Maybe<string>
  at: Date
  kind: 'joined' | 'changed' | 'ended' | 'returned' | 'merged'
  detail: Json<Record<string, unknown>>
}
interface RequestTable {
  place_id: string
  request_id: string
  account_id: string | null
  procedure: string
  input_hash: Buffer
  answer: ColumnType<unknown, string | undefined, string>
  at: Date
}
interface OutboxTable {
  place_id: string
  id: string
  kind: string
  holder_id: string
  payload: Json<Record<string, string>>
  at: Date
  delivered_at: Maybe<Date>
}
interface MessageTable {
  place_id: string
  id: string
  holder_id: string
  kind: string
  payload: Json<Record<string, string>>
  at: Date
  read_at: Maybe<Date>
}
interface FileTable {
  village_id: string
  id: string
  kind: 'photo' | 'sound'
  mime: string
  bytes: number
  sha256: Buffer
  uploaded_by: string
  uploaded_at: Date
  owner_kind: Maybe<FileOwnerKind>
  owner_id: Maybe<string>
}
interface IncomingFileTable {
  account_id: string
  id: string
  placed_at: Date
  sha256: Maybe<Buffer>
}
interface DecisionTable {
  village_id: string
  id: string
  no: string
  title: string
  summary: string
  meaning: string
  state: string
  published: boolean
  began_on: Day
  updated_at: Date
  pack_id: Maybe<string>
  topic: Maybe<TopicId>
  flags: MaybeJson<TopicFlags>
  source: MaybeJson<Source>
  classification: MaybeJson<Classification>
  authorises: MaybeJson<readonly TopicId[]>
  supersedes: Maybe<string>
  follow_up_document: Maybe<string>
  version_no: Maybe<number>
}
interface DecisionVersionTable {
  village_id: string
  decision_id: string
  no: number
  content: Json<Content>
  changes: Json<readonly Change[]>
  substantive: boolean
  erratum_confirmed_by: Maybe<string>
  on_day: Day
}
/** The parts of a line of history that nothing is searched by. */
export type DecisionEventDetail = Pick<
  LifeEvent,
  | 'meeting'
  | 'assessment'
  | 'reason'
  | 'citation'
  | 'opinion'
  | 'order'
  | 'backTo'
  | 'procedural'
  | 'voids'
  | 'changes'
  | 'relatedId'
> & {
  /** What the step was told beside: who counted, who signed, when the work was accepted, why the roster differs. */
  readonly told: DecisionTold
}
export interface DecisionTold extends Readonly<Record<string, unknown>> {
  readonly completion?:
    | {
        readonly acceptedOn: string
        readonly finalAmount: number | null
        readonly photoIds: readonly string[]
      }
    | undefined
}
export interface DecisionEventTable {
  village_id: string
  id: string
  decision_id: string
  at: Date
  held_on: Day
  step: 'proposal' | 'deliberation' | 'review' | 'resolution' | 'resolution_notice' | 'result_notice'
  from_state: string
  to_state: string
  convener: Maybe<string>
  eligible: Maybe<number>
  present: Maybe<number>
  yes: Maybe<number>
  no: Maybe<number>
  abstain: Maybe<number>
  note: Maybe<string>
  recorded_by: string
  seq: Maybe<number>
  action: Maybe<string>
  actor_id: Maybe<string>
  actor_role: Maybe<ActorRole>
  by_words: Maybe<string>
  basis: Maybe<string>
  version_no: Maybe<number>
  detail: MaybeJson<DecisionEventDetail>
}
interface CountyChoiceTable {
  place_id: string
  pack_family: Maybe<PackFamily>
  party_two_thirds: Generated<boolean>
  town_check: Maybe<DecisionSettings['townCheck']>
  opinion_working_days: Maybe<number>
  repeat_months: Maybe<number>
  close_percent: Maybe<number>
  points_window_days: Maybe<number>
}
interface CountyChoiceEventTable {
  place_id: string
  id: string
  at: Date
  actor_id: string
  actor_name: string
  reason: string
  before: Json<CountyChoice>
  after: Json<CountyChoice>
}
interface DemoClockTable {
  only_row: Generated<boolean>
  ahead_ms: Generated<number>
  request_id: Maybe<string>
  goal_ms: Maybe<number>
}
export interface MeetingTable {
  village_id: string
  id: string
  decision_id: string
  step: string
  kind: MeetingKind
  mode: Maybe<MeetingMode>
  group_id: Maybe<string>
  version_no: number
  planned_on: Day
  time_words: string
  place: string
  agenda: string
  material: Maybe<string>
  urgent_reason: Maybe<string>
  called_at: Date
  noticed_on: Day
  called_by: string
  convener_id: string
  status: MeetingStatus
  ended_at: Maybe<Date>
}
interface MeetingEventTable {
  village_id: string
  id: string
  meeting_id: string
  at: Date
  type: MeetingStatus | 'ended'
  actor_id: string
  detail: Json<Record<string, unknown>>
}
interface MeetingAttendanceTable {
  village_id: string
  id: string
  meeting_id: string
  member_id: string
  household_id: string
  way: SheetWay
  signed_at: Date
  proxy_holder_id: Maybe<string>
  reason: Maybe<string>
  recorded_at: Date
  recorded_by: string
}
interface MeetingToldTable {
  village_id: string
  meeting_id: string
  member_id: string
  at: Date
  told_by: string
}
interface MeetingConsultationTable {
  village_id: string
  id: string
  meeting_id: string
  household_id: string
  rep_id: string
  leaning: Leaning
  words: Maybe<string>
  at: Date
}
interface NoticeTable {
  village_id: string
  id: string
  subject_kind: NoticeSubject
  subject_id: string
  content: ColumnType<NoticeContent, string, never>
  content_hash: ColumnType<string, string, never>
  required_days: ColumnType<number, number, never>
  window_days: ColumnType<number, number, never>
  drafter_id: string
  drafted_at: Date
  corrects: Maybe<string>
  state: NoticeState
  window_closed_at: Maybe<Date>
  term_done_at: Maybe<Date>
  hours_up: Generated<number>
  looked_at: Date
}
interface NoticeEventTable {
  village_id: string
  id: string
  notice_id: string
  at: Date
  type: string
  actor_id: Maybe<string>
  actor_name: Maybe<string>
  actor_role: Maybe<Role>
  detail: Json<Record<string, unknown>>
}
interface ObjectionTable {
  village_id: string
  id: string
  notice_id: string
  objector_id: string
  show_name: boolean
  ground: ObjectionGround
  words: string
  state: ObjectionState
  filed_at: Date
  due_at: Maybe<Date>
  updated_at: Date
  /** The line of a points notice that it is about. */
  line_no: Maybe<number>
  /** When an order or a ruling about that line was carried out. */
  carried_out_at: Maybe<Date>
}
interface ObjectionEventTable {
  village_id: string
  id: string
  objection_id: string
  at: Date
  type: string
  from_state: Maybe<ObjectionState>
  to_state: ObjectionState
  actor_id: Maybe<string>
  actor_name: Maybe<string>
  actor_role: Maybe<Role>
  detail: Json<Record<string, unknown>>
}
interface ArchiveTryTable {
  village_id: string
  decision_id: string
  office_file_id: string
  public_file_id: string
  tried_at: Date
  fault_code: Maybe<ArchiveFaultCode>
  fault_path: Maybe<string>
}
interface ArchiveTable {
  village_id: string
  decision_id: string
  digest: string
  closed_at: Date
  office_file_id: string
  office_bytes: number
  public_file_id: string
  public_bytes: number
  files: Json<readonly { readonly path: string; readonly bytes: number }[]>
}

export interface Database {
  place: PlaceTable
  training_village: TrainingVillageTable
  place_name: PlaceNameTable
  village_group: VillageGroupTable
  courtyard: CourtyardTable
  household: HouseholdTable
  member: MemberTable
  staff: StaffTable
  role_grant: RoleGrantTable
  account: AccountTable
  session: SessionTable
  desk_login: DeskLoginTable
  binding: BindingTable
  binding_attempt: BindingAttemptTable
  binding_event: BindingEventTable
  role_event: RoleEventTable
  agreement_consent: AgreementConsentTable
  county_contact: CountyContactTable
  office_contact: OfficeContactTable
  account_copy: AccountCopyTable
  roster_correction: RosterCorrectionTable
  roster_correction_event: RosterCorrectionEventTable
  complaint: ComplaintTable
  complaint_event: ComplaintEventTable
  roster_import: RosterImportTable
  member_event: MemberEventTable
  member_move: MemberMoveTable
  request: RequestTable
  outbox: OutboxTable
  message: MessageTable
  subscription: SubscriptionTable
  subscription_event: SubscriptionEventTable
  message_push: MessagePushTable
  message_push_event: MessagePushEventTable
  notice_follower: NoticeFollowerTable
  file: FileTable
  incoming_file: IncomingFileTable
  decision: DecisionTable
  decision_event: DecisionEventTable
  decision_version: DecisionVersionTable
  county_choice: CountyChoiceTable
  county_choice_event: CountyChoiceEventTable
  demo_clock: DemoClockTable
  meeting: MeetingTable
  meeting_event: MeetingEventTable
  meeting_attendance: MeetingAttendanceTable
  meeting_told: MeetingToldTable
  meeting_consultation: MeetingConsultationTable
  notice: NoticeTable
  notice_event: NoticeEventTable
  objection: ObjectionTable
  objection_event: ObjectionEventTable
  archive_try: ArchiveTryTable
  archive: ArchiveTable
  issue: IssueTable
  issue_event: IssueEventTable
  issue_follower: IssueFollowerTable
  issue_session: IssueSessionTable
  issue_session_household: IssueSessionHouseholdTable
  issue_session_item: IssueSessionItemTable
  issue_look: IssueLookTable
  issue_cover: IssueCoverTable
  issue_addition: IssueAdditionTable
  media_check: MediaCheckTable
  issue_terms: IssueTermsTable
  open311_key: Open311KeyTable
  deduction_case: DeductionCaseTable
  deduction_event: DeductionEventTable
  rulebook: RulebookTable
  rulebook_item: RulebookItemTable
  rulebook_group: RulebookGroupTable
  rulebook_cap: RulebookCapTable
  rulebook_draft: RulebookDraftTable
  rulebook_draft_line: RulebookDraftLineTable
  rulebook_text: RulebookTextTable
  rulebook_draft_event: RulebookDraftEventTable
  points_entry: PointsEntryTable
  points_account: PointsAccountTable
  points_cap: PointsCapTable
  points_lot: PointsLotTable
  points_lot_take: PointsLotTakeTable
  points_head: PointsHeadTable
  points_seal: PointsSealTable
  points_leaf: PointsLeafTable
  points_sealed: PointsSealedTable
  points_rollup: PointsRollupTable
  claim_sheet: ClaimSheetTable
  claim: ClaimTable
  claim_event: ClaimEventTable
  claim_score: ClaimScoreTable
  points_batch: PointsBatchTable
  points_batch_event: PointsBatchEventTable
  points_batch_claim: PointsBatchClaimTable
  claim_recheck: ClaimRecheckTable
  points_batch_line: PointsBatchLineTable
  points_carry: PointsCarryTable
  points_reversal: PointsReversalTable
  inspection_rubric: InspectionRubricTable
  inspection_round: InspectionRoundTable
  inspection_round_event: InspectionRoundEventTable
  inspection_inspector: InspectionInspectorTable
  inspection_stop: InspectionStopTable
  inspection_sheet: InspectionSheetTable
  inspection_word: InspectionWordTable
  inspection_record: InspectionRecordTable
  inspection_told: InspectionToldTable
  kinship: KinshipTable
  honour_round: HonourRoundTable
  honour_nominee: HonourNomineeTable
  honour_event: HonourEventTable
  honour_view: HonourViewTable
  honour_judgment: HonourJudgmentTable
  honour_heart: HonourHeartTable
  honour_notice_line: HonourNoticeLineTable
  shop: ShopTable
  shop_event: ShopEventTable
  shop_goods: ShopGoodsTable
  shop_goods_event: ShopGoodsEventTable
  shop_budget: ShopBudgetTable
  shop_budget_event: ShopBudgetEventTable
  shop_redemption: ShopRedemptionTable
  shop_redemption_event: ShopRedemptionEventTable
  shop_stocktake: ShopStocktakeTable
  shop_stocktake_line: ShopStocktakeLineTable
  shop_movement: ShopMovementTable
}
