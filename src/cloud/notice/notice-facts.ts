import type { NoticeFacts } from '@/domain/decision/life'
import type { NoticeSubject } from '@/domain/notice/notice'
import { noticeState } from '@/domain/notice/notice-state'
import type { Db } from '../db/pool'
import { withEvents } from './load-notice'

type About = { readonly villageId: string; readonly subject: NoticeSubject; readonly subjectId: string }

/**
 * What a decision asks of its notice at `now`: the newest one of that kind that has not given way to a correction;
 * null when there is none. One whose content is not what was signed counts as neither signed nor up.
 */
export const noticeFactsOf = async (db: Db, about: About, now: Date): Promise<NoticeFacts | null> => {
  const row = await db
    .selectFrom('notice')
    .selectAll()
    .where('village_id', '=', about.villageId)
    .where('subject_kind', '=', about.subject)
    .where('subject_id', '=', about.subjectId)
    .where('state', '!=', 'corrected')
    // A draft of something newer does not hide the one that hangs.
    .orderBy((eb) => eb.case().when('state', 'in', ['draft', 'cosigned']).then(1).else(0).end())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const [loaded] = row ? await withEvents(db, [row]) : []
  if (!loaded) return null
  const view = noticeState(loaded.notice, now)
  const up = view.state === 'window_open' || view.state === 'window_closed' || view.state === 'term_done'
  return {
    cosigned: loaded.intact && view.state !== 'draft',
    up: loaded.intact && up && view.stoppedAt === null,
    windowOver: view.windowClosedAt !== null && view.stoppedAt === null,
    termOver: view.termDoneAt !== null && view.stoppedAt === null
  }
}

/** How many objections against any notice of a decision are still under way. */
export const openObjectionsOf = async (db: Db, villageId: string, subjectId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('objection as o')
    .innerJoin('notice as n', (j) =>
      j.onRef('n.village_id', '=', 'o.village_id').onRef('n.id', '=', 'o.notice_id')
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('o.village_id', '=', villageId)
    .where('n.subject_id', '=', subjectId)
    .where('o.state', 'in', ['FILED', 'RECEIVED', 'ANSWERED', 'ESCALATED'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
