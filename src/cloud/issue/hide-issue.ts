import { HideIssue } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { mutation } from '../api/procedure'
import { lockIssue, unseen } from './load-issue'
import { moderate } from './moderate'
import { presentModeration } from './present-moderation'

/** The township keeps a matter from the public, for one of the listed reasons; its raiser is told why. Refuses
 * ISSUE_APPEAL_SAME_JUDGE where the same person would keep it back against an appeal. */
export const hideIssue = mutation({
  action: 'issue_moderate',
  input: HideIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && isPrivate(loaded.issue) ? unseen(ctx.actor) : loaded
  },
  run: async (ctx, { reason, note }, locked) =>
    presentModeration(await moderate(ctx, locked, 'hidden', { reason, note }))
})
