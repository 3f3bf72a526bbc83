import { sameHand } from '@/domain/claim/recusal'
import { dayOf } from '@/domain/common/calendar'
import { carryRefusals, checkCarry, DecideCarry, isRecused } from '@/domain/points/carry'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { readClaimNames } from '../claim/claim-names'
import { type Judging, judging } from '../claim/judge'
import { tellHouseholds } from '../claim/tell-households'
import { livingVillage } from '../notice/load-notice'
import { type CarryRow, carryFacts } from './carry-facts'
import { carryHousehold } from './ledger'
import { presentCarryDecided } from './present-carry'
import { recorderFor } from './recorder'

const lockCarry = async ({ db }: WriteContext, villageId: string, carryId: string) => {
  const village = await livingVillage(db, villageId)
  const row = await db
    .selectFrom('points_carry')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', carryId)
    .forUpdate()
    .executeTakeFirst()
  return village && row ? { ...village, row } : null
}

/** Why this supervisor cannot decide it; null where nothing hinders. */
export const carryFault = (me: Judging, row: CarryRow) => {
  if (row.state !== 'open') return carryRefusals.over
  if (sameHand(me.judge, row.asked_by)) return carryRefusals.own
  return isRecused(me.judge, [row.household_id, row.into_id], me.kin) ? carryRefusals.recused : null
}

/** The points go, as much as is there now; where somebody came back, or moved on, since it was asked, it is refused. */
const carry = async (ctx: WriteContext, row: CarryRow, me: Judging, requestId: string) => {
  const { village_id: villageId, household_id: householdId, into_id: intoId } = row
  const facts = await carryFacts(ctx.db, { villageId, householdId, intoId })
  if (!facts) throw new Error(`a carrying without its household: ${row.id}`)
  const checked = checkCarry(facts)
  if (!checked.ok) return deny(checked.refusal)
  const names = await readClaimNames(
    ctx.db,
    villageId,
    [householdId, intoId].map((household_id) => ({ household_id, member_id: null }))
  )
  const went = await carryHousehold(ctx.db, {
    ...{ villageId, requestId, by: me.by, now: ctx.now, householdId, intoId, on: dayOf(ctx.now) },
    outNote: `并到户号${names.head(intoId).no}：${row.reason}`,
    inNote: `从户号${names.head(householdId).no}并来：${row.reason}`
  })
  if (went.available + went.honour === 0) deny(carryRefusals.nothing)
  const told = { household_id: intoId, member_id: null, claimant_id: null }
  await tellHouseholds(ctx.db, villageId, [told], 'points_carried', { householdId: intoId }, ctx.now)
  return went
}

/**
 * A second person, of the supervision committee, decides: agreed, and the points are booked out of the one household and
 * into the other; or not, with the reason. Refuses CARRY_OVER, CARRY_OWN, CARRY_RECUSED, CARRY_HOUSEHOLD_STAYS,
 * CARRY_NOTHING, CARRY_ELSEWHERE and VILLAGE_ENDED.
 */
export const decideCarry = mutation({
  action: 'points_carry',
  input: DecideCarry,
  subject: (ctx, { villageId, carryId }) => lockCarry(ctx, villageId, carryId),
  run: async (ctx, { villageId, agree, words, requestId }, subject) => {
    const { row } = subject
    const me = await judging(ctx, 'points_carry', subject)
    const by = recorderFor(ctx, 'points_carry', subject)
    const fault = carryFault(me, row)
    if (fault) deny(fault)
    const went = agree ? await carry(ctx, row, me, requestId) : null
    const state = agree ? ('done' as const) : ('refused' as const)
    await ctx.db
      .updateTable('points_carry')
      .set({
        ...{ state, words: words ?? null, available: went?.available ?? null, honour: went?.honour ?? null },
        ...{ decided_at: ctx.now, decided_by: by.id, decided_by_name: by.name, decided_by_role: by.role }
      })
      .where('village_id', '=', villageId)
      .where('id', '=', row.id)
      .execute()
    return presentCarryDecided(state, went)
  }
})
