import { ReadRubric } from '@/domain/inspection/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { latestRubric } from './load-rubric'
import { presentRubric } from './present-round'

/** The rubric of the next round: the committee's last choice, or the default ten lines of ten (version 0). */
export const readRubric = query({
  action: 'round_read',
  input: ReadRubric,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => presentRubric(await latestRubric(db, villageId))
})
