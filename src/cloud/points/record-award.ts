import { capReached, decideAward, pointsRefusals, RecordAward } from '@/domain/points/points'
import { common } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { householdSubject } from '../place/subjects'
import { postAward } from './ledger'
import { itemOf, presentAward } from './present-points'
import { recorderFor } from './recorder'

const findItem = async (db: WriteContext['db'], villageId: string, itemId: string) => {
  const row = await db
    .selectFrom('rulebook_item as i')
    .innerJoin('rulebook as b', (j) =>
      j.onRef('b.village_id', '=', 'i.village_id').onRef('b.id', '=', 'i.rulebook_id')
    )
    .selectAll('i')
    .select(['b.effective_from', 'b.effective_to'])
    .where('i.village_id', '=', villageId)
    .where('i.id', '=', itemId)
    .executeTakeFirst()
  return row ? itemOf(row) : deny(common.notFound)
}

const checkMember = async (
  db: WriteContext['db'],
  villageId: string,
  householdId: string,
  memberId: string
) => {
  const member = await db
    .selectFrom('member')
    .select('household_id')
    .where('village_id', '=', villageId)
    .where('id', '=', memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (member?.household_id !== householdId) deny(pointsRefusals.memberElsewhere)
}

/**
 * A courtyard host or committee member records one deed under one item of the rulebook; it is booked at once.
 * Refuses what `decideAward` refuses, POINTS_CAP_REACHED, POINTS_OWN_HOUSEHOLD, POINTS_MEMBER_ELSEWHERE and
 * POINTS_HOUSEHOLD_ENDED.
 */
export const recordAward = mutation({
  action: 'points_record',
  input: RecordAward,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, input, subject) => {
    if (subject.endedOn !== null) deny(pointsRefusals.householdEnded)
    if (ctx.persons.some((p) => p.householdId === input.householdId)) deny(pointsRefusals.ownHousehold)
    const item = await findItem(ctx.db, input.villageId, input.itemId)
    const memberId = input.memberId ?? null
    if (memberId) await checkMember(ctx.db, input.villageId, input.householdId, memberId)
    const award = decideAward(item, { ...input, memberId }, ctx.actor.on)
    if (!award.ok) return deny(award.refusal)
    const entryId = newId()
    const result = await postAward(
      ctx.db,
      {
        villageId: input.villageId,
        entryId,
        householdId: input.householdId,
        memberId,
        itemId: item.id,
        points: award.value.points,
        cap: award.value.cap,
        occurredOn: input.occurredOn,
        by: recorderFor(ctx, 'points_record', subject),
        note: input.note ?? null,
        requestId: input.requestId
      },
      ctx.now
    )
    if (result.status === 'no_account')
      throw new Error(`household ${input.householdId} has no points account`)
    if (result.status === 'household_ended') return deny(pointsRefusals.householdEnded)
    if (result.status === 'cap_reached')
      return deny(item.cap ? capReached(item.cap, result.remaining) : common.internal)
    return presentAward({
      entryId,
      points: award.value.points,
      balance: result.balance,
      capLeft: result.remaining
    })
  }
})
