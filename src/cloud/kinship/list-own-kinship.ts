import { ListOwnKinship } from '@/domain/claim/kin-forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentOwnKinship } from './present-kinship'
import { selectKinship } from './select-kinship'

/** The near relatives noted for the caller's people in a village, from whichever side, the latest first. */
export const listOwnKinship = query({
  action: 'kinship_own',
  input: ListOwnKinship,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, persons }, { villageId }) => {
    const memberIds = persons.filter((p) => p.villageId === villageId).map((p) => p.holderId)
    const rows = memberIds.length > 0 ? await selectKinship(db, villageId, { memberIds }) : []
    return rows.map((row) => presentOwnKinship(row, memberIds))
  }
})
