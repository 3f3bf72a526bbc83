import { ReadHousehold } from '@/domain/member/roster'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { householdSubject } from '../place/subjects'
import { type Bound, presentHome } from './present-member'
import { selectHouseholds } from './select-households'

/** Who of a household has, or has asked for, a WeChat of their own. */
const findBound = async (db: Db, villageId: string, members: readonly string[]): Promise<Bound[]> =>
  members.length === 0
    ? []
    : db
        .selectFrom('binding')
        .select(['holder_id as memberId', 'state'])
        .where('place_id', '=', villageId)
        .where('holder_id', 'in', [...members])
        .where('state', 'in', ['pending', 'active'])
        .execute()

/**
 * One household with its present members, also one that has ended (`endedOn`). Whose WeChat is bound is told to those
 * who confirm it there.
 */
export const readHousehold = query({
  action: 'read_household_list',
  input: ReadHousehold,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db, actor, persons }, { villageId, householdId }, subject) => {
    const [row] = await selectHouseholds(db, { villageId, householdId, limit: 1 })
    if (!row) return deny(common.notFound)
    const bound = may(actor, 'confirm_binding', subject)
      ? await findBound(
          db,
          villageId,
          row.members.map((m) => m.id)
        )
      : null
    return presentHome(row, bound, new Set(persons.map((p) => p.holderId)))
  }
})
