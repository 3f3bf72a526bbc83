import { ListOwnObjections } from '@/domain/objection/objection-forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { assembleObjections } from './load-objection'
import { presentObjection } from './present-objection'

/** What the caller's own people have objected to here, the newest first, at most 50. */
export const listOwnObjections = query({
  action: 'object',
  input: ListOwnObjections,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, persons, now }, { villageId }) => {
    const rows = await db
      .selectFrom('objection')
      .selectAll()
      .where('village_id', '=', villageId)
      .where(
        'objector_id',
        'in',
        persons.map((p) => p.holderId)
      )
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    const loaded = await assembleObjections(db, rows)
    return loaded.map((o) => presentObjection(o, { memberId: o.objection.objectorId, role: 'villager' }, now))
  }
})
