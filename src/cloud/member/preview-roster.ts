import { PreviewRoster } from '@/domain/member/roster'
import { endsMany, isEmptyPlan } from '@/domain/member/roster-plan'
import { query } from '../api/procedure'
import { planFile, readFile } from './plan-file'
import { planCounts, presentPlan, presentProblems } from './present-member'
import { livingVillage } from './roster-subject'

/**
 * The dry run of an import: every problem by row, and what would change; nothing is written and nothing of the file
 * is kept. `plan` is null while there are errors. Refuses ROSTER_FILE_UNREADABLE, ROSTER_FILE_OLD, ROSTER_FILE_TOO_LARGE.
 */
export const previewRoster = query({
  action: 'import_roster',
  input: PreviewRoster,
  subject: livingVillage,
  run: async (ctx, { villageId, file }) => {
    const read = await readFile(file, ctx.actor.on)
    const world = { db: ctx.db, secret: ctx.deps.secret, on: ctx.actor.on }
    const { current, plan, problems } = await planFile(world, villageId, read)
    return {
      people: read.people.length,
      households: new Set(read.people.map((p) => p.householdNo)).size,
      ignoredColumns: [...read.ignoredColumns],
      ...presentProblems(problems),
      counts: plan ? planCounts(plan) : null,
      nothingToDo: plan !== null && isEmptyPlan(plan),
      needsConfirmEnding: plan !== null && endsMany(current, plan),
      plan: plan ? presentPlan(current, plan) : null
    }
  }
})
