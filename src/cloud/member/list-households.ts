import { ListHouseholds } from '@/domain/member/roster'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { presentHousehold } from './present-member'
import { selectHouseholds } from './select-households'

const pageSize = 100

/** A host reaches only the courtyard and a leader only the group, so the one that is asked for is part of the subject. */
const subject = async (
  { db }: { db: Db },
  input: { villageId: string; courtyardId?: string | undefined; groupId?: string | undefined }
) => {
  const village = await villageSubject(db, input.villageId)
  return village && { ...village, courtyardId: input.courtyardId ?? null, groupId: input.groupId ?? null }
}

/**
 * Households of a village, or of one group or courtyard, by number, at most a hundred at a time; `next` is what to
 * pass as `after` for the following page, null at the end. `search` finds part of a name or the start of a number.
 */
export const listHouseholds = query({
  action: 'read_household_list',
  input: ListHouseholds,
  subject,
  run: async ({ db }, { villageId, groupId, courtyardId, search, after }) => {
    const rows = await selectHouseholds(db, {
      villageId,
      ...(groupId ? { groupId } : {}),
      ...(courtyardId ? { courtyardId } : {}),
      ...(search?.trim() ? { search: search.trim() } : {}),
      ...(after ? { after } : {}),
      limit: pageSize + 1
    })
    const page = rows.slice(0, pageSize)
    return {
      households: page.map(presentHousehold),
      next: rows.length > pageSize ? (page.at(-1)?.no ?? null) : null
    }
  }
})
