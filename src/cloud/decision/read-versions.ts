import { ReadVersions } from '@/domain/decision/act'
import { query } from '../api/procedure'
import { readableDecision } from './decision-subject'
import { lifeEventOf, selectEvents, selectVersions } from './load-decision'
import { presentVersion, presentVersionVotes } from './present-version'

/**
 * Every wording of a matter, the newest first, each with what it changed and the votes that were taken on it; an old
 * record has none.
 */
export const readVersions = query({
  action: 'read_published_notice',
  input: ReadVersions,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db }, { villageId, decisionId }) => {
    const versions = await selectVersions(db, villageId, decisionId)
    const events = await selectEvents(db, villageId, decisionId)
    const history = events.flatMap((e) => lifeEventOf(e) ?? [])
    return versions.reverse().map((version) => ({
      ...presentVersion(version),
      votes: presentVersionVotes(version, history)
    }))
  }
})
