import { dayOf } from '@/domain/common/calendar'
import { actRefusals, ForeseeDecision } from '@/domain/decision/act'
import { courseRefusals } from '@/domain/decision/course-refusals'
import { type AvailableAction, availableActions } from '@/domain/decision/step'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { actingAt } from './acting-person'
import { readableDecision } from './decision-subject'
import { deciderOf, foreseeMeetings } from './foresee-meetings'
import { decisionOf } from './load-decision'
import { presentForesight } from './present-foresight'
import { worldContext } from './step-context'

/**
 * What the caller can do with a decision now, each with everything that is still missing for it, and what the next
 * meeting needs, counted from the roster. Refuses DECISION_NOT_IN_COURSE for an old record.
 */
export const foreseeDecision = query({
  action: 'read_decision',
  input: ForeseeDecision,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async (ctx, { villageId }, { row, ...village }) => {
    const decision = await decisionOf(ctx.db, row)
    if (!decision) return deny(actRefusals.notInCourse)
    const context = await worldContext(ctx.db, decision, {
      villageId,
      countyId: village.countyId,
      now: ctx.now
    })
    const open = new Map<string, AvailableAction>()
    for (const { person, roles } of actingAt(ctx, village)) {
      const actor = { id: person.holderId, roles }
      for (const found of availableActions(decision, { ...context, actor })) {
        // Nothing that the caller brings along makes them the proposer.
        if (found.missing.some((m) => m.code === courseRefusals.notProposer.code)) continue
        open.set(found.action, found)
      }
    }
    const on = dayOf(ctx.now)
    const meetings = village.endedOn ? [] : await foreseeMeetings(ctx.db, decision, { villageId, on })
    return presentForesight(deciderOf(decision, on), village.endedOn ? [] : [...open.values()], meetings)
  }
})
