import { ApplyRoster } from '@/domain/member/roster'
import { endsMany, isEmptyPlan } from '@/domain/member/roster-plan'
import { rosterRefusals } from '@/domain/member/roster-problems'
import { common } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { recorderFor } from '../points/recorder'
import { planFile, readFile } from './plan-file'
import { planCounts } from './present-member'
import { livingVillage, lockRoster } from './roster-subject'
import { writePlan } from './write-plan'

/**
 * Imports a roster file: the same reading as the dry run, decided anew under the roster's lock. A file that changes
 * nothing writes nothing (`importId` null). The answer, which is kept, holds numbers and no names.
 * Refuses ROSTER_HAS_ERRORS, ROSTER_MANY_ENDED (without `confirmEnding`), and what the dry run refuses.
 */
export const applyRoster = mutation({
  action: 'import_roster',
  input: ApplyRoster,
  subject: livingVillage,
  run: async (ctx, input, subject) => {
    const on = ctx.actor.on
    const file = await readFile(input.file, on)
    await lockRoster(ctx.db, input.villageId)
    // A merger may have ended the village while this waited for the lock.
    if (!(await livingVillage(ctx, input))) return deny(common.notFound)
    const world = { db: ctx.db, secret: ctx.deps.secret, on }
    const { current, plan, problems } = await planFile(world, input.villageId, file)
    const errors = problems.filter((p) => p.severity === 'error')
    const first = errors[0]
    if (!plan || first)
      return deny(first ? rosterRefusals.errors(errors.length, first) : rosterRefusals.unreadable)
    const counts = planCounts(plan)
    if (isEmptyPlan(plan)) return { importId: null, counts }
    if (endsMany(current, plan) && input.confirmEnding !== true) {
      const present = current.members.filter((m) => m.endedOn === null).length
      return deny(rosterRefusals.manyEnded(plan.ended.length, present))
    }
    const importId = newId()
    await writePlan(ctx.db, {
      villageId: input.villageId,
      importId,
      by: recorderFor(ctx, 'import_roster', subject),
      on,
      now: ctx.now,
      sha256: file.sha256,
      current,
      plan
    })
    return { importId, counts }
  }
})
