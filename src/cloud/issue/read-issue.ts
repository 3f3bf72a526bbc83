import { ReadIssue } from '@/domain/issue/issue'
import { isPublic } from '@/domain/issue/sight'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { issueOf, loadIssue, unseen } from './load-issue'
import { presentIssue } from './present-issue'
import { selectWhole } from './select-issues'
import { recordLook, sightOf } from './viewer'

const followsIt = async (
  { db, persons }: Pick<Context, 'db' | 'persons'>,
  villageId: string,
  issueId: string
): Promise<boolean> => {
  if (persons.length === 0) return false
  const found = await db
    .selectFrom('issue_follower')
    .select('member_id')
    .where('village_id', '=', villageId)
    .where('issue_id', '=', issueId)
    .where(
      'member_id',
      'in',
      persons.map((p) => p.holderId)
    )
    .executeTakeFirst()
  return found !== undefined
}

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
    const following = await followsIt(ctx, villageId, issue.id)
    return presentIssue({ ...whole, intoSeen, following }, sight, { secret: ctx.deps.secret, now: ctx.now })
  }
})
