import { ForeseeIssue } from '@/domain/issue/forms'
import { availableIssueActions } from '@/domain/issue/step'
import { query } from '../api/procedure'
import { loadIssue, termsOf, unseen } from './load-issue'
import { presentForesight } from './present-foresight'
import { actingFor, sightOf } from './viewer'

/** What the caller may do with a matter now, each action with what is still missing for it. */
export const foreseeIssue = query({
  action: 'issue_act',
  input: ForeseeIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await loadIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, _input, { issue, countyId }) => {
    const terms = await termsOf(ctx.db, countyId)
    const actions = actingFor(ctx, issue).flatMap(({ actor }) =>
      availableIssueActions(issue, { at: ctx.now, terms, actor })
    )
    return presentForesight(issue, terms, actions)
  }
})
