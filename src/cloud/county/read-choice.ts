import { dayOf } from '@/domain/common/calendar'
import { ReadCountyChoice } from '@/domain/county/choice-forms'
import { query } from '../api/procedure'
import { countySubject, loadChoice, loadChoiceEvents } from './load-choice'
import { presentChoice } from './present-choice'

const SHOWN = 20

/** The rules of a county as they apply to a matter that begins today, what of them it chose, and its last changes. */
export const readChoice = query({
  action: 'read_county_rules',
  input: ReadCountyChoice,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async ({ db, now }, { countyId }, county) => {
    const choice = await loadChoice(db, countyId)
    const events = await loadChoiceEvents(db, countyId, SHOWN)
    return presentChoice({ ...county, on: dayOf(now) }, choice, events)
  }
})
