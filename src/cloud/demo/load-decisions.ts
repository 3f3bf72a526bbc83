import type { Insertable, Transaction } from 'kysely'
import type { Authorisation } from '@/domain/decision/classify'
import type { Database } from '../db/schema'
import type { FileStore } from '../ports/file-store'
import type { CoursePlan } from './course-plan'
import { authorisations, doneCourses } from './courses-done'
import { onNoticeCourses, openCourses } from './courses-open'
import record from './data/old-record.json'
import { dayFrom, instant } from './days'
import { keepPapers } from './demo-papers'
import type { DemoPlan } from './demo-plan'
import { demoVillage } from './demo-village'
import { demoId, numberIn } from './ids'
import { type CourseRows, runCourse } from './run-course'
import { villageKeys } from './village-plan'

const OLD_RECORD = 1
const oldBegan = record.events[0]?.day ?? 0

/** Numbers as the register gives them: by village and year, in the order in which the matters began. */
const registerNumbers = (now: Date): ReadonlyMap<number, string> => {
  const old = { village: 'a', n: OLD_RECORD, began: oldBegan }
  const all = [old, ...authorisations, ...doneCourses, ...onNoticeCourses, ...openCourses]
  const counts = new Map<string, number>()
  const numbers = new Map<number, string>()
  for (const { village, n, began } of [...all].sort((x, y) => x.began - y.began || x.n - y.n)) {
    const year = dayFrom(now, began).slice(0, 4)
    const count = (counts.get(village + year) ?? 0) + 1
    counts.set(village + year, count)
    numbers.set(n, `${year}-${String(count).padStart(2, '0')}`)
  }
  return numbers
}

/** Every decision of the demo that has a course, the authorisations first, for the others rest on them. */
export const demoCourses = (plan: DemoPlan, now: Date): CourseRows[] => {
  const numbers = registerNumbers(now)
  return villageKeys.flatMap((key) => {
    const village = demoVillage(plan, key)
    const run = (all: readonly CoursePlan[], authorisation: Authorisation | null) =>
      all
        .filter((c) => c.village === key)
        .map((c) => runCourse(c, { now, village, authorisation, no: numbers.get(c.n) ?? '' }))
    const given = run(authorisations, null)
    const rest = [...doneCourses, ...onNoticeCourses, ...openCourses]
    return [...given, ...run(rest, given[0]?.authorisation ?? null)]
  })
}

type Step = Insertable<Database['decision_event']>['step']

/** One that was decided on paper and entered afterwards: it can be read, and not moved. */
const oldRecord = (plan: DemoPlan, now: Date) => {
  const { id: village_id } = plan.a
  const clerk = plan.offices.a.committee[1]
  if (!clerk) throw new Error('no clerk')
  const id = demoId('decision', OLD_RECORD)
  const events = record.events.map(
    ({ step, day, ...e }, i): Insertable<Database['decision_event']> => ({
      ...{ village_id, id: demoId('decision_event', numberIn(0, i)), decision_id: id },
      ...{ at: instant(dayFrom(now, day), 17 * 60 + i), held_on: dayFrom(now, day) },
      ...{ step: step as Step, from_state: e.from, to_state: e.to, convener: e.convener, note: e.note },
      ...{ eligible: e.eligible ?? null, present: e.present ?? null, yes: e.yes ?? null },
      ...{ no: e.no ?? null, abstain: e.abstain ?? null, recorded_by: clerk.id }
    })
  )
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) throw new Error('an old record without history')
  const { title, summary, meaning } = record
  const decision: Insertable<Database['decision']> = {
    ...{
      village_id,
      id,
      no: registerNumbers(now).get(OLD_RECORD) ?? '',
      title,
      summary,
      meaning,
      state: last.to_state,
      published: true
    },
    ...{ began_on: first.held_on, updated_at: last.at }
  }
  return { decision, events }
}

/** The rows of courses, and their papers in the file store. */
export const writeCourses = async (
  db: Transaction<Database>,
  files: FileStore,
  courses: readonly CourseRows[],
  now: Date
): Promise<void> => {
  const notices = courses.flatMap((c) => c.notices)
  await db
    .insertInto('decision')
    .values(courses.map((c) => c.decision))
    .execute()
  await db
    .insertInto('decision_version')
    .values(courses.flatMap((c) => c.versions))
    .execute()
  await db
    .insertInto('decision_event')
    .values(courses.flatMap((c) => c.events))
    .execute()
  await db
    .insertInto('notice')
    .values(notices.map((n) => n.row(now)))
    .execute()
  await db
    .insertInto('notice_event')
    .values(notices.flatMap((n) => n.events))
    .execute()
  const called = courses.flatMap((c) => c.called ?? [])
  if (called.length > 0) {
    await db
      .insertInto('meeting')
      .values(called.map((c) => c.meeting))
      .execute()
    await db
      .insertInto('meeting_event')
      .values(called.map((c) => c.event))
      .execute()
  }
  await db
    .insertInto('file')
    .values(
      await keepPapers(
        files,
        courses.flatMap((c) => c.papers)
      )
    )
    .execute()
}

/**
 * Decisions at every step, their days counted back from `now`, each led there by the rules of its course, with its
 * notices and papers; and one old record.
 */
export async function loadDecisions(
  db: Transaction<Database>,
  files: FileStore,
  plan: DemoPlan,
  now: Date
): Promise<void> {
  const old = oldRecord(plan, now)
  await db.insertInto('decision').values(old.decision).execute()
  await db.insertInto('decision_event').values(old.events).execute()
  await writeCourses(db, files, demoCourses(plan, now), now)
}
