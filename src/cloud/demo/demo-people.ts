import { roleNames } from '@/domain/role/roles'
import { type DemoPlan, demoPlan, placeOf, type StaffPlan } from './demo-plan'
import { demoId } from './ids'
import type { MemberPlan, PlanKey, VillageKey, VillagePlan } from './village-plan'

/** Someone a newcomer can sign in as on the local host. */
export interface DemoPerson {
  /** Stable, in plain words; what is hashed as the subject of the account. */
  readonly key: DemoKey
  readonly accountId: string
  readonly name: string
  /** Role and place, as the sign-in list shows them: 「村民 · 莫𡐓村3组」. */
  readonly label: string
  /** The village, township or county the account is bound at. */
  readonly placeId: string
  /** The member of the roster or the member of staff. */
  readonly holderId: string
  readonly householdId: string | null
  readonly householdNo: string | null
}

export const demoKeys = [
  'villager-a-elder',
  'villager-a-daughter',
  'villager-b',
  'host-a',
  'committee-a',
  'secretary-a',
  'supervisor-a',
  'representative-a',
  'staff-shaxi',
  'staff-tuanbao',
  'sys-admin',
  'legal-shaxi',
  'party-member-a',
  'representative-a2',
  'committee-a2',
  'committee-b',
  'observer',
  'assessor-a',
  'assessor-a2',
  'assessor-a3',
  'supervisor-a2'
] as const
export type DemoKey = (typeof demoKeys)[number]

/** The household of the elder and his daughter, 向家, in group 3. */
const ELDERS_HOUSEHOLD = '03017'

/** The people of the demo sign-in list, always the same and in the same order. */
export function demoPeople(): DemoPerson[] {
  const plan = demoPlan()
  const { a, b, offices } = plan
  const elders = household(a, ELDERS_HOUSEHOLD)
  const [elder, , daughter] = elders.members
  const neighbour = b.members.find(
    (m) => m.relation === 'head' && m.residence === 'resident' && Number(m.birth.slice(0, 4)) > 1965
  )
  const host = offices.a.hosts.find((m) => m.courtyardId === elders.courtyardId)
  const representative = offices.a.representatives.find(
    (m) =>
      offices.a.party.get(m.id) === 'full' && !offices.a.hosts.includes(m) && !offices.a.leaders.includes(m)
  )
  const second = offices.a.representatives.find(
    (m) =>
      m !== representative &&
      m.groupId !== representative?.groupId &&
      !offices.a.party.has(m.id) &&
      !offices.a.hosts.includes(m) &&
      !offices.a.leaders.includes(m)
  )
  const inOffice = [
    ...[...offices.a.committee, ...offices.a.supervision, ...offices.a.hosts],
    ...[...offices.a.leaders, ...offices.a.representatives]
  ]
  const partyMember = a.members.find(
    (m) => offices.a.party.get(m.id) === 'full' && m.residence === 'resident' && !inOffice.includes(m)
  )
  const courtyard = a.courtyards.find((c) => c.id === elders.courtyardId)
  return [
    member('villager-a-elder', a, elder, `村民 · ${inGroup(a, elder)}`),
    member('villager-a-daughter', a, daughter, `村民（在外务工） · ${inGroup(a, daughter)}`),
    member('villager-b', b, neighbour, `村民 · ${inGroup(b, neighbour)}`),
    member('host-a', a, host, `${roleNames.courtyard_host} · ${a.name}${courtyard?.name}`),
    member('committee-a', a, offices.a.committee[1], `${roleNames.committee_member} · ${a.name}`),
    member('secretary-a', a, offices.a.secretary, `${roleNames.party_secretary} · ${a.name}`),
    member('supervisor-a', a, offices.a.supervision[0], `${roleNames.supervision_member} · ${a.name}`),
    member('representative-a', a, representative, `村民代表、党员 · ${inGroup(a, representative)}`),
    staff('staff-shaxi', plan, 'township_staff', a.townshipCode),
    staff('staff-tuanbao', plan, 'township_staff', b.townshipCode),
    staff('sys-admin', plan, 'sys_admin', a.townshipCode.slice(0, 6)),
    staff('legal-shaxi', plan, 'township_legal', a.townshipCode),
    member('party-member-a', a, partyMember, `村民、党员 · ${inGroup(a, partyMember)}`),
    member('representative-a2', a, second, `村民代表 · ${inGroup(a, second)}`),
    member('committee-a2', a, offices.a.committee[2], `${roleNames.committee_member} · ${a.name}`),
    member('committee-b', b, offices.b.committee[1], `${roleNames.committee_member} · ${b.name}`),
    staff('observer', plan, 'county_observer', a.townshipCode.slice(0, 6)),
    member('assessor-a', a, offices.a.assessors[0], assessorLabel(a, offices.a.assessors[0])),
    member('assessor-a2', a, offices.a.assessors[1], assessorLabel(a, offices.a.assessors[1])),
    member('assessor-a3', a, offices.a.assessors[2], assessorLabel(a, offices.a.assessors[2])),
    member('supervisor-a2', a, offices.a.supervision[1], `${roleNames.supervision_member} · ${a.name}`)
  ]
}

/** One of them. */
export const demoPerson = (key: DemoKey): DemoPerson => {
  const found = demoPeople().find((p) => p.key === key)
  if (!found) throw new Error(`no demo person ${key}`)
  return found
}

/** The two demo villages: id, present name and code, and the township they belong to. */
export const demoVillages = (): Record<
  VillageKey,
  { id: string; name: string; code: string; townshipId: string }
> => {
  const plan = demoPlan()
  const of = (village: VillagePlan) => ({
    id: village.id,
    name: village.name,
    code: village.names.at(-1)?.code ?? '',
    townshipId: placeOf(plan, village.townshipCode).id
  })
  return { a: of(plan.a), b: of(plan.b) }
}

export function household(village: VillagePlan<PlanKey>, no: string) {
  const found = village.households.find((h) => h.no === no)
  if (!found) throw new Error(`no household ${no}`)
  return found
}

const inGroup = (village: VillagePlan, m: MemberPlan | undefined): string =>
  `${village.name}${village.groups.find((g) => g.id === m?.groupId)?.name}`

const assessorLabel = (village: VillagePlan, m: MemberPlan | undefined): string =>
  `${roleNames.points_assessor} · ${inGroup(village, m)}`

const accountId = (key: DemoKey): string => demoId('account', demoKeys.indexOf(key) + 1)

function member(key: DemoKey, village: VillagePlan, m: MemberPlan | undefined, label: string): DemoPerson {
  if (!m) throw new Error(`nobody for ${key}`)
  const householdNo = village.households.find((h) => h.id === m.householdId)?.no ?? null
  const { name, id: holderId, householdId } = m
  return {
    key,
    accountId: accountId(key),
    name,
    label,
    placeId: village.id,
    holderId,
    householdId,
    householdNo
  }
}

function staff(key: DemoKey, plan: DemoPlan, role: StaffPlan['role'], code: string): DemoPerson {
  const place = placeOf(plan, code)
  const found = plan.staff.find((s) => s.placeId === place.id && s.role === role)
  if (!found) throw new Error(`nobody for ${key}`)
  const label = `${roleNames[role]} · ${place.name}`
  const none = { householdId: null, householdNo: null }
  return {
    key,
    accountId: accountId(key),
    name: found.name,
    label,
    placeId: place.id,
    holderId: found.id,
    ...none
  }
}
