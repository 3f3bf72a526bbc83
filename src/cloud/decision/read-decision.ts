import { ReadDecision } from '@/domain/decision/decision'
import { query } from '../api/procedure'
import { readableDecision } from './decision-subject'
import { selectEvents, selectVersions } from './load-decision'
import { presentDecision } from './present-decision'
import { presentResult } from './present-result'

/** One decision with its six steps, its history and its result. One that is not yet published exists only for its village and township. */
export const readDecision = query({
  action: 'read_published_notice',
  input: ReadDecision,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db, deps, now }, { villageId, decisionId }, { row }) => {
    const events = await selectEvents(db, villageId, decisionId)
    const versions = await selectVersions(db, villageId, decisionId)
    // Work that was done again is accepted again.
    const done = events.filter((e) => e.action === 'complete').at(-1)?.detail?.told.completion
    const link = { villageId, secret: deps.secret, now }
    const result = done ? presentResult(done, versions.at(-1)?.content ?? null, link) : null
    return { ...presentDecision(row, events), result }
  }
})
