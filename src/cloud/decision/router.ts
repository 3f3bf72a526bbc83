import { t } from '../api/trpc'
import { actDecision } from './act-decision'
import { foreseeDecision } from './foresee-decision'
import { listDecisions } from './list-decisions'
import { proposeDecision } from './propose-decision'
import { readDecision } from './read-decision'
import { readVersions } from './read-versions'
import { recordFollowUp } from './record-follow-up'

export const decisionRouter = t.router({
  list: listDecisions,
  read: readDecision,
  readVersions,
  propose: proposeDecision,
  act: actDecision,
  recordFollowUp,
  foresee: foreseeDecision
})
