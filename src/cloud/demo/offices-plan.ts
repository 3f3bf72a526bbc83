import { isAdult } from '@/domain/member/member'
import type { Role } from '@/domain/role/roles'
import { type Random, seeded } from './random'
import { type MemberPlan, type PlanKey, type VillagePlan, villageData } from './village-plan'

/** Who holds which office in a village, and who is in the party. */
export interface OfficesPlan {
  readonly secretary: MemberPlan
  /** The secretary is one of them (一肩挑). */
  readonly committee: readonly MemberPlan[]
  readonly supervision: readonly MemberPlan[]
  readonly hosts: readonly MemberPlan[]
  readonly leaders: readonly MemberPlan[]
  readonly representatives: readonly MemberPlan[]
  readonly assessors: readonly MemberPlan[]
  readonly party: ReadonlyMap<string, 'full' | 'probationary'>
}

export interface OfficeGrant {
  readonly role: Role
  readonly holder: MemberPlan
  readonly source: 'township' | 'by_hand'
  readonly groupId: string | null
  readonly courtyardId: string | null
}

const birthYear = (m: MemberPlan): number => Number(m.birth.slice(0, 4))
const surnameOf = (m: MemberPlan): string => Array.from(m.name)[0] ?? ''
const women = (m: MemberPlan): boolean => m.sex === 'female'

/**
 * Fills a village's offices as the law asks: nobody of the committee or the supervision committee shares
 * a household or a surname with another of them, one representative a household, at least a third of the representative meeting women.
 */
export function planOffices(village: VillagePlan<PlanKey>): OfficesPlan {
  const random = seeded(`offices-${village.key}`)
  const spec = villageData(village.key)
  const fixed = new Set(village.households.filter((h) => spec.fixed[h.no]).map((h) => h.id))
  const open = village.members.filter((m) => !fixed.has(m.householdId))
  const able = random.shuffled(
    open.filter((m) => m.residence === 'resident' && birthYear(m) >= 1957 && birthYear(m) <= 1997)
  )
  const core = planCore(able)
  const inCore = [...core.committee, ...core.supervision]
  const coreHouseholds = new Set(inCore.map((m) => m.householdId))
  const party = planParty(random, open, spec.party, [...core.committee.slice(0, 3), core.supervision[0]])
  // People of the party first: a courtyard's host is usually its 党员中心户.
  const rest = able
    .filter((m) => !coreHouseholds.has(m.householdId))
    .sort((a, b) => Number(party.has(b.id)) - Number(party.has(a.id)))
  const hosts = village.courtyards.map((c) => first(rest, (m) => m.courtyardId === c.id))
  const taken = new Set(hosts.map((m) => m.id))
  const leaders = village.groups.map((g) =>
    first(rest, (m) => m.groupId === g.id && !taken.has(m.id) && !party.has(m.id))
  )
  const representatives = planRepresentatives(village, rest, spec.representatives)
  const assessors = pickAssessors(
    leaders,
    representatives,
    first(rest, (m) => party.get(m.id) === 'full')
  )
  return {
    secretary: core.secretary,
    committee: core.committee,
    supervision: core.supervision,
    hosts,
    leaders,
    representatives,
    assessors,
    party
  }
}

/**
 * The secretary, the committee of five with the secretary in it, and the supervision committee of three; no two
 * share a surname, so none are near relatives by blood (组织法第8、37条).
 */
function planCore(able: readonly MemberPlan[]) {
  const surnames = new Set<string>()
  const choose = (fits: (m: MemberPlan) => boolean): MemberPlan => {
    const chosen = first(able, (m) => !surnames.has(surnameOf(m)) && fits(m))
    surnames.add(surnameOf(chosen))
    return chosen
  }
  const secretary = choose((m) => birthYear(m) >= 1966 && birthYear(m) <= 1980)
  const committee = [
    secretary,
    choose((m) => women(m) && birthYear(m) >= 1970),
    choose((m) => birthYear(m) >= 1970),
    choose(women),
    choose((m) => !women(m))
  ]
  const anyone = () => true
  const supervision = [choose(anyone), choose(anyone), choose(anyone)]
  return { secretary, committee, supervision }
}

function planParty(
  random: Random,
  open: readonly MemberPlan[],
  counts: { full: number; probationary: number },
  surely: readonly (MemberPlan | undefined)[]
): Map<string, 'full' | 'probationary'> {
  const party = new Map<string, 'full' | 'probationary'>()
  for (const m of surely) if (m) party.set(m.id, 'full')
  const adults = open.filter((m) => isAdult(m.birth, '2020-01-01'))
  while (party.size < counts.full) {
    const m = random.pick(adults)
    const likely = (women(m) ? 40 : 100) * (m.residence === 'away' ? 0.3 : 1)
    if (random.chance(likely)) party.set(m.id, 'full')
  }
  const young = adults.filter((m) => birthYear(m) >= 1988)
  while (party.size < counts.full + counts.probationary) {
    const m = random.pick(young)
    if (!party.has(m.id)) party.set(m.id, 'probationary')
  }
  return party
}

/** Every group sends its share, half of it women (rounded down), from different households. */
function planRepresentatives(
  village: VillagePlan<PlanKey>,
  rest: readonly MemberPlan[],
  count: number
): MemberPlan[] {
  const groups = village.groups.map((g) => ({
    id: g.id,
    households: village.households.filter((h) => h.groupId === g.id).length,
    seats: Math.floor(count / village.groups.length)
  }))
  const bySize = [...groups].sort((a, b) => b.households - a.households)
  for (const group of bySize.slice(0, count % village.groups.length)) group.seats += 1
  const households = new Set<string>()
  return groups.flatMap((group) =>
    Array.from({ length: group.seats }, (_, seat) => {
      const woman = seat < Math.floor(group.seats / 2)
      const chosen = first(
        rest,
        (m) => m.groupId === group.id && !households.has(m.householdId) && women(m) === woman
      )
      households.add(chosen.householdId)
      return chosen
    })
  )
}

/** 初评三人：组长、村民代表、党员各一名. */
function pickAssessors(leaders: readonly MemberPlan[], reps: readonly MemberPlan[], member: MemberPlan) {
  const leader = first(leaders, (m) => m.householdId !== member.householdId)
  const rep = first(reps, (m) => m.householdId !== member.householdId && m.householdId !== leader.householdId)
  return [leader, rep, member]
}

function first(from: readonly MemberPlan[], fits: (m: MemberPlan) => boolean): MemberPlan {
  const found = from.find(fits)
  if (!found) throw new Error('the demo village has nobody for this office')
  return found
}

/** The offices as grants; elected ones are registered by the township, the others given by the secretary. */
export function officeGrants(offices: OfficesPlan): OfficeGrant[] {
  const grant = (role: Role, holder: MemberPlan, source: OfficeGrant['source']): OfficeGrant => ({
    role,
    holder,
    source,
    groupId: null,
    courtyardId: null
  })
  return [
    grant('party_secretary', offices.secretary, 'township'),
    ...offices.committee.map((m) => grant('committee_member', m, 'township')),
    ...offices.supervision.map((m) => grant('supervision_member', m, 'township')),
    ...offices.leaders.map((m) => ({ ...grant('group_leader', m, 'township'), groupId: m.groupId })),
    ...offices.representatives.map((m) => grant('villager_rep', m, 'township')),
    ...offices.hosts.map((m) => ({ ...grant('courtyard_host', m, 'by_hand'), courtyardId: m.courtyardId })),
    ...offices.assessors.map((m) => grant('points_assessor', m, 'by_hand'))
  ]
}
