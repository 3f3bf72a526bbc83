import { ConsultHousehold } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { ofRepresentatives } from '@/domain/meeting/kinds'
import { activeGrants } from '@/domain/role/may'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { lockMeeting } from './load-meeting'
import { presentSaid } from './present-consultation'

/** The household is part of the subject: a representative asks those of the own group only. */
const subject = async (
  { db }: WriteContext,
  input: { villageId: string; meetingId: string; householdId: string }
) => {
  const household = await db
    .selectFrom('household')
    .select('group_id')
    .where('village_id', '=', input.villageId)
    .where('id', '=', input.householdId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  const meeting = household && (await lockMeeting(db, input.villageId, input.meetingId))
  return household && meeting ? { ...meeting, groupId: household.group_id } : null
}

/**
 * Writes down what a household says about the matter before its representatives vote; a later word is another line and
 * holds. It binds no vote, and only sums of it leave the representative's hands. Refuses MEETING_NO_CONSULTATION and
 * MEETING_OVER.
 */
export const consultHousehold = mutation({
  action: 'meeting_consult',
  input: ConsultHousehold,
  subject,
  run: async (ctx, { householdId, leaning, words }, { row, groupId, villageId }) => {
    if (!ofRepresentatives(row.kind, row.mode)) return deny(calledRefusals.noConsultation)
    if (row.status !== 'called') return deny(calledRefusals.over)
    const rep = activeGrants(ctx.actor).find(
      (g) => g.role === 'villager_rep' && g.villageId === villageId && g.groupId === groupId
    )
    if (!rep?.memberId) throw new Error('a household was asked by nobody')
    await ctx.db
      .insertInto('meeting_consultation')
      .values({
        ...{ village_id: row.village_id, id: newId(), meeting_id: row.id, household_id: householdId },
        ...{ rep_id: rep.memberId, leaning, words: words ?? null, at: ctx.now }
      })
      .execute()
    return presentSaid(householdId, leaning)
  }
})
