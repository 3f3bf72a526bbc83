import { t } from '../api/trpc'
import { addNoticePhoto } from './add-notice-photo'
import { checkNotice } from './check-notice'
import { composeDraft } from './compose-notice'
import { correctNotice } from './correct-notice'
import { cosignNotice } from './cosign-notice'
import { draftNotice } from './draft-notice'
import { followNotice } from './follow-notice'
import { listNotices } from './list-notices'
import { putUpNotice } from './put-up-notice'
import { readNotice } from './read-notice'
import { readWall } from './read-wall'
import { takeDownNotice } from './take-down-notice'

export const noticeRouter = t.router({
  list: listNotices,
  read: readNotice,
  readWall,
  follow: followNotice,
  compose: composeDraft,
  check: checkNotice,
  draft: draftNotice,
  cosign: cosignNotice,
  putUp: putUpNotice,
  takeDown: takeDownNotice,
  addPhoto: addNoticePhoto,
  correct: correctNotice
})
