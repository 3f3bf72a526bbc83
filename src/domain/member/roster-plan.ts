import { byHousehold } from './roster-check'
import { matchHouseholds, withKnownNumbers } from './roster-households'
import {
  type CurrentHousehold,
  type CurrentMember,
  type CurrentRoster,
  matchMembers,
  type StoredPhone
} from './roster-match'
import { type PlannedPlaces, planPlaces } from './roster-places'
import { problem, type RosterProblem } from './roster-problems'
import type { RosterPerson } from './roster-rows'

/** A member as they are to be after the import. */
export type PlannedMember = Omit<CurrentMember, 'representative' | 'endedOn'> & {
  readonly representative: boolean
}

export const memberFields = [
  'household',
  'householdNo',
  'group',
  'courtyard',
  'name',
  'relation',
  'sex',
  'birthMonth',
  'phone',
  'residence',
  'party',
  'representative'
] as const
export type MemberField = (typeof memberFields)[number]

export const memberFieldNames: Record<MemberField, string> = {
  household: '换了户',
  householdNo: '户号',
  group: '组',
  courtyard: '院落',
  name: '姓名',
  relation: '与户主关系',
  sex: '性别',
  birthMonth: '出生年月',
  phone: '手机号',
  residence: '常住/外出',
  party: '党员',
  representative: '村民代表'
}

export interface Changed {
  readonly before: CurrentMember
  readonly after: PlannedMember
  readonly fields: readonly MemberField[]
}

/** What an import would do, row by row: concrete ids, nothing left to decide. Empty lists mean nothing to do. */
export interface RosterPlan {
  readonly newGroups: CurrentRoster['groups']
  readonly newCourtyards: CurrentRoster['courtyards']
  readonly newHouseholds: readonly CurrentHousehold[]
  /** Households with another number, group or courtyard, and ended ones that are back. */
  readonly changedHouseholds: readonly CurrentHousehold[]
  readonly endedHouseholds: readonly CurrentHousehold[]
  readonly joined: readonly PlannedMember[]
  readonly changed: readonly Changed[]
  readonly returned: readonly Changed[]
  readonly ended: readonly CurrentMember[]
  readonly warnings: readonly RosterProblem[]
}

export interface PlanHelp {
  /** The keyed hash of a phone number, hexadecimal. */
  readonly hashOf: (phone: string) => string
  /** A new id each time it is asked. */
  readonly newId: () => string
}

/**
 * Compares a file without errors with the roster as it stands. Pure: applying the plan and planning again gives an
 * empty plan. What the file does not say (a column that is missing, a blank phone) stays as it is.
 */
export const planRoster = (
  current: CurrentRoster,
  file: readonly RosterPerson[],
  help: PlanHelp
): RosterPlan => {
  const people = withKnownNumbers(current, file)
  const households = byHousehold(people)
  const matched = matchMembers(current, people, help.hashOf)
  const places = planPlaces(current, households, matchHouseholds(current, households, matched), help.newId)
  const warnings: RosterProblem[] = [...places.warnings]
  const joined: PlannedMember[] = []
  const changed: Changed[] = []
  const returned: Changed[] = []
  for (const person of people) {
    const before = matched.get(person)
    const householdId = places.householdOf.get(person.householdNo)?.id ?? ''
    const after = plannedMember(person, before, householdId, help, warnings)
    if (!before) joined.push(after)
    else {
      const fields = changedFields(before, after, places)
      if (before.endedOn !== null) returned.push({ before, after, fields })
      else if (fields.length > 0) changed.push({ before, after, fields })
    }
  }
  const kept = new Set([...matched.values()].map((m) => m.id))
  const ended = current.members.filter((m) => m.endedOn === null && !kept.has(m.id))
  const { newGroups, newCourtyards, newHouseholds, changedHouseholds, endedHouseholds } = places
  return {
    newGroups,
    newCourtyards,
    newHouseholds,
    changedHouseholds,
    endedHouseholds,
    joined,
    changed,
    returned,
    ended,
    warnings
  }
}

/** Whether there is nothing to do. */
export const isEmptyPlan = (plan: RosterPlan): boolean =>
  [
    plan.newGroups,
    plan.newCourtyards,
    plan.newHouseholds,
    plan.changedHouseholds,
    plan.endedHouseholds,
    plan.joined,
    plan.changed,
    plan.returned,
    plan.ended
  ].every((list) => list.length === 0)

/** More than a fifth of the roster missing from the file looks like a forgotten page: it takes a second yes. */
export const endsMany = (current: CurrentRoster, plan: RosterPlan): boolean =>
  plan.ended.length * 5 > current.members.filter((m) => m.endedOn === null).length

const plannedMember = (
  person: RosterPerson,
  before: CurrentMember | undefined,
  householdId: string,
  help: PlanHelp,
  warnings: RosterProblem[]
): PlannedMember => {
  const byHand = before?.representative === 'by_hand'
  if (byHand && person.representative === false) {
    const words = `表里没有写${person.name}是村民代表，但职务表里是。导入不会改，请到职务里核对。`
    warnings.push(problem('REPRESENTATIVE_BY_HAND', person.row, 'representative', words))
  }
  const representative = byHand || (person.representative ?? before?.representative === 'roster')
  return {
    id: before?.id ?? help.newId(),
    householdId,
    name: person.name,
    relation: person.relation ?? 'other',
    sex: person.sex ?? before?.sex ?? null,
    birthMonth: person.birthMonth ?? before?.birthMonth ?? null,
    phone: plannedPhone(person, before, help, warnings),
    residence: person.residence ?? before?.residence ?? 'resident',
    party: person.party === undefined ? (before?.party ?? null) : person.party,
    representative
  }
}

const plannedPhone = (
  { phone, name, row }: RosterPerson,
  before: CurrentMember | undefined,
  help: PlanHelp,
  warnings: RosterProblem[]
): StoredPhone | null => {
  const stored = before?.phone ?? null
  if (phone.kind === 'number') return { hash: help.hashOf(phone.value), last4: phone.value.slice(-4) }
  if (phone.kind === 'keep' && stored?.last4 !== phone.last4) {
    const words = `${name}的手机号只写了后四位，和已存的对不上，不会改。要改请写全11位。`
    warnings.push(problem('PHONE_MASK_DIFFERS', row, 'phone', words))
  }
  return phone.kind === 'none' ? null : stored
}

const changedFields = (before: CurrentMember, after: PlannedMember, places: PlannedPlaces): MemberField[] => {
  const from = places.before.get(before.householdId)
  const to = places.after.get(after.householdId)
  const differs: Record<MemberField, boolean> = {
    household: before.householdId !== after.householdId,
    householdNo: from?.no !== to?.no,
    group: from?.groupId !== to?.groupId,
    courtyard: from?.courtyardId !== to?.courtyardId,
    name: before.name !== after.name,
    relation: before.relation !== after.relation,
    sex: before.sex !== after.sex,
    birthMonth: before.birthMonth !== after.birthMonth,
    phone: before.phone?.hash !== after.phone?.hash,
    residence: before.residence !== after.residence,
    party: before.party !== after.party,
    representative: (before.representative !== 'none') !== after.representative
  }
  return memberFields.filter((field) => differs[field])
}
