import { sql } from 'kysely'
import { type Correction, ReadNotice } from '@/domain/notice/notice'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { assembleObjections } from '../objection/load-objection'
import { ownOpenObjections } from '../objection/own-open'
import { villageSubject } from '../place/subjects'
import { isFollowing } from './follow-notice'
import { type LoadedNotice, loadNotice } from './load-notice'
import { presentNotice } from './present-notice'

/** What a phone can show; a notice with more is on its way back anyway. */
const shownObjections = 200

/** What the notice that replaced this one says it changed, or null. */
const correctionOf = async (db: Db, { row, notice }: LoadedNotice): Promise<Correction | null> => {
  const event = notice.events.find((e) => e.type === 'corrected')
  if (event?.type !== 'corrected') return null
  const found = await db
    .selectFrom('notice')
    .select(sql<Correction | null>`content -> 'corrects'`.as('corrects'))
    .where('village_id', '=', row.village_id)
    .where('id', '=', event.correctionId)
    .executeTakeFirst()
  return found?.corrects ?? null
}

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
  run: async ({ db, deps, now, actor, persons }, { villageId, noticeId }, subject) => {
    const holderIds = persons.map((p) => p.holderId)
    const own = await ownOpenObjections(db, { villageId, noticeIds: [noticeId], holderIds })
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
      mayObject: may(actor, 'object', subject),
      hasObjected: own.has(noticeId),
      mayFollow: may(actor, 'notice_follow', subject),
      follows: await isFollowing(db, { villageId, noticeId }, holderIds),
      correction: await correctionOf(db, subject.loaded)
    })
  }
})
