import { ShowIssue } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { mutation } from '../api/procedure'
import { lockIssue, unseen } from './load-issue'
import { moderate } from './moderate'
import { presentModeration } from './present-moderation'

/** The township lets a matter through to the village's eyes. Refuses ISSUE_ALREADY_MODERATED. */
export const showIssue = mutation({
  action: 'issue_moderate',
  input: ShowIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && isPrivate(loaded.issue) ? unseen(ctx.actor) : loaded
  },
  run: async (ctx, _input, locked) => presentModeration(await moderate(ctx, locked, 'shown'))
})
