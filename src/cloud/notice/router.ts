import { t } from '../api/trpc'
import { addNoticePhoto } from './add-notice-photo'
import { checkNotice } from './check-notice'
import { correctNotice } from './correct-notice'
import { cosignNotice } from './cosign-notice'
import { draftNotice } from './draft-notice'
import { listNotices } from './list-notices'
import { putUpNotice } from './put-up-notice'
import { readNotice } from './read-notice'
import { takeDownNotice } from './take-down-notice'

export const noticeRouter = t.router({
  list: listNotices,
  read: readNotice,
  check: checkNotice,
  draft: draftNotice,
  cosign: cosignNotice,
  putUp: putUpNotice,
  takeDown: takeDownNotice,
  addPhoto: addNoticePhoto,
  correct: correctNotice
})
