import { sql } from 'kysely'
import { OfVillage } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentWaiting, type WaitingRow } from './present-batch'

/** What a new batch would take, and whether one is under review already. */
export const readWaiting = query({
  action: 'points_batch_read',
  input: OfVillage,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => {
    const { rows } = await sql<WaitingRow>`
      select count(*)::int as n, coalesce(sum(points), 0)::int as points, min(occurred_on) as oldest
      from claim where village_id = ${villageId} and state = 'FIRST_SCORED' and batch_id is null`.execute(db)
    const open = await db
      .selectFrom('points_batch')
      .select('id')
      .where('village_id', '=', villageId)
      .where(sql<boolean>`state in ('REVIEWING', 'REVIEWED')`)
      .executeTakeFirst()
    return presentWaiting(rows[0], open?.id ?? null)
  }
})
