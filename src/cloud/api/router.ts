import { accountRouter } from '../account/router'
import { archiveRouter } from '../archive/router'
import { bindingRouter } from '../binding/router'
import { claimRouter } from '../claim/router'
import { complaintRouter } from '../complaint/router'
import { contactRouter } from '../contact/router'
import { correctionRouter } from '../correction/router'
import { countyRouter } from '../county/router'
import { decisionRouter } from '../decision/router'
import { demoRouter } from '../demo/router'
import { fileRouter } from '../file/router'
import { homeRouter } from '../home/router'
import { honourRouter } from '../honour/router'
import { roundRouter } from '../inspection/router'
import { issueRouter } from '../issue/router'
import { kinshipRouter } from '../kinship/router'
import { meetingRouter } from '../meeting/router'
import { memberRouter } from '../member/router'
import { messageRouter } from '../message/router'
import { noticeRouter } from '../notice/router'
import { objectionRouter } from '../objection/router'
import { open311Router } from '../open311/router'
import { pictureRouter } from '../picture/router'
import { placeRouter } from '../place/router'
import { pointsRouter } from '../points/router'
import { roleRouter } from '../role/router'
import { rulebookRouter } from '../rulebook/router'
import { sessionRouter } from '../session/router'
import { shopRouter } from '../shop/router'
import { trainingRouter } from '../training/router'
import { t } from './trpc'

/** Every procedure there is. A new capability adds its router here and its rows to the permission table. */
export const appRouter = t.router({
  session: sessionRouter,
  account: accountRouter,
  contact: contactRouter,
  home: homeRouter,
  correction: correctionRouter,
  complaint: complaintRouter,
  binding: bindingRouter,
  place: placeRouter,
  county: countyRouter,
  member: memberRouter,
  role: roleRouter,
  file: fileRouter,
  decision: decisionRouter,
  meeting: meetingRouter,
  archive: archiveRouter,
  notice: noticeRouter,
  objection: objectionRouter,
  issue: issueRouter,
  open311: open311Router,
  rulebook: rulebookRouter,
  points: pointsRouter,
  claim: claimRouter,
  kinship: kinshipRouter,
  honour: honourRouter,
  shop: shopRouter,
  round: roundRouter,
  message: messageRouter,
  picture: pictureRouter,
  training: trainingRouter,
  demo: demoRouter
})

export type AppRouter = typeof appRouter
