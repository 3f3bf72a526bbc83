import { ListOwners } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { ownersFor } from './issue-papers'
import { loadIssue, unseen } from './load-issue'
import { presentOwner } from './present-owner'
import { actingFor, sightOf } from './viewer'

/** Whom a matter may be given to: the people in office over its place, for whoever handles it. */
export const listOwners = query({
  action: 'issue_act',
  input: ListOwners,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await loadIssue(ctx.db, villageId, issueId)
    const as = loaded && sightOf(ctx, loaded.issue)?.as
    return loaded && (as === 'handler' || as === 'office') ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, _input, { issue }) => {
    const actors = actingFor(ctx, issue).map(({ actor }) => actor)
    return (await ownersFor(ctx.db, issue, actors, ctx.now)).map(presentOwner)
  }
})
