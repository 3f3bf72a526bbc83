import { ListKinship } from '@/domain/claim/kin-forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentKinship } from './present-kinship'
import { selectKinship } from './select-kinship'

const pageSize = 50

/** Every noted relation of a village, the latest first, fifty at a time; `next` is what to pass as `before`. */
export const listKinship = query({
  action: 'kinship_list',
  input: ListKinship,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, persons }, { villageId, before }) => {
    const rows = await selectKinship(db, villageId, { before, limit: pageSize + 1 })
    const page = rows.slice(0, pageSize)
    return {
      kinships: page.map((row) => presentKinship(row, persons)),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null
    }
  }
})
