import { bindingRouter } from '../binding/router'
import { decisionRouter } from '../decision/router'
import { issueRouter } from '../issue/router'
import { memberRouter } from '../member/router'
import { messageRouter } from '../message/router'
import { noticeRouter } from '../notice/router'
import { objectionRouter } from '../objection/router'
import { placeRouter } from '../place/router'
import { pointsRouter } from '../points/router'
import { roleRouter } from '../role/router'
import { sessionRouter } from '../session/router'
import { t } from './trpc'

/** Every procedure there is. A new capability adds its router here and its rows to the permission table. */
export const appRouter = t.router({
  session: sessionRouter,
  binding: bindingRouter,
  place: placeRouter,
  member: memberRouter,
  role: roleRouter,
  decision: decisionRouter,
  notice: noticeRouter,
  objection: objectionRouter,
  issue: issueRouter,
  points: pointsRouter,
  message: messageRouter
})

export type AppRouter = typeof appRouter
