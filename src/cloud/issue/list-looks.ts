import { ListLooks } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { loadIssue, unseen } from './load-issue'
import { presentLook } from './present-look'
import { sightOf } from './viewer'

/** Who looked at a protected matter, for its raiser alone: to others even that there is one is not known. */
export const listLooks = query({
  action: 'issue_act',
  input: ListLooks,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await loadIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue)?.as === 'own' ? loaded : unseen(ctx.actor)
  },
  run: async ({ db }, { villageId, issueId }) => {
    const rows = await db
      .selectFrom('issue_look')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('issue_id', '=', issueId)
      .orderBy('id', 'desc')
      .limit(200)
      .execute()
    return rows.map(presentLook)
  }
})
