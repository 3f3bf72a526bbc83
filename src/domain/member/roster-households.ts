import type { CurrentHousehold, CurrentMember, CurrentRoster } from './roster-match'
import type { RosterPerson } from './roster-rows'

const withoutZeros = (no: string): string => (/^\d+$/.test(no) ? no.replace(/^0+(?=\d)/, '') : no)

/**
 * Household numbers as the roster already writes them: Excel turns 03017 into 3017. Only where no two of the
 * village's or of the file's numbers differ by their leading zeros alone.
 */
export const withKnownNumbers = (current: CurrentRoster, people: readonly RosterPerson[]): RosterPerson[] => {
  const known = current.households.filter((h) => h.endedOn === null).map((h) => h.no)
  const exact = new Set(known)
  const variants = new Map<string, Set<string>>()
  const add = (no: string) => {
    const key = withoutZeros(no)
    variants.set(key, (variants.get(key) ?? new Set()).add(no))
  }
  for (const no of known) add(no)
  const inFile = new Map<string, Set<string>>()
  for (const { householdNo } of people) {
    const key = withoutZeros(householdNo)
    inFile.set(key, (inFile.get(key) ?? new Set()).add(householdNo))
  }
  return people.map((person) => {
    const key = withoutZeros(person.householdNo)
    const candidates = [...(variants.get(key) ?? [])]
    const clear = candidates.length === 1 && inFile.get(key)?.size === 1 && !exact.has(person.householdNo)
    return clear ? { ...person, householdNo: candidates[0] ?? person.householdNo } : person
  })
}

/**
 * Says which household of the file is which household of the village. A household is its people before it is its
 * number: points stay with the family when a village numbers its households anew. Where nobody is known any more,
 * the number decides; an ended household comes back only with someone who belonged to it.
 */
export const matchHouseholds = (
  current: CurrentRoster,
  households: ReadonlyMap<string, readonly RosterPerson[]>,
  matched: ReadonlyMap<RosterPerson, CurrentMember>
): ReadonlyMap<string, CurrentHousehold> => {
  const byId = new Map(current.households.map((h) => [h.id, h]))
  const presentByNo = new Map(current.households.filter((h) => h.endedOn === null).map((h) => [h.no, h]))
  const claims: { no: string; household: CurrentHousehold; votes: number; order: number }[] = []
  let order = 0
  for (const [no, people] of households) {
    const votes = new Map<CurrentHousehold, number>()
    for (const person of people) {
      const household = byId.get(matched.get(person)?.householdId ?? '')
      // With its own number in use, a household is not mistaken for one that has ended.
      if (!household || (household.endedOn !== null && presentByNo.has(no))) continue
      votes.set(household, (votes.get(household) ?? 0) + (household.no === no ? 1.5 : 1))
    }
    for (const [household, count] of votes) claims.push({ no, household, votes: count, order: order++ })
  }
  claims.sort((a, b) => b.votes - a.votes || a.order - b.order)
  const found = new Map<string, CurrentHousehold>()
  const taken = new Set<string>()
  const claim = (no: string, household: CurrentHousehold | undefined) => {
    if (!household || found.has(no) || taken.has(household.id)) return
    found.set(no, household)
    taken.add(household.id)
  }
  for (const c of claims) claim(c.no, c.household)
  for (const no of households.keys()) claim(no, presentByNo.get(no))
  return found
}
