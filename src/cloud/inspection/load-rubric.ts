import { defaultRubric, type Rubric } from '@/domain/inspection/rubric'
import type { Db } from '../db/pool'

export interface RubricVersion extends Rubric {
  readonly version: number
  readonly chosenBy: string | null
  readonly at: Date | null
}

const untouched: RubricVersion = { ...defaultRubric, version: 0, chosenBy: null, at: null }

const select = (db: Db, villageId: string) =>
  db
    .selectFrom('inspection_rubric')
    .select(['version', 'scheme', 'lines', 'chosen_by_name as chosenBy', 'at'])
    .where('village_id', '=', villageId)

/** One version of a village's rubric; 0 is the default. What was scored under a version stays under it. */
export const rubricOf = async (db: Db, villageId: string, version: number): Promise<RubricVersion> =>
  version === 0
    ? untouched
    : await select(db, villageId).where('version', '=', version).executeTakeFirstOrThrow()

/** The rubric of the next round. */
export const latestRubric = async (db: Db, villageId: string): Promise<RubricVersion> =>
  (await select(db, villageId).orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? untouched

/** Several versions at once. */
export const rubricsOf = async (
  db: Db,
  villageId: string,
  versions: readonly number[]
): Promise<ReadonlyMap<number, RubricVersion>> => {
  const chosen = versions.filter((v) => v > 0)
  const rows = chosen.length === 0 ? [] : await select(db, villageId).where('version', 'in', chosen).execute()
  return new Map([untouched, ...rows].map((r) => [r.version, r]))
}
