import { t } from '../api/trpc'
import { answerObjection } from './answer-objection'
import { escalateObjection } from './escalate-objection'
import { extendObjection } from './extend-objection'
import { listObjections } from './list-objections'
import { listOwnObjections } from './list-own-objections'
import { listPassedUp } from './list-passed-up'
import { orderObjection } from './order-objection'
import { raiseObjection } from './raise-objection'
import { readObjection } from './read-objection'
import { receiveObjection } from './receive-objection'
import { recordRuling } from './record-ruling'
import { reportObjection } from './report-objection'
import { verifyObjection } from './verify-objection'
import { withdrawObjection } from './withdraw-objection'

export const objectionRouter = t.router({
  list: listObjections,
  listOwn: listOwnObjections,
  listPassedUp,
  read: readObjection,
  raise: raiseObjection,
  receive: receiveObjection,
  extend: extendObjection,
  answer: answerObjection,
  verify: verifyObjection,
  report: reportObjection,
  order: orderObjection,
  recordRuling,
  escalate: escalateObjection,
  withdraw: withdrawObjection
})
