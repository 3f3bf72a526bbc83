import { ChooseCountyRules, countyRefusals } from '@/domain/county/choice-forms'
import { decideChoice } from '@/domain/county/choose'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { recorderFor } from '../points/recorder'
import { countySubject, loadChoice, loadChoiceEvents } from './load-choice'
import { presentChosen } from './present-choice'

/**
 * A county chooses its rule pack and what the law leaves open. It holds for matters that begin from now on: one under
 * way keeps the pack it began under. Refuses COUNTY_CHOICE_CHANGED when somebody else was faster, and what
 * `decideChoice` refuses.
 */
export const chooseRules = mutation({
  action: 'choose_county_rules',
  input: ChooseCountyRules,
  subject: async ({ db }, { countyId }) => {
    // Two who choose at once come one after the other, and the second is told.
    await db.selectFrom('place').select('id').where('id', '=', countyId).forNoKeyUpdate().execute()
    return countySubject(db, countyId)
  },
  run: async (ctx, { countyId, basedOn, choice, reason }, county) => {
    const [last] = await loadChoiceEvents(ctx.db, countyId, 1)
    if ((last?.id ?? null) !== basedOn) return deny(countyRefusals.changed)
    const before = await loadChoice(ctx.db, countyId)
    const decided = decideChoice(county.code, before, choice)
    if (!decided.ok) return deny(decided.refusal)
    const after = decided.value
    const columns = {
      pack_family: after.packFamily,
      party_two_thirds: after.partyTwoThirds,
      town_check: after.townCheck,
      opinion_working_days: after.opinionWorkingDays,
      repeat_months: after.repeatMonths,
      close_percent: after.closePercent,
      points_window_days: after.pointsWindowDays
    }
    await ctx.db
      .insertInto('county_choice')
      .values({ place_id: countyId, ...columns })
      .onConflict((oc) => oc.column('place_id').doUpdateSet(columns))
      .execute()
    const by = recorderFor(ctx, 'choose_county_rules', county)
    const id = newId()
    await ctx.db
      .insertInto('county_choice_event')
      .values({
        place_id: countyId,
        id,
        at: ctx.now,
        actor_id: by.id,
        actor_name: by.name,
        reason,
        before: JSON.stringify(before),
        after: JSON.stringify(after)
      })
      .execute()
    return presentChosen(id, after)
  }
})
