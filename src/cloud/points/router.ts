import { t } from '../api/trpc'
import { readRulebook } from './read-rulebook'
import { readStatement } from './read-statement'
import { recordAward } from './record-award'
import { reverseAward } from './reverse-award'

export const pointsRouter = t.router({
  readRulebook,
  readStatement,
  recordAward,
  reverseAward
})
