import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { remind } from '@/domain/points/deduction'
import { RemindDeduction } from '@/domain/points/deduction-forms'
import { deductionRefusals } from '@/domain/points/deduction-refusals'
import { pointsRefusals } from '@/domain/points/points'
import { common } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { holdVillage } from '../place/hold-village'
import { householdSubject } from '../place/subjects'
import { readRuleItem } from '../rulebook/rule-items'
import { type CaseRow, noteCase, resolutionOn, tellOfCase } from './deduction-case'
import { presentStep } from './present-deduction'
import { recorderFor } from './recorder'

/** Whether this deed has been told and judged before: what was found not to cost anything is not begun again. */
const isJudged = async (
  db: Db,
  of: { villageId: string; householdId: string; itemId: string; occurredOn: string }
): Promise<boolean> =>
  (await db
    .selectFrom('deduction_case')
    .select('id')
    .where('village_id', '=', of.villageId)
    .where('household_id', '=', of.householdId)
    .where('item_id', '=', of.itemId)
    .where('occurred_on', '=', of.occurredOn)
    .where('informed_on', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/**
 * The committee reminds a household of something that a rule takes points for: put right, it costs nothing. The same
 * deed is judged once, whatever came of it. Refuses
 * DEDUCTION_OFF (the village resolved none, or not yet on that day), DEDUCTION_NO_SUCH_RULE, DEDUCTION_DAY_AHEAD,
 * DEDUCTION_SAME_ALREADY, POINTS_OWN_HOUSEHOLD and POINTS_HOUSEHOLD_ENDED.
 */
export const remindDeduction = mutation({
  action: 'deduction_handle',
  input: RemindDeduction,
  subject: async ({ db }, { villageId, householdId }) => {
    await holdVillage(db, villageId)
    return householdSubject(db, villageId, householdId)
  },
  run: async (ctx, { villageId, householdId, itemId, occurredOn, words }, subject) => {
    if (subject.endedOn !== null) deny(pointsRefusals.householdEnded)
    if (ctx.persons.some((p) => p.householdId === householdId)) deny(pointsRefusals.ownHousehold)
    const item = (await readRuleItem(ctx.db, villageId, itemId)) ?? deny(common.notFound)
    const inForce = item.effectiveFrom <= occurredOn && (item.lastDay === null || occurredOn <= item.lastDay)
    if (item.points >= 0 || !inForce) deny(deductionRefusals.noSuchRule)
    if (await isJudged(ctx.db, { villageId, householdId, itemId, occurredOn }))
      deny(deductionRefusals.sameAlready)
    const by = recorderFor(ctx, 'deduction_handle', subject)
    const opened = remind(await resolutionOn(ctx.db, villageId, occurredOn), {
      ...{ householdId, category: item.category, points: -item.points, occurredOn },
      ...{ remindedOn: dayOf(ctx.now), remindedBy: by.id }
    })
    if (!opened.ok) return deny(opened.refusal)
    const row: CaseRow | undefined = await ctx.db
      .insertInto('deduction_case')
      .values({
        ...{ village_id: villageId, id: newId(), household_id: householdId, item_id: itemId, words },
        ...{ state: opened.value.state, occurred_on: occurredOn },
        ...{ reminded_on: opened.value.remindedOn, reminded_by: by.id }
      })
      .onConflict((oc) =>
        oc
          .columns(['village_id', 'household_id', 'item_id', 'occurred_on'])
          .where('state', '<>', sql.lit('DROPPED'))
          .doNothing()
      )
      .returningAll()
      .executeTakeFirst()
    if (!row) return deny(deductionRefusals.sameAlready)
    await noteCase(ctx.db, row, { act: 'remind', by, now: ctx.now, words })
    await tellOfCase(ctx.db, row, 'deduction_reminded', ctx.now)
    return presentStep(row)
  }
})
