import { DecideReversal } from '@/domain/claim/forms'
import { pointsRefusals } from '@/domain/points/points'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { reverseEntry } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { factsFor, type Judging, judging } from './judge'
import { presentReversalDecided } from './present-reversal'
import { claimOfEntry, deciderFault, type ReversalRow } from './reversal-rules'
import { saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

const lockReversal = async ({ db }: WriteContext, villageId: string, reversalId: string) => {
  const village = await livingVillage(db, villageId)
  const row = await db
    .selectFrom('points_reversal')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', reversalId)
    .forUpdate()
    .executeTakeFirst()
  return village && row ? { ...village, row } : null
}

/**
 * What has run out of the award is given back before the award is taken: what nobody had any more would be taken from
 * other points.
 */
const giveBackExpired = async (ctx: WriteContext, row: ReversalRow, me: Judging): Promise<void> => {
  const expired = await ctx.db
    .selectFrom('points_entry as e')
    .leftJoin('points_entry as r', (j) =>
      j.onRef('r.village_id', '=', 'e.village_id').onRef('r.reverses', '=', 'e.id')
    )
    .select('e.id')
    .where('e.village_id', '=', row.village_id)
    .where('e.household_id', '=', row.household_id)
    .where('e.kind', '=', 'expiry')
    .where('e.about', '=', row.entry_id)
    .where('r.id', 'is', null)
    .orderBy('e.no')
    .execute()
  for (const { id } of expired) {
    await reverseEntry(ctx.db, {
      ...{ villageId: row.village_id, requestId: newId(), by: me.by, now: ctx.now },
      ...{ entryId: newId(), reverses: id, reason: '到期的这一部分先退回，再一起冲销' }
    })
  }
}

const takeBack = async (ctx: WriteContext, row: ReversalRow, me: Judging): Promise<string> => {
  const villageId = row.village_id
  const claim = await claimOfEntry(ctx.db, villageId, row.claim_id)
  await giveBackExpired(ctx, row, me)
  const entryId = newId()
  const red = await reverseEntry(ctx.db, {
    ...{ villageId, requestId: newId(), by: me.by, now: ctx.now, on: me.today },
    ...{ entryId, reverses: row.entry_id, reason: row.reason }
  })
  if (red.status === 'balance_too_low') deny(pointsRefusals.balanceTooLow)
  if (red.status === 'already_reversed') deny(pointsRefusals.alreadyReversed)
  if (red.status !== 'reversed') throw new Error(`an award was ${red.status}`)
  const { done } = stepAll(
    claim ? [claim] : [],
    () => ({ type: 'reverse' }),
    () => factsFor(me)
  )
  await saveSteps(ctx.db, villageId, done, me.by, ctx.now)
  const told = { household_id: row.household_id, member_id: null, claimant_id: null }
  await tellHouseholds(ctx.db, villageId, [told], 'claim_reversed', { entryId: row.entry_id }, ctx.now)
  return entryId
}

/**
 * A second person, of the supervision committee, decides: agreed, and a red entry takes the award back; or not, with
 * the reason. Refuses REVERSAL_OVER, REVERSAL_OWN, SCORER_RECUSED and POINTS_BALANCE_TOO_LOW.
 */
export const decideReversal = mutation({
  action: 'points_reverse',
  input: DecideReversal,
  subject: (ctx, { villageId, reversalId }) => lockReversal(ctx, villageId, reversalId),
  run: async (ctx, { villageId, agree, words }, subject) => {
    const { row } = subject
    const me = await judging(ctx, 'points_reverse', subject)
    const by = recorderFor(ctx, 'points_reverse', subject)
    const fault = deciderFault(me, row)
    if (fault) deny(fault)
    const entryId = agree ? await takeBack(ctx, row, me) : null
    const state = agree ? ('done' as const) : ('refused' as const)
    await ctx.db
      .updateTable('points_reversal')
      .set({
        ...{ state, words: words ?? null, reversal_entry_id: entryId, decided_at: ctx.now },
        ...{ decided_by: by.id, decided_by_name: by.name, decided_by_role: by.role }
      })
      .where('village_id', '=', villageId)
      .where('id', '=', row.id)
      .execute()
    return presentReversalDecided(state, entryId)
  }
})
