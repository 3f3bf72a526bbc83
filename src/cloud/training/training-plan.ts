import { demoId } from '../demo/ids'
import { givenName, surname } from '../demo/names'
import { type OfficesPlan, planOffices } from '../demo/offices-plan'
import { seeded } from '../demo/random'
import { planVillage, type VillagePlan } from '../demo/village-plan'

interface Staff {
  readonly id: string
  readonly name: string
  readonly role: 'township_staff' | 'township_legal'
}

/** A training village as data: the same people each time, under the ids of the moment. */
export interface TrainingPlan {
  readonly countyId: string
  readonly townshipId: string
  readonly village: VillagePlan<'training'>
  readonly offices: OfficesPlan
  readonly staff: readonly Staff[]
}

/**
 * Its village, everyone in it, and those of its township; to be called within `withNewIds`. `area`: the first four digits of
 * the county's code. No county has 99 behind them, so the village's code leads nowhere else.
 */
export const trainingPlan = (area: string): TrainingPlan => {
  const planned = planVillage('training')
  const names = planned.names.map((name) => ({ ...name, code: `${area}99999201` }))
  const village = { ...planned, names }
  const random = seeded('training-staff')
  const roles = ['township_staff', 'township_staff', 'township_legal'] as const
  return {
    ...{ countyId: demoId('place', 1), townshipId: demoId('place', 2) },
    village,
    offices: planOffices(village),
    staff: roles.map((role, i) => {
      const sex = i % 2 === 0 ? 'male' : 'female'
      return { id: demoId('staff', i + 1), role, name: surname(random) + givenName(random, sex, 1985) }
    })
  }
}
