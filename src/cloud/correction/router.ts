import { t } from '../api/trpc'
import { askCorrection } from './ask-correction'
import { decideCorrection } from './decide-correction'
import { listCorrections } from './list-corrections'
import { listPassedUp } from './list-passed-up'
import { lookAtCorrection } from './look-at-correction'
import { moveOwn } from './move-own'
import { readOwn } from './read-own'

export const correctionRouter = t.router({
  readOwn,
  ask: askCorrection,
  moveOwn,
  list: listCorrections,
  decide: decideCorrection,
  listPassedUp,
  lookAt: lookAtCorrection
})
