import { type DemoKey, demoPeople, demoPerson, demoVillages, household } from '../src/cloud/demo/demo-people'
import { demoPlan } from '../src/cloud/demo/demo-plan'
import { publicHouseholdName } from '../src/domain/household/household'
import type { Driver } from './driver'
import { signIn } from './story'

const { id: villageId } = demoVillages().a

/** A household as its neighbours name it, and as the public reads it. */
export interface Home {
  readonly head: string
  readonly no: string
  readonly name: string
}

/** A round of 最美家庭 on one phone that goes from hand to hand. */
export interface Award {
  readonly phone: Driver
  readonly name: string
  /** The elders' household, which puts itself forward. */
  readonly elders: Home
  /** One of their courtyard, which a neighbour puts forward. */
  readonly neighbour: Home
  /** Of somebody of the supervision committee: in, and out again. */
  readonly third: Home
  today: string
}

const homeOf = (no: string): Home => {
  const [head] = household(demoPlan().a, no).members.filter((m) => m.relation === 'head')
  if (!head) throw new Error(`nobody heads ${no}`)
  return { head: head.name, no, name: publicHouseholdName(head.name, no) }
}

export const ownHome = (key: DemoKey): Home => homeOf(demoPerson(key).householdNo ?? '')

/** A household of the elders' courtyard in which nobody holds an office or is in the sign-in list. */
export const findNeighbour = (): Home => {
  const { a, offices } = demoPlan()
  const { committee, supervision, hosts, leaders, representatives, assessors } = offices.a
  const elders = household(a, demoPerson('villager-a-elder').householdNo ?? '')
  const busy = new Set([
    ...[...committee, ...supervision, ...hosts, ...leaders, ...representatives, ...assessors].map(
      (m) => m.householdId
    ),
    ...demoPeople().map((p) => p.householdId)
  ])
  const found = a.households.find((h) => h.courtyardId === elders.courtyardId && !busy.has(h.id))
  if (!found) throw new Error('the elders have no neighbours')
  return homeOf(found.no)
}

/** As everybody of the village comes to 最美评选, from a tab. */
export const toAwards = async (phone: Driver): Promise<void> => {
  await phone.tab('积分')
  await phone.tap('最美评选')
  await phone.see('挂牌的户')
}

export const openAsVillager = async (phone: Driver, key: DemoKey): Promise<void> => {
  await signIn(phone, key)
  await toAwards(phone)
}

/** Where anybody reads of the plaques. */
export const plaquesOf = `packages/honour/plaques/index?villageId=${villageId}`
