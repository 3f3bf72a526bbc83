import { ReadHousehold } from '@/domain/member/roster'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { householdSubject } from '../place/subjects'
import { presentHousehold } from './present-member'
import { selectHouseholds } from './select-households'

/** One household with its present members, also one that has ended (`endedOn`). */
export const readHousehold = query({
  action: 'read_household_list',
  input: ReadHousehold,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db }, { villageId, householdId }) => {
    const [row] = await selectHouseholds(db, { villageId, householdId, limit: 1 })
    return row ? presentHousehold(row) : deny(common.notFound)
  }
})
