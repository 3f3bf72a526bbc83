import { may } from '@/domain/role/may'
import { ReadTraining } from '@/domain/training/forms'
import { query } from '../api/procedure'
import { countySubject } from '../county/load-choice'
import { openTraining, peopleOf } from './load-training'
import { presentTraining } from './present-training'

/** 练习村 of the caller's county, and the made-up people as whom one may enter. */
export const readTraining = query({
  action: 'training_enter',
  input: ReadTraining,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async ({ db, actor }, { countyId }, county) => {
    const open = await openTraining(db, countyId)
    const people = open === null ? [] : await peopleOf(db, open)
    return presentTraining(open, people, may(actor, 'training_reset', county))
  }
})
