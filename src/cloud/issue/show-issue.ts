import { ShowIssue } from '@/domain/issue/issue'
import { mutation } from '../api/procedure'
import { lockIssue, moderate } from './moderate'
import { presentModeration } from './present-moderation'

/** The township lets a matter through to the village's eyes. Refuses ISSUE_ALREADY_MODERATED. */
export const showIssue = mutation({
  action: 'issue_moderate',
  input: ShowIssue,
  subject: ({ db }, { villageId, issueId }) => lockIssue(db, villageId, issueId),
  run: async (ctx, _input, locked) => presentModeration(await moderate(ctx, locked, 'shown'))
})
