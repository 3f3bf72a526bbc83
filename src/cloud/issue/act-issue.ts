import { sql } from 'kysely'
import { ActIssue } from '@/domain/issue/forms'
import { mutation, type WriteContext } from '../api/procedure'
import { papersOf } from './issue-papers'
import { type LoadedIssue, lockIssue, termsOf, unseen } from './load-issue'
import { presentMoved } from './present-moved'
import { saveIssue } from './save-issue'
import { stepAs } from './step-issue'
import { sightOf } from './viewer'

/** Nobody who followed a matter, or raised it, loses sight of it when it is merged into another. */
const carryFollowers = async (
  ctx: WriteContext,
  { row, issue }: LoadedIssue,
  into: string
): Promise<void> => {
  await sql`
    insert into issue_follower (village_id, issue_id, member_id, at, merged_from)
    select ${row.village_id}::uuid, ${into}::uuid, who.id, ${ctx.now}, ${row.id}::uuid
    from (
      select member_id as id from issue_follower where village_id = ${row.village_id} and issue_id = ${row.id}
      union select unnest(array[${issue.raisedBy || null}, ${issue.raisedFor}]::uuid[])
    ) who
    where who.id is not null
    on conflict do nothing`.execute(ctx.db)
}

/**
 * One step of a matter: sorting, talking, assigning, returning, doing, rating, and everything else in the domain's
 * table, which also says who may and what is missing. To whoever may not see the matter it does not exist.
 */
export const actIssue = mutation({
  action: 'issue_act',
  input: ActIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, input, loaded) => {
    const terms = await termsOf(ctx.db, loaded.countyId)
    const papers = await papersOf(ctx.db, loaded, input, ctx.now)
    const { stepped, person } = stepAs(ctx, loaded.issue, input.action, { ...papers, at: ctx.now, terms })
    await saveIssue(ctx.db, loaded.row, stepped, terms, { id: person.holderId, name: person.name })
    if (stepped.next.mergedInto !== null && loaded.issue.mergedInto === null) {
      await carryFollowers(ctx, loaded, stepped.next.mergedInto)
    }
    return presentMoved(stepped.next, terms)
  }
})
