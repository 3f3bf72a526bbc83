import { HideIssue } from '@/domain/issue/issue'
import { mutation } from '../api/procedure'
import { lockIssue, moderate } from './moderate'
import { presentModeration } from './present-moderation'

/** The township keeps a matter from the public, for one of the listed reasons; its raiser is told why. */
export const hideIssue = mutation({
  action: 'issue_moderate',
  input: HideIssue,
  subject: ({ db }, { villageId, issueId }) => lockIssue(db, villageId, issueId),
  run: async (ctx, { reason, note }, locked) =>
    presentModeration(await moderate(ctx, locked, 'hidden', { reason, note }))
})
