import { periodOf } from '@/domain/common/calendar'
import { pointsRefusals, ReverseAward } from '@/domain/points/points'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { reverseAward as post } from './ledger'
import { itemOf, presentAward } from './present-points'
import { recorderFor } from './recorder'

/**
 * The supervision committee reverses a wrong award: a new entry the other way round, linked both ways; the first
 * one stays as it was. Refuses POINTS_ENTRY_NOT_FOUND, POINTS_ALREADY_REVERSED, POINTS_BALANCE_TOO_LOW and
 * POINTS_OWN_HOUSEHOLD.
 */
export const reverseAward = mutation({
  action: 'points_reverse',
  input: ReverseAward,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const award = await ctx.db
      .selectFrom('points_entry as e')
      .innerJoin('rulebook_item as i', (j) =>
        j.onRef('i.village_id', '=', 'e.village_id').onRef('i.id', '=', 'e.item_id')
      )
      .innerJoin('rulebook as b', (j) =>
        j.onRef('b.village_id', '=', 'i.village_id').onRef('b.id', '=', 'i.rulebook_id')
      )
      .selectAll('i')
      .select([
        'b.effective_from',
        'b.effective_to',
        'e.household_id',
        'e.member_id',
        'e.occurred_on',
        'e.points as booked'
      ])
      .where('e.village_id', '=', input.villageId)
      .where('e.id', '=', input.entryId)
      .where('e.kind', '=', 'award')
      .executeTakeFirst()
    if (!award) return deny(pointsRefusals.notAnAward)
    if (ctx.persons.some((p) => p.householdId === award.household_id)) deny(pointsRefusals.ownHousehold)
    const cap = itemOf(award).cap
    const entryId = newId()
    const result = await post(
      ctx.db,
      {
        villageId: input.villageId,
        entryId,
        reverses: input.entryId,
        cap: cap && {
          holderId: (cap.per === 'person' && award.member_id) || award.household_id,
          period: periodOf(cap.period, award.occurred_on)
        },
        by: recorderFor(ctx, 'points_reverse', subject),
        reason: input.reason,
        requestId: input.requestId
      },
      ctx.now
    )
    if (result.status === 'not_an_award') deny(pointsRefusals.notAnAward)
    if (result.status === 'already_reversed') deny(pointsRefusals.alreadyReversed)
    if (result.status === 'balance_too_low') deny(pointsRefusals.balanceTooLow)
    return presentAward({ entryId, points: -award.booked, balance: result.balance, capLeft: null })
  }
})
