import { t } from '../api/trpc'
import { listDecisions } from './list-decisions'
import { readDecision } from './read-decision'

export const decisionRouter = t.router({ list: listDecisions, read: readDecision })
