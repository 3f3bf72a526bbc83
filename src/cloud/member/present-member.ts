import { type Relation, relationNames } from '@/domain/member/member'
import type { CurrentHousehold, CurrentMember, CurrentRoster } from '@/domain/member/roster-match'
import {
  type Changed,
  type MemberField,
  memberFieldNames,
  type PlannedMember,
  type RosterPlan
} from '@/domain/member/roster-plan'
import type { RosterProblem } from '@/domain/member/roster-problems'

/** Problems beyond these are only counted: nobody reads more in one go. */
const shownProblems = 500
/** The same of people; a changed roster of five thousand would not fit into the answer of a cloud function. */
const shownPeople = 200

const sexNames = { male: '男', female: '女' } as const
const residenceNames = { resident: '常住', away: '外出' } as const
const partyNames = { full: '是', probationary: '预备' } as const

/** What households, groups and courtyards are called, before and after an import. */
export interface PlaceWords {
  readonly household: (id: string) => CurrentHousehold | undefined
  readonly group: (id: string) => string
  readonly courtyard: (id: string | null) => string
}

export const placeWords = (
  current: CurrentRoster,
  plan: RosterPlan
): { before: PlaceWords; after: PlaceWords } => {
  const groups = new Map([...current.groups, ...plan.newGroups].map((g) => [g.id, g.name]))
  const courtyards = new Map([...current.courtyards, ...plan.newCourtyards].map((c) => [c.id, c.name]))
  const before = new Map(current.households.map((h) => [h.id, h]))
  const after = new Map([
    ...before,
    ...[...plan.newHouseholds, ...plan.changedHouseholds].map((h) => [h.id, h] as const)
  ])
  const words = (households: ReadonlyMap<string, CurrentHousehold>): PlaceWords => ({
    household: (id) => households.get(id),
    group: (id) => groups.get(id) ?? '',
    courtyard: (id) => (id === null ? '' : (courtyards.get(id) ?? ''))
  })
  return { before: words(before), after: words(after) }
}

/** One field of a member in words; a phone only by its last four digits. */
export const fieldWords = (
  field: MemberField,
  member: CurrentMember | PlannedMember,
  places: PlaceWords
): string => {
  const household = places.household(member.householdId)
  const representative =
    member.representative === true ||
    member.representative === 'roster' ||
    member.representative === 'by_hand'
  const words: Record<MemberField, string> = {
    household: household?.no ?? '',
    householdNo: household?.no ?? '',
    group: household ? places.group(household.groupId) : '',
    courtyard: household ? places.courtyard(household.courtyardId) : '',
    name: member.name,
    relation: relationNames[member.relation],
    sex: member.sex ? sexNames[member.sex] : '',
    birthMonth: member.birthMonth ?? '',
    phone: member.phone ? `****${member.phone.last4}` : '',
    residence: residenceNames[member.residence],
    party: member.party ? partyNames[member.party] : '',
    representative: representative ? '是' : ''
  }
  return words[field]
}

/**
 * A plan as the clerk reads it before saying yes: names, because they check them against the paper; the first two hundred
 * of each kind, of which `planCounts` says how many there are.
 */
export const presentPlan = (current: CurrentRoster, plan: RosterPlan) => {
  const { before, after } = placeWords(current, plan)
  const person = (m: CurrentMember | PlannedMember, places: PlaceWords) => ({
    name: m.name,
    householdNo: places.household(m.householdId)?.no ?? '',
    relation: relationNames[m.relation]
  })
  const change = (c: Changed) => ({
    ...person(c.after, after),
    changes: c.fields.map((field) => ({
      field,
      fieldName: memberFieldNames[field],
      from: fieldWords(field, c.before, before),
      to: fieldWords(field, c.after, after)
    }))
  })
  return {
    joined: plan.joined.slice(0, shownPeople).map((m) => person(m, after)),
    changed: plan.changed.slice(0, shownPeople).map(change),
    returned: plan.returned.slice(0, shownPeople).map(change),
    ended: plan.ended.slice(0, shownPeople).map((m) => person(m, before)),
    newGroups: plan.newGroups.map((g) => g.name),
    newCourtyards: plan.newCourtyards.map((c) => c.name),
    endedHouseholds: plan.endedHouseholds.map((h) => h.no)
  }
}

export const presentProblems = (problems: readonly RosterProblem[]) => ({
  errors: problems.filter((p) => p.severity === 'error').length,
  warnings: problems.filter((p) => p.severity === 'warning').length,
  // Errors first: with 600 warnings above it the one error would never be seen.
  problems: [
    ...problems.filter((p) => p.severity === 'error'),
    ...problems.filter((p) => p.severity === 'warning')
  ]
    .slice(0, shownProblems)
    .map(({ code, severity, row, column, message }) => ({ code, severity, row, column, message }))
})

/** How much an import changes, in numbers; kept with the import. */
export const planCounts = (plan: RosterPlan) => ({
  joined: plan.joined.length,
  changed: plan.changed.length,
  returned: plan.returned.length,
  ended: plan.ended.length,
  newGroups: plan.newGroups.length,
  newCourtyards: plan.newCourtyards.length,
  newHouseholds: plan.newHouseholds.length,
  changedHouseholds: plan.changedHouseholds.length,
  endedHouseholds: plan.endedHouseholds.length
})

export interface HouseholdRow {
  id: string
  no: string
  group_id: string
  group_name: string
  courtyard_id: string | null
  courtyard_name: string | null
  ended_on: string | null
  members: { id: string; name: string; relation: Relation; residence: 'resident' | 'away' }[]
}

/** A household for those who tick it on a list: names and relations, never a phone or a birth date. */
export const presentHousehold = (row: HouseholdRow) => ({
  householdId: row.id,
  no: row.no,
  headName: row.members.find((m) => m.relation === 'head')?.name ?? row.members[0]?.name ?? '',
  groupId: row.group_id,
  groupName: row.group_name,
  courtyardId: row.courtyard_id,
  courtyardName: row.courtyard_name,
  endedOn: row.ended_on,
  members: row.members.map((m) => ({
    memberId: m.id,
    name: m.name,
    relation: m.relation,
    relationName: relationNames[m.relation],
    away: m.residence === 'away'
  }))
})

/** An open binding of a member. */
export interface Bound {
  readonly memberId: string
  readonly state: string
}

const wechatOf = (memberId: string, bound: readonly Bound[]): 'bound' | 'asked' | 'none' => {
  const states = bound.filter((b) => b.memberId === memberId).map((b) => b.state)
  return states.includes('active') ? 'bound' : states.length > 0 ? 'asked' : 'none'
}

/** One household, with whose WeChat is bound where the reader confirms that; `bound` is null for anyone else. */
export const presentHome = (row: HouseholdRow, bound: readonly Bound[] | null, own: ReadonlySet<string>) => {
  const household = presentHousehold(row)
  return {
    ...household,
    members: household.members.map((m) => ({
      ...m,
      isSelf: own.has(m.memberId),
      wechat: bound && wechatOf(m.memberId, bound)
    }))
  }
}

/** A file to save: its name and its bytes as base64. */
export const presentWorkbook = (fileName: string, bytes: Buffer) => ({
  fileName,
  file: bytes.toString('base64')
})
