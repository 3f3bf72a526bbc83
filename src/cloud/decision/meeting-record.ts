import { within } from '@/domain/common/calendar'
import { actRefusals, type MeetingInput } from '@/domain/decision/act'
import type { MeetingRecord } from '@/domain/decision/meeting-facts'
import { checkConvener } from '@/domain/meeting/convening'
import { meetingKinds } from '@/domain/meeting/meeting'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { countEligible } from './count-eligible'

const grantsOf = async (db: Db, villageId: string, holderId: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(['g.role', 'g.from_day as from', 'g.to_day as to', 'm.name'])
    .where('g.place_id', '=', villageId)
    .where('g.holder_id', '=', holderId)
    .orderBy('g.from_day')
    .execute()

/**
 * A meeting as it was entered, with the term of its convener and checked against the roster. Refuses MEETING_CONVENER
 * and, where the roster knows another number of those entitled and no reason is given, MEETING_ELIGIBLE_DIFFERS.
 */
export const meetingRecordOf = async (
  db: Db,
  at: { readonly villageId: string; readonly enteredBy: string },
  input: MeetingInput
): Promise<{ meeting: MeetingRecord; convener: string; told: Record<string, unknown> }> => {
  const { convenerId = at.enteredBy, eligibleReason, ...rest } = input
  const all = await grantsOf(db, at.villageId, convenerId)
  const roles: readonly string[] = meetingKinds[input.kind].convenerRoles
  const grants = all.filter((g) => roles.includes(g.role))
  // Outside the term of an office once held, the domain names the term; who never held it is told who convenes.
  const grant = grants.find((g) => within(g, input.facts.date)) ?? grants.at(-1)
  if (!grant) {
    const answer = checkConvener(input.kind, [], input.facts.date)
    return deny(answer.ok ? actRefusals.notInCourse : answer.refusal)
  }
  const roster = await countEligible(
    db,
    { villageId: at.villageId, on: input.facts.date },
    input.kind,
    input.facts.mode
  )
  if (roster && roster.eligible !== input.facts.eligible && eligibleReason === undefined)
    deny(actRefusals.eligibleDiffers(roster.eligible, input.facts.eligible))
  return {
    meeting: { ...rest, terms: [{ name: '召集人任期', from: grant.from, to: grant.to }] },
    convener: grant.name,
    told: {
      convenerId,
      ...(roster ? { rosterEligible: roster.eligible } : {}),
      ...(eligibleReason === undefined ? {} : { eligibleReason })
    }
  }
}
