import type { CurrentHousehold, CurrentRoster } from './roster-match'
import { problem, type RosterProblem } from './roster-problems'
import type { RosterPerson } from './roster-rows'

export interface PlannedPlaces {
  readonly newGroups: CurrentRoster['groups']
  readonly newCourtyards: CurrentRoster['courtyards']
  readonly newHouseholds: readonly CurrentHousehold[]
  readonly changedHouseholds: readonly CurrentHousehold[]
  readonly endedHouseholds: readonly CurrentHousehold[]
  /** Each household of the file, by its number. */
  readonly householdOf: ReadonlyMap<string, CurrentHousehold>
  readonly before: ReadonlyMap<string, CurrentHousehold>
  readonly after: ReadonlyMap<string, CurrentHousehold>
  readonly warnings: readonly RosterProblem[]
}

/**
 * The groups, courtyards and households that a file needs: what is missing is created, a household that is not in
 * the file ends, groups and courtyards never do. `matched` says which household of the file is which of the village.
 */
export const planPlaces = (
  current: CurrentRoster,
  households: ReadonlyMap<string, readonly RosterPerson[]>,
  matched: ReadonlyMap<string, CurrentHousehold>,
  newId: () => string
): PlannedPlaces => {
  const groups = groupFinder(current, households, newId)
  const courtyards = courtyardFinder(current, newId)
  const newHouseholds: CurrentHousehold[] = []
  const changedHouseholds: CurrentHousehold[] = []
  const householdOf = new Map<string, CurrentHousehold>()
  for (const [no, people] of households) {
    const first = people[0]
    if (!first) continue
    const known = matched.get(no)
    const groupId = groups.find(first)
    const said = people.find((p) => p.courtyard !== undefined)?.courtyard
    // A courtyard lies in one group: a household that changes its group leaves the courtyard behind.
    const kept = known?.groupId === groupId ? known.courtyardId : null
    const courtyardId =
      said === undefined || courtyards.nameOf(kept) === said ? kept : courtyards.find(groupId, said)
    const planned = { id: known?.id ?? newId(), no, groupId, courtyardId, endedOn: null }
    householdOf.set(no, planned)
    if (!known) newHouseholds.push(planned)
    else if (differs(known, planned)) changedHouseholds.push(planned)
  }
  const kept = new Set([...householdOf.values()].map((h) => h.id))
  const endedHouseholds = current.households.filter((h) => h.endedOn === null && !kept.has(h.id))
  return {
    newGroups: groups.created,
    newCourtyards: courtyards.created,
    newHouseholds,
    changedHouseholds,
    endedHouseholds,
    householdOf,
    before: new Map(current.households.map((h) => [h.id, h])),
    after: new Map([...householdOf.values()].map((h) => [h.id, h])),
    warnings: groups.warnings
  }
}

const differs = (a: CurrentHousehold, b: CurrentHousehold): boolean =>
  a.no !== b.no || a.groupId !== b.groupId || a.courtyardId !== b.courtyardId || a.endedOn !== b.endedOn

const groupFinder = (
  current: CurrentRoster,
  households: ReadonlyMap<string, readonly RosterPerson[]>,
  newId: () => string
) => {
  const created: { id: string; no: number; name: string }[] = []
  const warnings: RosterProblem[] = []
  const byNo = new Map(current.groups.map((g) => [g.no, g.id]))
  const byName = new Map(current.groups.map((g) => [g.name, g.id]))
  const numbers = [...households.values()].flatMap((people) => people.map((p) => p.group.no ?? 0))
  // A group with a name only takes a number that neither the village nor the rest of the file uses.
  let next = [...current.groups.map((g) => g.no), ...numbers].reduce((a, b) => Math.max(a, b), 0) + 1
  const find = ({ group, row }: RosterPerson): string => {
    const known = byName.get(group.name) ?? byNo.get(group.no ?? 0)
    if (known) return known
    const made = { id: newId(), no: group.no ?? next++, name: group.name }
    created.push(made)
    byNo.set(made.no, made.id)
    byName.set(made.name, made.id)
    const words = `本村还没有“${group.name}”，导入时会新建。如果是写错了，请改正。`
    warnings.push(problem('GROUP_NEW', row, 'group', words))
    return made.id
  }
  return { find, created, warnings }
}

const courtyardFinder = (current: CurrentRoster, newId: () => string) => {
  const created: { id: string; groupId: string; name: string }[] = []
  const known = new Map(current.courtyards.map((c) => [`${c.groupId} ${c.name}`, c.id]))
  const find = (groupId: string, name: string): string => {
    const id = known.get(`${groupId} ${name}`)
    if (id) return id
    const made = { id: newId(), groupId, name }
    created.push(made)
    known.set(`${groupId} ${name}`, made.id)
    return made.id
  }
  const nameOf = (id: string | null) => current.courtyards.find((c) => c.id === id)?.name
  return { find, nameOf, created }
}
