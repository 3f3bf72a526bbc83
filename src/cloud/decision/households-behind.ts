import { type ActDecision, actRefusals } from '@/domain/decision/act'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { countEligible } from './count-eligible'

/**
 * The households behind the representatives (一事一议) are those of the roster: the quorum and the signatures are counted
 * against them. Refuses MEETING_ELIGIBLE_DIFFERS for another number without a reason.
 */
export const checkHouseholdsBehind = async (
  db: Db,
  villageId: string,
  { meeting, householdsSigned }: Pick<ActDecision, 'meeting' | 'householdsSigned'>
): Promise<void> => {
  const byReps = meeting?.kind === 'yishiyiyi' && meeting.facts.households !== undefined
  if (!byReps || meeting.eligibleReason !== undefined) return
  const { date, households } = meeting.facts
  const roster = await countEligible(db, { villageId, on: date }, 'villagers_household')
  const given = [households?.eligible, householdsSigned?.households]
  const other = given.find((n) => n !== undefined && roster !== null && n !== roster.eligible)
  if (roster && other !== undefined) deny(actRefusals.householdsDiffer(roster.eligible, other))
}
