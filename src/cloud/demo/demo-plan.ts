import divisions from './data/divisions.json'
import { demoId, numberIn } from './ids'
import { givenName, surname } from './names'
import { type OfficesPlan, planOffices } from './offices-plan'
import { seeded } from './random'
import { planVillage, type VillagePlan } from './village-plan'

export interface StaffPlan {
  readonly id: string
  readonly placeId: string
  readonly name: string
  readonly role: 'township_staff' | 'township_legal' | 'county_observer' | 'sys_admin'
}
export interface PlacePlan {
  readonly id: string
  readonly level: 'county' | 'township'
  readonly countyId: string
  readonly townshipId: string | null
  readonly name: string
  readonly code: string
}
export interface DemoPlan {
  readonly counties: readonly PlacePlan[]
  readonly townships: readonly PlacePlan[]
  readonly a: VillagePlan
  readonly b: VillagePlan
  readonly offices: { readonly a: OfficesPlan; readonly b: OfficesPlan }
  readonly staff: readonly StaffPlan[]
}

let made: DemoPlan | undefined

/** The whole demo county as data: the same at every call, on every machine, with no secret and no clock in it. */
export function demoPlan(): DemoPlan {
  made ??= make()
  return made
}

/** The county or township with this code (6 or 9 digits). */
export function placeOf(plan: Pick<DemoPlan, 'counties' | 'townships'>, code: string): PlacePlan {
  const found = [...plan.counties, ...plan.townships].find((p) => p.code === code.padEnd(12, '0'))
  if (!found) throw new Error(`no place with code ${code}`)
  return found
}

function make(): DemoPlan {
  const places = planPlaces()
  const [a, b] = [planVillage('a'), planVillage('b')]
  return {
    ...places,
    a,
    b,
    offices: { a: planOffices(a), b: planOffices(b) },
    staff: planStaff(places, [a, b])
  }
}

function planPlaces(): Pick<DemoPlan, 'counties' | 'townships'> {
  const counties: PlacePlan[] = []
  const townships: PlacePlan[] = []
  for (const [c, county] of divisions.counties.entries()) {
    const countyId = demoId('place', c + 1)
    const code = county.code.padEnd(12, '0')
    counties.push({ id: countyId, level: 'county', countyId, townshipId: null, name: county.name, code })
    for (const [townshipCode, name] of Object.entries(county.townships)) {
      const id = demoId('place', 1000 + townships.length)
      townships.push({
        id,
        level: 'township',
        countyId,
        townshipId: id,
        name,
        code: townshipCode.padEnd(12, '0')
      })
    }
  }
  return { counties, townships }
}

function planStaff(
  places: Pick<DemoPlan, 'counties' | 'townships'>,
  villages: readonly VillagePlan[]
): StaffPlan[] {
  const random = seeded('staff')
  const posts = villages.flatMap((village) => {
    const placeId = placeOf(places, village.townshipCode).id
    return (['township_staff', 'township_staff', 'township_legal'] as const).map((role) => ({
      placeId,
      role
    }))
  })
  const county = placeOf(places, villages[0]?.townshipCode.slice(0, 6) ?? '').id
  const all = [
    ...posts,
    ...(['county_observer', 'sys_admin'] as const).map((role) => ({ placeId: county, role }))
  ]
  return all.map((post, i) => {
    const sex = random.chance(50) ? 'male' : 'female'
    const name = surname(random) + givenName(random, sex, random.int(1975, 1998))
    return { ...post, id: demoId('staff', numberIn(0, i + 1)), name }
  })
}
