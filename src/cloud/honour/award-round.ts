import { dayOf } from '@/domain/common/calendar'
import { type NomineeAction, transitions } from '@/domain/honour/nominee'
import { newId } from '../crypto/new-id'
import { postHonour, theClock } from '../points/ledger'
import { moveRound } from './act-round'
import { type NomineeRow, nomineeOf, nomineesOf, type RoundRow, type Tx } from './load-honour'
import { saveNominee } from './save-honour'
import { tellNominees } from './tell-honour'

const save = (
  tx: Tx,
  row: NomineeRow,
  action: NomineeAction & ('hang' | 'lapse'),
  now: Date,
  beside = {}
) => {
  const next = { ...nomineeOf(row), state: transitions[action].to }
  return saveNominee(tx, row, action, next, { now, by: theClock(row.village_id) }, beside)
}

/**
 * The days to object are over and nothing is open: plaques and honour points, for all of a round in one transaction, the
 * round locked by the caller. A household that left the roster meanwhile falls out; the others do not wait for it.
 */
export const awardRound = async (tx: Tx, round: RoundRow, now: Date): Promise<{ hung: number }> => {
  const all = (await nomineesOf(tx, round)).filter((r) => r.state === 'chosen')
  // Accounts are locked in the order of their ids, by whoever books.
  const chosen = all.sort((a, b) => (a.household_id < b.household_id ? -1 : 1))
  const by = theClock(round.village_id)
  const hung: NomineeRow[] = []
  for (const [line, row] of chosen.entries()) {
    const entryId = newId()
    const booked = await postHonour(tx, {
      ...{ villageId: round.village_id, requestId: round.id, by, now, line, entryId },
      ...{ householdId: row.household_id, memberId: null, points: round.points, on: dayOf(now) },
      note: `${round.period}${round.category}`
    })
    const isBooked = booked.status === 'posted'
    if (isBooked) hung.push(row)
    await save(tx, row, isBooked ? 'hang' : 'lapse', now, {
      ...(isBooked ? { hung_on: dayOf(now), entry_id: entryId } : {})
    })
  }
  await moveRound(tx, round, 'award', { now, by })
  await tellNominees(tx, hung, { kind: 'honour_hung', now })
  return { hung: hung.length }
}
