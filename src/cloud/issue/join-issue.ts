import { JoinIssue } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isRaiser } from '@/domain/issue/offices'
import { courseRefusals } from '@/domain/issue/refusals'
import { isPublic } from '@/domain/issue/sight'
import { isEnded } from '@/domain/issue/terms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { resolveActing } from '../binding/resolve-acting'
import { lockIssue, unseen } from './load-issue'
import { presentJoined } from './present-joined'
import { sightOf } from './viewer'

/**
 * 我也遇到: instead of saying it again a villager follows a public matter, and hears of every step. Following twice is
 * following once. Refuses ISSUE_NOT_PUBLIC and ISSUE_ENDED.
 */
export const joinIssue = mutation({
  action: 'issue_join',
  input: JoinIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, { villageId, issueId }, { issue }) => {
    if (!isPublic(issue)) deny(issueRefusals.notPublic)
    if (isEnded(issue.state)) deny(courseRefusals.ended)
    const { person } = await resolveActing(ctx.db, ctx, issue.place.villageId)
    if (!isRaiser(issue, person.holderId)) {
      await ctx.db
        .insertInto('issue_follower')
        .values({ village_id: villageId, issue_id: issueId, member_id: person.holderId, at: ctx.now })
        .onConflict((c) => c.doNothing())
        .execute()
    }
    const { count } = await ctx.db
      .selectFrom('issue_follower')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('village_id', '=', villageId)
      .where('issue_id', '=', issueId)
      .executeTakeFirstOrThrow()
    return presentJoined(issueId, count)
  }
})
