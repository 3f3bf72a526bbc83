import { ListEarned } from '@/domain/points/points'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { earnedPage } from './earned-page'
import { presentEarnedPublic } from './present-points'

/**
 * What every household earned in a month or a year, in the public form for the people of the village: 户主姓 + 户号尾号 and
 * sums, in the order of the numbers. Deductions are never public: the sums are without them. 50 a page, `next` is the
 * next `skip`.
 */
export const listEarnedPublic = query({
  action: 'read_points_public',
  input: ListEarned,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, input) => {
    const { rows, next } = await earnedPage(db, input)
    const { skip = 0 } = input
    return { households: rows.map((row, i) => presentEarnedPublic(row, skip + i + 1)), next }
  }
})
