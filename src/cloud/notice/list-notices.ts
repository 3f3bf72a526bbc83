import { ListNotices } from '@/domain/notice/notice-forms'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { withEvents } from './load-notice'
import { presentNoticeCard } from './present-notice'

const pageSize = 30

/** A village's notices, the newest first; those not out yet only for the offices that draft, sign and publish. */
export const listNotices = query({
  action: 'read_published_notice',
  input: ListNotices,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor, now }, { villageId, before, waiting, subject: about }, subject) => {
    const rows = await db
      .selectFrom('notice')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(!may(actor, 'read_notice_draft', subject), (q) =>
        q.where('state', 'not in', ['draft', 'cosigned'])
      )
      .$if(waiting !== undefined, (q) => q.where('state', '=', waiting ?? 'draft'))
      .$if(about !== undefined, (q) => q.where('subject_kind', '=', about ?? 'points_batch'))
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    return (await withEvents(db, rows)).map((loaded) => presentNoticeCard(loaded, now))
  }
})
