import { type Selectable, sql, type Transaction } from 'kysely'
import type { Role } from '@/domain/role/roles'
import { trainingRoles } from '@/domain/training/training'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

export type TrainingRow = Selectable<Database['training_village']>

/** The training village of a county that is open now; null before the first. */
export const openTraining = async (db: Db, countyId: string): Promise<TrainingRow | null> =>
  (await db
    .selectFrom('training_village')
    .selectAll()
    .where('place_id', '=', countyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()) ?? null

/** The same, kept from ending until the transaction ends (`share`), or to be ended (`update`). */
export const lockTraining = async (
  db: Transaction<Database>,
  countyId: string,
  how: 'share' | 'update'
): Promise<TrainingRow | null> => {
  const found = db
    .selectFrom('training_village')
    .selectAll()
    .where('place_id', '=', countyId)
    .where('ended_at', 'is', null)
  return (await (how === 'share' ? found.forShare() : found.forUpdate()).executeTakeFirst()) ?? null
}

/** Somebody made up, as whom one may enter. */
export interface TrainingPerson {
  readonly place_id: string
  readonly holder_id: string
  readonly household_id: string | null
  readonly name: string
  readonly role: Role
}

/** As whom one may enter, in the order of the roles: some steps take two or three people. */
export const peopleOf = async (
  db: Db,
  { village_id, township_id }: TrainingRow
): Promise<TrainingPerson[]> => {
  const { rows } = await sql<TrainingPerson & { readonly nth: number }>`
    select place_id, holder_id, household_id, name, role,
      row_number() over (partition by role order by grant_id)::int as nth
    from (
      select g.place_id, g.holder_id, m.household_id, m.name, g.role, g.id as grant_id
      from role_grant g
      join member m on m.village_id = g.place_id and m.id = g.holder_id and m.ended_on is null
      where g.place_id = ${village_id}
      union all
      select g.place_id, g.holder_id, null, s.name, g.role, g.id
      from role_grant g
      join staff s on s.place_id = g.place_id and s.id = g.holder_id
      where g.place_id = ${township_id}
      union all
      select m.village_id, m.id, m.household_id, m.name, 'villager', m.id
      from member m
      where m.village_id = ${village_id} and m.relation = 'head' and m.residence = 'resident' and m.ended_on is null
        and not exists (select 1 from role_grant g where g.place_id = m.village_id and g.holder_id = m.id)
    ) p`.execute(db)
  return trainingRoles.flatMap(({ role, count }) =>
    rows.filter((r) => r.role === role && r.nth <= count).sort((a, b) => a.nth - b.nth)
  )
}
