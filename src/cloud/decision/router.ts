import { t } from '../api/trpc'
import { actDecision } from './act-decision'
import { foreseeDecision } from './foresee-decision'
import { listDecisions } from './list-decisions'
import { listDesk } from './list-desk'
import { listInForce } from './list-in-force'
import { listForTownship } from './list-township'
import { prepareAct } from './prepare-act'
import { proposeDecision } from './propose-decision'
import { readDecision } from './read-decision'
import { readRegister } from './read-register'
import { readVersions } from './read-versions'
import { recordFollowUp } from './record-follow-up'

export const decisionRouter = t.router({
  list: listDecisions,
  listDesk,
  listInForce,
  listForTownship,
  prepare: prepareAct,
  read: readDecision,
  readVersions,
  readRegister,
  propose: proposeDecision,
  act: actDecision,
  recordFollowUp,
  foresee: foreseeDecision
})
