import type { Insertable, Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { trainingName } from '@/domain/training/training'
import type { Database } from '../db/schema'
import { instant, termOn } from '../demo/days'
import { courseVillage } from '../demo/demo-village'
import { demoId, withNewIds } from '../demo/ids'
import { writeCourses } from '../demo/load-decisions'
import { writeIssues } from '../demo/load-issues'
import { loadVillage } from '../demo/load-places'
import { loadShop } from '../demo/load-shop'
import { officeGrants } from '../demo/offices-plan'
import { runCourse } from '../demo/run-course'
import type { FileStore } from '../ports/file-store'
import { loadAwards, loadRound, loadRulebook } from './load-life'
import { trainingCourses } from './training-courses'
import { trainingIssues } from './training-issues'
import { type TrainingPlan, trainingPlan } from './training-plan'

type Tx = Transaction<Database>

export interface Founding {
  readonly db: Tx
  readonly secret: Uint8Array
  readonly files: FileStore
  readonly now: Date
  /** Names what is founded; left out, by ids that nobody had before. */
  readonly makeId?: (planned: string) => string
}

/** For which county, as its how-manieth, and by whom; null: it comes with the demo. */
export interface Founded {
  readonly countyId: string
  /** The first four digits of the county's code: they decide by which province's rules one practises. */
  readonly area: string
  readonly no: number
  readonly by: { readonly id: string; readonly name: string } | null
}

const BEGINNING = '2000-01-01'

const placesOf = ({ countyId, townshipId, village }: TrainingPlan): Insertable<Database['place']>[] => {
  const common = { county_id: countyId, began_on: BEGINNING, is_training: true }
  return [
    { ...common, id: countyId, level: 'county', parent_id: null, township_id: null },
    { ...common, id: townshipId, level: 'township', parent_id: countyId, township_id: townshipId },
    { ...common, id: village.id, level: 'village', parent_id: townshipId, township_id: townshipId }
  ]
}

const namesOf = (
  { countyId, townshipId, village }: TrainingPlan,
  area: string
): Insertable<Database['place_name']>[] => [
  { place_id: countyId, valid_from: BEGINNING, name: '练习县', code: `${area}99000000` },
  { place_id: townshipId, valid_from: BEGINNING, name: '练习乡', code: `${area}99999000` },
  { place_id: village.id, valid_from: BEGINNING, name: trainingName, code: village.names.at(-1)?.code ?? '' }
]

const loadOffices = async (db: Tx, plan: TrainingPlan, now: Date): Promise<void> => {
  const { townshipId, village, offices, staff } = plan
  const term = termOn(dayOf(now))
  const time = { from_day: term.from, to_day: term.to, granted_at: instant(term.from, 9 * 60) }
  await db
    .insertInto('staff')
    .values(staff.map(({ id, name }) => ({ place_id: townshipId, id, name })))
    .execute()
  const [registrar] = staff
  const ofStaff = staff.map((s, i) => ({
    ...{ place_id: townshipId, id: demoId('grant', i), holder_id: s.id, role: s.role },
    ...{ ...time, source: 'by_hand' as const, granted_by: null }
  }))
  const ofVillage = officeGrants(offices).map((g, i) => ({
    ...{ place_id: village.id, id: demoId('grant', 100 + i), holder_id: g.holder.id, role: g.role },
    ...{ group_id: g.groupId, courtyard_id: g.courtyardId, ...time, source: g.source },
    chosen: 'elected' as const,
    granted_by: g.source === 'township' ? (registrar?.id ?? null) : offices.secretary.id
  }))
  await db
    .insertInto('role_grant')
    .values([...ofStaff, ...ofVillage])
    .execute()
}

const loadMatters = async ({ db, files, now }: Founding, plan: TrainingPlan): Promise<void> => {
  const { village, offices, staff } = plan
  const [moderator] = staff
  const villager = village.households[2]?.members[0]
  if (!moderator || !villager) throw new Error('the training village has too few people')
  const scene = courseVillage(village, offices, {
    clerkAccount: demoId('account', 1),
    villagerId: villager.id
  })
  const courses = trainingCourses.map((course, i) =>
    runCourse(course, { now, village: scene, authorisation: null, no: `${dayOf(now).slice(0, 4)}-0${i + 1}` })
  )
  await writeCourses(db, files, courses, now)
  await writeIssues(db, trainingIssues, [{ village, offices, staff: moderator }], now)
}

/**
 * Founds a training village from the one plan there is: made-up people, their offices, a rulebook, a shop, a round, some
 * matters and points; everything under ids of its own. Answers which village it is.
 */
export const foundTraining = (world: Founding, { countyId, area, no, by }: Founded): Promise<string> =>
  withNewIds(async () => {
    const { db, secret, now } = world
    const plan = trainingPlan(area)
    await db.insertInto('place').values(placesOf(plan)).execute()
    await db.insertInto('place_name').values(namesOf(plan, area)).execute()
    await loadVillage(db, plan.village, plan.offices, secret)
    await loadOffices(db, plan, now)
    await loadRulebook(db, plan, now)
    await loadMatters(world, plan)
    await loadAwards(db, plan, now)
    await loadShop(db, { villageId: plan.village.id, clerk: plan.offices.secretary }, now)
    await loadRound(db, plan, now)
    await db
      .insertInto('training_village')
      .values({
        ...{ place_id: countyId, no, village_id: plan.village.id, township_id: plan.townshipId },
        ...{ founded_at: now, founded_by: by?.id ?? null, founded_by_name: by?.name ?? null }
      })
      .execute()
    return plan.village.id
  }, world.makeId)
