import { AskReversal } from '@/domain/claim/forms'
import { recusalOf, recusalRefusal } from '@/domain/claim/recusal'
import { claimRefusals } from '@/domain/claim/refusals'
import { pointsRefusals } from '@/domain/points/points'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { tellOffice } from '../notice/tell-office'
import { recorderFor } from '../points/recorder'
import { type Judging, judging } from './judge'
import { presentReversalAsked } from './present-reversal'
import { claimOfEntry } from './reversal-rules'

/** An award that stands, with its household. Refuses POINTS_ENTRY_NOT_FOUND, POINTS_ALREADY_REVERSED and POINTS_ON_NOTICE. */
const standingAward = async (tx: WriteContext['db'], villageId: string, entryId: string) => {
  const entry = await tx
    .selectFrom('points_entry as e')
    .leftJoin('points_entry as r', (j) =>
      j.onRef('r.village_id', '=', 'e.village_id').onRef('r.reverses', '=', 'e.id')
    )
    .select(['e.id', 'e.household_id', 'e.member_id', 'e.claim_id', 'r.id as reversed'])
    .where('e.village_id', '=', villageId)
    .where('e.id', '=', entryId)
    .where('e.kind', '=', 'award')
    .executeTakeFirst()
  if (!entry) return deny(pointsRefusals.notAnAward)
  if (entry.reversed !== null) return deny(pointsRefusals.alreadyReversed)
  return entry
}

const refuseOwn = (me: Judging, entry: { household_id: string; member_id: string | null }): void => {
  const reason = recusalOf(me.judge, { householdId: entry.household_id, memberId: entry.member_id }, me.kin)
  if (reason) deny(recusalRefusal(reason))
}

/**
 * Asks for a booked award to be taken back by a red entry; somebody else of the supervision committee decides. Refuses
 * POINTS_ENTRY_NOT_FOUND, POINTS_ALREADY_REVERSED, POINTS_ON_NOTICE, SCORER_RECUSED and REVERSAL_OPEN_ALREADY.
 */
export const askReversal = mutation({
  action: 'points_reverse_ask',
  input: AskReversal,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, entryId, reason }, subject) => {
    const me = await judging(ctx, 'points_reverse_ask', subject)
    const by = recorderFor(ctx, 'points_reverse_ask', subject)
    const entry = await standingAward(ctx.db, villageId, entryId)
    await claimOfEntry(ctx.db, villageId, entry.claim_id)
    refuseOwn(me, entry)
    const reversalId = newId()
    const written = await ctx.db
      .insertInto('points_reversal')
      .values({
        ...{ village_id: villageId, id: reversalId, entry_id: entryId, household_id: entry.household_id },
        ...{ claim_id: entry.claim_id, reason, state: 'open', asked_at: ctx.now },
        ...{ asked_by: by.id, asked_by_name: by.name, asked_by_role: by.role }
      })
      .onConflict((oc) => oc.columns(['village_id', 'entry_id']).where('state', '!=', 'refused').doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) deny(claimRefusals.reversalOpen)
    await tellOffice(ctx, villageId, ['supervision_member'], 'reversal_to_decide', { reversalId })
    return presentReversalAsked(reversalId)
  }
})
