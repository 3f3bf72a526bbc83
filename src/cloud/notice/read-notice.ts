import { ReadNotice } from '@/domain/notice/notice'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { assembleObjections } from '../objection/load-objection'
import { villageSubject } from '../place/subjects'
import { loadNotice } from './load-notice'
import { presentNotice } from './present-notice'

/** What a phone can show; a notice with more is on its way back anyway. */
const shownObjections = 200

/** One notice. What hangs, or has hung, anyone may read; what is not out yet only the offices that work on it. */
export const readNotice = query({
  action: 'read_published_notice',
  input: ReadNotice,
  subject: async ({ db, actor }, { villageId, noticeId }) => {
    const village = await villageSubject(db, villageId)
    const loaded = village && (await loadNotice(db, villageId, noticeId))
    if (!village || !loaded) return null
    const office = may(actor, 'read_notice_draft', village)
    if (!office && !loaded.notice.events.some((e) => e.type === 'up')) {
      return deny(actor.accountId ? common.forbidden : common.notSignedIn)
    }
    return { ...village, loaded, office }
  },
  run: async ({ db, deps, now, actor }, { villageId, noticeId }, subject) => {
    const rows = await db
      .selectFrom('objection')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('notice_id', '=', noticeId)
      .orderBy('id')
      .limit(shownObjections)
      .execute()
    return presentNotice(subject.loaded, await assembleObjections(db, rows), {
      secret: deps.secret,
      now,
      office: subject.office,
      mayObject: may(actor, 'object', subject)
    })
  }
})
