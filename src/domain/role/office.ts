import { type Role, roleNames, villageRoles } from './roles'

// No zod here: the screens read it too.

/** Roles that a village's secretary gives by hand; the others follow from the roster or from the township. */
export const grantableRoles = villageRoles.filter(
  (r) => r !== 'villager' && r !== 'household_head' && r !== 'party_member'
) as Exclude<(typeof villageRoles)[number], 'villager' | 'household_head' | 'party_member'>[]
export type Office = (typeof grantableRoles)[number]

/**
 * Whose word makes a role: the secretary's own comes from the county's administrator (nobody registers themselves),
 * the village's others from the secretary.
 */
export const granterOf = (role: Role): 'sys_admin' | 'party_secretary' =>
  role === 'party_secretary' ? 'sys_admin' : 'party_secretary'

const granterNames = { sys_admin: '县级管理员', party_secretary: roleNames.party_secretary } as const

/** Who enters which office, a sentence for each granter, in the order of the offices. */
export const sayGranters = (): string[] =>
  (['sys_admin', 'party_secretary'] as const).map((granter) => {
    const offices = grantableRoles.filter((role) => granterOf(role) === granter)
    return `${offices.map((role) => roleNames[role]).join('、')}，由${granterNames[granter]}登记。`
  })

/** How somebody came into an office. */
export const waysIntoOffice = ['elected', 'appointed'] as const
export type WayIntoOffice = (typeof waysIntoOffice)[number]
export const wayNames: Readonly<Record<WayIntoOffice, string>> = {
  elected: '选举、推选产生',
  appointed: '任命'
}

/** Offices into which nobody is appointed: 组织法第11条 (the committee), 29 (representatives), 32 (group leaders), 37 (supervisors). */
const electedByLaw: readonly Role[] = [
  'committee_member',
  'villager_rep',
  'group_leader',
  'supervision_member'
]

/** Whether the law leaves an office to the people's choice alone. */
export const mustBeElected = (role: Role): boolean => electedByLaw.includes(role)

/** Where a grant came from, as it is stored. */
export type GrantSource = 'roster' | 'by_hand' | 'township' | 'merge'
const sourceWords: Readonly<Record<GrantSource, string | null>> = {
  roster: '名册上写着',
  by_hand: null,
  township: '换届时登记的',
  merge: '并村时接着任'
}

/** How somebody came into an office, in words; null where nobody has written it down. */
export const sayWay = (of: {
  readonly chosen: WayIntoOffice | null
  readonly source: GrantSource
}): string | null => (of.chosen ? wayNames[of.chosen] : sourceWords[of.source])

/** 院落长 of 桂花院子: an office with the place it is for. */
export const sayOffice = (of: { readonly roleName: string; readonly place: string | null }): string =>
  of.place === null ? of.roleName : `${of.place}${of.roleName}`

/** Why an office usually ends before its day; any other reason is written. */
export const usualEndings = ['任期满了', '本人辞职', '依法罢免', '搬走了', '去世了', '登记错了'] as const

/** The day five years after `day`, compared as text: on it, a five-year term is over (组织法第11条). */
export const fiveYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + 5}${day.slice(4)}`
