/** The fifteen roles of village governance; the names are what people read on screen. */
export const roleNames = {
  visitor: '未登录',
  villager: '村民',
  household_head: '户主',
  villager_rep: '村民代表',
  party_member: '党员',
  courtyard_host: '院落长',
  group_leader: '小组长',
  committee_member: '村委会成员',
  party_secretary: '村党组织书记',
  supervision_member: '村监委成员',
  points_assessor: '积分评议员',
  township_staff: '乡镇经办',
  township_legal: '乡镇合法性审核',
  county_observer: '县级观察员',
  sys_admin: '系统管理员'
} as const

export type Role = keyof typeof roleNames
export const roles = Object.keys(roleNames) as Role[]

/** How far a permission reaches from the place of the grant that gives it. */
export const reaches = [
  'self',
  'household',
  'courtyard',
  'group',
  'village',
  'township',
  'county',
  'any'
] as const
export type Reach = (typeof reaches)[number]

/** Roles whose holders are people of a village roster; the others are staff of a township or county. */
export const villageRoles = [
  'villager',
  'household_head',
  'villager_rep',
  'party_member',
  'courtyard_host',
  'group_leader',
  'committee_member',
  'party_secretary',
  'supervision_member',
  'points_assessor'
] as const satisfies readonly Role[]

/** Roles of a township's staff, who are on no village's roster. */
export const townshipRoles = ['township_staff', 'township_legal'] as const satisfies readonly Role[]

/** Whoever supervises may not also run what is supervised (组织法第37条; roles.json conflict_rules). */
export const conflicts: readonly (readonly [Role, Role])[] = [
  ['supervision_member', 'committee_member'],
  ['supervision_member', 'party_secretary']
]
