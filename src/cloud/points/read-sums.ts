import { ReadSums } from '@/domain/points/points'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentSums } from './present-points'
import { publicSums } from './public-sums'

/** What a village's households earned in a month or a year, by category. */
export const readSums = query({
  action: 'read_points_public',
  input: ReadSums,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, period }) => {
    const sums = await publicSums(db, villageId, period)
    return {
      period,
      total: [...sums.values()].reduce((sum, points) => sum + points, 0),
      byCategory: presentSums(sums)
    }
  }
})
