import { t } from '../api/trpc'
import { answerComplaint } from './answer-complaint'
import { listComplaints } from './list-complaints'
import { listOwnComplaints } from './list-own-complaints'
import { makeComplaint } from './make-complaint'

export const complaintRouter = t.router({
  make: makeComplaint,
  listOwn: listOwnComplaints,
  list: listComplaints,
  answer: answerComplaint
})
