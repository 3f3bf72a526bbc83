import { lazy } from '@trpc/server'
import type { AppRouter } from '../../api/router'
import { t } from '../../api/trpc'

/**
 * The procedures of `appRouter`, each entity's read in at its first call: a function that wakes up for one call does
 * not pay for the other entities. An entity that is missing here does not compile, and the contract suite calls them all.
 */
export const lazyRouter = t.router({
  session: lazy(async () => (await import('../../session/router')).sessionRouter),
  account: lazy(async () => (await import('../../account/router')).accountRouter),
  contact: lazy(async () => (await import('../../contact/router')).contactRouter),
  home: lazy(async () => (await import('../../home/router')).homeRouter),
  correction: lazy(async () => (await import('../../correction/router')).correctionRouter),
  complaint: lazy(async () => (await import('../../complaint/router')).complaintRouter),
  binding: lazy(async () => (await import('../../binding/router')).bindingRouter),
  place: lazy(async () => (await import('../../place/router')).placeRouter),
  county: lazy(async () => (await import('../../county/router')).countyRouter),
  member: lazy(async () => (await import('../../member/router')).memberRouter),
  role: lazy(async () => (await import('../../role/router')).roleRouter),
  file: lazy(async () => (await import('../../file/router')).fileRouter),
  decision: lazy(async () => (await import('../../decision/router')).decisionRouter),
  meeting: lazy(async () => (await import('../../meeting/router')).meetingRouter),
  archive: lazy(async () => (await import('../../archive/router')).archiveRouter),
  notice: lazy(async () => (await import('../../notice/router')).noticeRouter),
  objection: lazy(async () => (await import('../../objection/router')).objectionRouter),
  issue: lazy(async () => (await import('../../issue/router')).issueRouter),
  open311: lazy(async () => (await import('../../open311/router')).open311Router),
  rulebook: lazy(async () => (await import('../../rulebook/router')).rulebookRouter),
  points: lazy(async () => (await import('../../points/router')).pointsRouter),
  claim: lazy(async () => (await import('../../claim/router')).claimRouter),
  kinship: lazy(async () => (await import('../../kinship/router')).kinshipRouter),
  honour: lazy(async () => (await import('../../honour/router')).honourRouter),
  shop: lazy(async () => (await import('../../shop/router')).shopRouter),
  round: lazy(async () => (await import('../../inspection/router')).roundRouter),
  message: lazy(async () => (await import('../../message/router')).messageRouter),
  picture: lazy(async () => (await import('../../picture/router')).pictureRouter),
  training: lazy(async () => (await import('../../training/router')).trainingRouter),
  demo: lazy(async () => (await import('../../demo/router')).demoRouter)
} satisfies Record<keyof AppRouter['_def']['record'], unknown>)
