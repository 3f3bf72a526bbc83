import { ReadVersions } from '@/domain/decision/act'
import { query } from '../api/procedure'
import { readableDecision } from './decision-subject'
import { selectVersions } from './load-decision'
import { presentVersion } from './present-version'

/** Every wording of a matter, the newest first, each with what it changed; an old record has none. */
export const readVersions = query({
  action: 'read_published_notice',
  input: ReadVersions,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db }, { villageId, decisionId }) => {
    const versions = await selectVersions(db, villageId, decisionId)
    return versions.reverse().map(presentVersion)
  }
})
