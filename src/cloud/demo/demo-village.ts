import { demoPerson } from './demo-people'
import type { DemoPlan } from './demo-plan'
import type { OfficesPlan } from './offices-plan'
import type { MemberPlan, PlanKey, VillageKey, VillagePlan } from './village-plan'

/** What the course of a decision asks of a demo village: its people in office and the numbers of its roster. */
export interface DemoVillage {
  readonly key: PlanKey
  readonly id: string
  readonly name: string
  readonly code: string
  readonly secretary: MemberPlan
  /** The member of the committee who writes things down. */
  readonly clerk: MemberPlan
  readonly clerkAccount: string
  readonly supervisor: MemberPlan
  readonly villager: MemberPlan
  readonly tellers: readonly [MemberPlan, MemberPlan]
  readonly roster: {
    readonly partyFull: number
    readonly partyAll: number
    readonly representatives: number
    readonly womenRepresentatives: number
    readonly households: number
  }
}

const there = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the demo village has no ${what}`)
  return found
}

export const demoVillage = (plan: DemoPlan, key: VillageKey): DemoVillage => {
  const villager = demoPerson(key === 'a' ? 'villager-a-elder' : 'villager-b')
  const clerk = demoPerson(key === 'a' ? 'committee-a' : 'committee-b')
  return courseVillage(plan[key], plan.offices[key], {
    clerkAccount: clerk.accountId,
    villagerId: villager.holderId
  })
}

/** A planned village as the course of a decision asks of it; `villagerId` brings matters in. */
export const courseVillage = (
  village: VillagePlan<PlanKey>,
  offices: OfficesPlan,
  { clerkAccount, villagerId }: { readonly clerkAccount: string; readonly villagerId: string }
): DemoVillage => {
  const members = new Map([...offices.representatives, ...offices.committee].map((m) => [m.id, m]))
  const reps = offices.representatives
  return {
    ...{ key: village.key, id: village.id, name: village.name, code: village.names.at(-1)?.code ?? '' },
    secretary: offices.secretary,
    clerk: there(offices.committee[1], 'clerk'),
    clerkAccount,
    supervisor: there(offices.supervision[0], 'supervisor'),
    villager: there(
      village.members.find((m) => m.id === villagerId),
      'villager'
    ),
    tellers: [there(reps[1], 'teller'), there(reps[4], 'teller')],
    roster: {
      partyFull: [...offices.party.values()].filter((p) => p === 'full').length,
      partyAll: offices.party.size,
      representatives: members.size,
      womenRepresentatives: new Set(reps.filter((m) => m.sex === 'female').map((m) => m.id)).size,
      households: village.households.length
    }
  }
}
