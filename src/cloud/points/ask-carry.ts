import { AskCarry, carryRefusals, checkCarry, isRecused } from '@/domain/points/carry'
import { common } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { judging } from '../claim/judge'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { tellOffice } from '../notice/tell-office'
import { carryFacts } from './carry-facts'
import { presentCarryAsked } from './present-carry'
import { recorderFor } from './recorder'

/**
 * Asks for what an ended household left to go to the household in which its people live now; somebody else of the
 * supervision committee decides. Refuses CARRY_HOUSEHOLD_STAYS, CARRY_NOTHING, CARRY_ELSEWHERE, CARRY_OPEN_ALREADY,
 * CARRY_RECUSED and VILLAGE_ENDED.
 */
export const askCarry = mutation({
  action: 'points_carry_ask',
  input: AskCarry,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, householdId, intoId, reason }, subject) => {
    const me = await judging(ctx, 'points_carry_ask', subject)
    const by = recorderFor(ctx, 'points_carry_ask', subject)
    const facts = (await carryFacts(ctx.db, { villageId, householdId, intoId })) ?? deny(common.notFound)
    const checked = checkCarry(facts)
    if (!checked.ok) return deny(checked.refusal)
    if (isRecused(me.judge, [householdId, intoId], me.kin)) deny(carryRefusals.recused)
    const carryId = newId()
    const written = await ctx.db
      .insertInto('points_carry')
      .values({
        ...{ village_id: villageId, id: carryId, household_id: householdId, into_id: intoId, reason },
        ...{ state: 'open', asked_at: ctx.now },
        ...{ asked_by: by.id, asked_by_name: by.name, asked_by_role: by.role }
      })
      .onConflict((oc) => oc.columns(['village_id', 'household_id']).where('state', '=', 'open').doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) deny(carryRefusals.openAlready)
    await tellOffice(ctx, villageId, ['supervision_member'], 'carry_to_decide', { carryId })
    return presentCarryAsked(carryId)
  }
})
