import { ListEarned } from '@/domain/points/points'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { earnedPage } from './earned-page'
import { presentEarned } from './present-points'

/** Who earned what in a month or a year, by name, for the village's offices; 50 a page, `next` is the next `skip`. */
export const listEarned = query({
  action: 'read_points_list',
  input: ListEarned,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, input) => {
    const { rows, next } = await earnedPage(db, input)
    return { households: rows.map(presentEarned), next }
  }
})
