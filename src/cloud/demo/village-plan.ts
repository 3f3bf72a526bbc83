import type { PartyStatus } from '@/domain/member/member'
import data from './data/villages.json'
import { family, type PersonPlan } from './family'
import { demoId, numberIn } from './ids'
import { type Random, seeded } from './random'

export const villageKeys = ['a', 'b'] as const
export type VillageKey = (typeof villageKeys)[number]
/** A village that is planned: one of the demo's, or the one people practise in. */
export type PlanKey = VillageKey | 'training'

export interface GroupPlan {
  readonly id: string
  readonly no: number
  readonly name: string
}
export interface CourtyardPlan {
  readonly id: string
  readonly groupId: string
  readonly name: string
}
export interface HouseholdPlan {
  readonly id: string
  readonly no: string
  readonly groupId: string
  readonly courtyardId: string
  readonly members: readonly MemberPlan[]
}
export interface MemberPlan extends PersonPlan {
  readonly id: string
  readonly householdId: string
  readonly groupId: string
  readonly courtyardId: string
  readonly phone: string | null
}
export interface VillagePlan<K extends PlanKey = VillageKey> {
  readonly key: K
  readonly id: string
  readonly name: string
  readonly names: readonly { name: string; code: string; from: string; to: string | null }[]
  readonly townshipCode: string
  readonly groups: readonly GroupPlan[]
  readonly courtyards: readonly CourtyardPlan[]
  readonly households: readonly HouseholdPlan[]
  readonly members: readonly MemberPlan[]
}

export interface VillageData {
  readonly township: string
  readonly names: VillagePlan['names']
  readonly people: number
  /** How many work elsewhere, in percent of the usual. */
  readonly away: number
  /** How often a household of 1, 2, 3 … people occurs. */
  readonly sizes: readonly number[]
  readonly party: Record<Exclude<PartyStatus, null>, number>
  readonly representatives: number
  readonly groups: readonly { households: number; courtyards: readonly string[] }[]
  readonly fixed: Readonly<Partial<Record<string, readonly PersonPlan[]>>>
}

export const villageData = (key: PlanKey): VillageData => data[key] as VillageData

/** One village with everyone in it, the same at every call. */
export function planVillage<K extends PlanKey>(key: K): VillagePlan<K> {
  const spec = villageData(key)
  const index = key === 'training' ? villageKeys.length : villageKeys.indexOf(key)
  const random = seeded(`village-${key}`)
  const places = planGroups(spec, index)
  const sizes = householdSizes(random, spec, places.slots)
  let people = 0
  const households = places.slots.map((slot, h): HouseholdPlan => {
    const id = demoId('household', numberIn(index, h + 1))
    const persons = spec.fixed[slot.no] ?? family(random, sizes[h] ?? 1, spec.away)
    const members = persons.map((person): MemberPlan => {
      people += 1
      const place = { householdId: id, groupId: slot.groupId, courtyardId: slot.courtyardId }
      return {
        ...person,
        ...place,
        id: demoId('member', numberIn(index, people)),
        phone: phoneOf(random, person)
      }
    })
    return { id, ...slot, members }
  })
  return {
    key,
    id: demoId('place', numberIn(1, index + 1)),
    name: spec.names.at(-1)?.name ?? '',
    names: spec.names,
    townshipCode: spec.township,
    ...{ groups: places.groups, courtyards: places.courtyards },
    households,
    members: households.flatMap((h) => h.members)
  }
}

type HouseholdSlot = Pick<HouseholdPlan, 'no' | 'groupId' | 'courtyardId'>

// Households of a group are spread over its courtyards in the order of their numbers, as evenly as it goes.
function planGroups(spec: VillageData, index: number) {
  const groups: GroupPlan[] = []
  const courtyards: CourtyardPlan[] = []
  const slots: HouseholdSlot[] = []
  for (const [g, group] of spec.groups.entries()) {
    const no = g + 1
    const groupId = demoId('group', numberIn(index, no))
    groups.push({ id: groupId, no, name: `${no}组` })
    const own = group.courtyards.map((name, c): CourtyardPlan => {
      return { id: demoId('courtyard', numberIn(index, no * 10 + c)), groupId, name }
    })
    courtyards.push(...own)
    for (let h = 0; h < group.households; h += 1) {
      const courtyard = own[Math.floor((h * own.length) / group.households)]
      if (!courtyard) throw new Error(`group ${no} has no courtyard`)
      const running = String(h + 1).padStart(3, '0')
      slots.push({ no: `${String(no).padStart(2, '0')}${running}`, groupId, courtyardId: courtyard.id })
    }
  }
  return { groups, courtyards, slots }
}

/** Sizes by the village's distribution, then one person more or less here and there until the count is exact. */
function householdSizes(random: Random, spec: VillageData, slots: readonly HouseholdSlot[]): number[] {
  const weighted = spec.sizes.flatMap((weight, i) => Array<number>(weight).fill(i + 1))
  const sizes = slots.map((slot) => spec.fixed[slot.no]?.length ?? random.pick(weighted))
  const free = slots.flatMap((slot, i) => (spec.fixed[slot.no] ? [] : [i]))
  let missing = spec.people - sizes.reduce((sum, size) => sum + size, 0)
  while (missing !== 0) {
    const i = random.pick(free)
    const next = (sizes[i] ?? 1) + Math.sign(missing)
    if (next < 1 || next > spec.sizes.length) continue
    sizes[i] = next
    missing -= Math.sign(missing)
  }
  return sizes
}

// Numbers that begin with 12 are given to nobody, so no demo hash can ever match a real person's phone.
function phoneOf(random: Random, person: PersonPlan): string | null {
  const age = 2025 - Number(person.birth.slice(0, 4))
  const has = age >= 14 && random.chance(age > 75 ? 55 : age > 65 ? 80 : 97)
  return has ? `12${String(random.int(0, 999_999_999)).padStart(9, '0')}` : null
}
