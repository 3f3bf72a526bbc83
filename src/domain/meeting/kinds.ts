import type { Role } from '../role/roles'

/** The ways in which a meeting of villagers may be made up; one meeting has one of them from beginning to end. */
export const meetingModes = { adult: '成年村民', household: '户代表', reps: '村民代表' } as const
export type MeetingMode = keyof typeof meetingModes

export interface MeetingKindInfo {
  readonly name: string
  readonly convenerName: string
  /** Roles under which someone may convene and record it. */
  readonly convenerRoles: readonly Role[]
  /** The modes open to it; the first entry of a single-element list is implied, an empty list means it knows none. */
  readonly modes: readonly MeetingMode[]
  readonly base: string
  /** 人 or 户: what is counted when no mode says otherwise. */
  readonly unit: '人' | '户'
  /** Ways of taking part that the law gives besides being there. */
  readonly online: boolean
  readonly proxy: boolean
}

/** The meetings of a village, and who calls them (组织法第25–32条；农村集体经济组织法第26–28条；支部工作条例). */
export const meetingKinds = {
  party_committee: {
    name: '村党组织（支委）会议',
    convenerName: '村党组织书记',
    convenerRoles: ['party_secretary'],
    modes: [],
    base: '支部委员',
    unit: '人',
    online: false,
    proxy: false
  },
  two_committees: {
    name: '村“两委”联席会议',
    convenerName: '村党组织书记',
    convenerRoles: ['party_secretary'],
    modes: [],
    base: '村“两委”成员',
    unit: '人',
    online: false,
    proxy: false
  },
  party_members: {
    name: '党员大会',
    convenerName: '村党组织',
    convenerRoles: ['party_secretary'],
    modes: [],
    base: '有表决权的正式党员',
    unit: '人',
    online: false,
    proxy: false
  },
  villagers_adult: {
    name: '村民会议（成年村民模式）',
    convenerName: '村民委员会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: ['adult'],
    base: '本村十八周岁以上的村民',
    unit: '人',
    online: false,
    proxy: false
  },
  villagers_household: {
    name: '村民会议（户代表模式）',
    convenerName: '村民委员会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: ['household'],
    base: '本村的户',
    unit: '户',
    online: false,
    proxy: false
  },
  rep_meeting: {
    name: '村民代表会议',
    convenerName: '村民委员会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: [],
    base: '组成人员（村民代表和村委会成员）',
    unit: '人',
    online: false,
    proxy: false
  },
  group_meeting: {
    name: '村民小组会议',
    convenerName: '村民小组组长',
    convenerRoles: ['group_leader'],
    modes: ['adult', 'household'],
    base: '本组十八周岁以上的村民或者本组的户',
    unit: '人',
    online: false,
    proxy: false
  },
  collective_members: {
    name: '农村集体经济组织成员大会',
    convenerName: '理事会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: [],
    base: '具有完全民事行为能力的全体成员',
    unit: '人',
    online: true,
    proxy: true
  },
  collective_reps: {
    name: '农村集体经济组织成员代表大会',
    convenerName: '理事会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: [],
    base: '全体成员代表',
    unit: '人',
    online: false,
    proxy: false
  },
  yishiyiyi: {
    name: '一事一议筹资筹劳会议',
    convenerName: '村民委员会',
    convenerRoles: ['committee_member', 'party_secretary'],
    modes: ['adult', 'household', 'reps'],
    base: '本村十八周岁以上的村民，或者本村的户',
    unit: '人',
    online: false,
    proxy: false
  }
} as const satisfies Record<string, MeetingKindInfo>
export type MeetingKind = keyof typeof meetingKinds
export const meetingKindIds = Object.keys(meetingKinds) as MeetingKind[]

/** Whether the representatives meet: those who vote do so for households that can be asked before. */
export const ofRepresentatives = (kind: MeetingKind, mode: MeetingMode | null): boolean =>
  kind === 'rep_meeting' || (kind === 'yishiyiyi' && mode === 'reps')

export const isMeetingKind = (value: unknown): value is MeetingKind =>
  typeof value === 'string' && Object.hasOwn(meetingKinds, value)

/**
 * Party members who may be left out of 应到, only by a vote of the members' meeting and with a report to the superior
 * organisation (支部工作条例; local practice). Shown as reasons to choose from; nobody is left out silently.
 */
export const partyMemberExclusions = [
  '因精神疾病等不能表达意志',
  '出国（境）难以返回',
  '停止党籍',
  '留党察看',
  '被留置或者逮捕',
  '年老体弱卧床或长期生病',
  '应当转出而未转出组织关系',
  '流动党员本人申请'
] as const
