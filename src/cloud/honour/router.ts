import { t } from '../api/trpc'
import { actNominee } from './act-nominee'
import { actRound } from './act-round'
import { draftHonourNotice } from './draft-notice'
import { giveHeart } from './give-heart'
import { hideNominee } from './hide-nominee'
import { judgeNominee } from './judge-nominee'
import { listHeld } from './list-held'
import { listOwnNominations } from './list-own'
import { listPlaques } from './list-plaques'
import { listRounds } from './list-rounds'
import { listToView } from './list-to-view'
import { nominate } from './nominate'
import { openRound } from './open-round'
import { readNominee } from './read-nominee'
import { readRound } from './read-round'
import { recordView } from './record-view'
import { showNominee } from './show-nominee'

export const honourRouter = t.router({
  openRound,
  actRound,
  nominate,
  act: actNominee,
  recordView,
  judge: judgeNominee,
  heart: giveHeart,
  draftNotice: draftHonourNotice,
  listRounds,
  readRound,
  readNominee,
  listOwn: listOwnNominations,
  listToView,
  listPlaques,
  listHeld,
  showNominee,
  hideNominee
})
