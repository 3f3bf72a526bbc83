import { ReadIssue } from '@/domain/issue/issue'
import { isPublic } from '@/domain/issue/sight'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { issueOf, loadIssue, unseen } from './load-issue'
import { presentIssue } from './present-issue'
import { selectWhole } from './select-issues'
import { recordLook, sightOf } from './viewer'

/**
 * One matter, as far as `seesIssue` lets the caller see it. A look at a protected one by anybody but its raiser is
 * written down before the answer leaves. To anyone else it does not exist.
 */
export const readIssue = query({
  action: 'read_issue',
  input: ReadIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const village = await villageSubject(ctx.db, villageId)
    const whole = village && (await selectWhole(ctx.db, villageId, issueId))
    const issue = village && whole && issueOf(whole.row, village)
    const sight = issue && sightOf(ctx, issue)
    return village && whole && issue && sight ? { ...village, whole, issue, sight } : unseen(ctx.actor)
  },
  run: async (ctx, { villageId }, { whole, issue, sight }) => {
    if (sight.recorded) await recordLook(ctx.db, ctx, issue, villageId, ctx.now)
    const into = issue.mergedInto && (await loadIssue(ctx.db, villageId, issue.mergedInto))
    const intoSeen = into ? isPublic(into.issue) : false
    return presentIssue({ ...whole, intoSeen }, sight, { secret: ctx.deps.secret, now: ctx.now })
  }
})
