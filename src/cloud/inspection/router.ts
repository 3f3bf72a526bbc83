import { t } from '../api/trpc'
import { chooseRubric } from './choose-rubric'
import { closeRound } from './close-round'
import { listHelped } from './list-helped'
import { listRounds } from './list-rounds'
import { markHelped } from './mark-helped'
import { openRound } from './open-round'
import { readOwnRounds } from './read-own-rounds'
import { readProgress } from './read-progress'
import { readRedList } from './read-red-list'
import { readRoute } from './read-route'
import { readRubric } from './read-rubric'
import { reopenRound } from './reopen-round'
import { sayConsent } from './say-consent'
import { sendSheets } from './send-sheets'

export const roundRouter = t.router({
  readRubric,
  chooseRubric,
  open: openRound,
  list: listRounds,
  readRoute,
  sendSheets,
  readProgress,
  close: closeRound,
  reopen: reopenRound,
  readOwn: readOwnRounds,
  say: sayConsent,
  markHelped,
  listHelped,
  readRedList
})
