import { sql, type Transaction } from 'kysely'
import { closingSoon } from '@/domain/notice/closing-soon'
import { FollowNotice, noticeRefusals } from '@/domain/notice/follow'
import { noticeState } from '@/domain/notice/notice-state'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { resolveActing } from '../binding/resolve-acting'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'
import { loadNotice } from './load-notice'
import { presentFollowed } from './present-followed'

/** Whether one of these people follows a notice. */
export const isFollowing = async (
  db: Db,
  { villageId, noticeId }: { readonly villageId: string; readonly noticeId: string },
  holderIds: readonly string[]
): Promise<boolean> => {
  if (holderIds.length === 0) return false
  const row = await db
    .selectFrom('notice_follower')
    .select('member_id')
    .where('village_id', '=', villageId)
    .where('notice_id', '=', noticeId)
    .where('member_id', 'in', holderIds)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who asked to be reminded of a notice is reminded of the one that takes its place: its days begin anew. */
export const keepFollowers = async (
  tx: Transaction<Database>,
  former: { readonly village_id: string; readonly id: string },
  noticeId: string,
  now: Date
): Promise<void> => {
  await sql`insert into notice_follower (village_id, notice_id, member_id, at)
    select village_id, ${noticeId}::uuid, member_id, ${now} from notice_follower
    where village_id = ${former.village_id} and notice_id = ${former.id}
    on conflict do nothing`.execute(tx)
}

/**
 * A villager asks to be reminded, once, before the days to object to a notice are over. Asking twice is asking once.
 * Refuses NOTICE_WINDOW_OVER where they are.
 */
export const followNotice = mutation({
  action: 'notice_follow',
  input: FollowNotice,
  subject: async ({ db }, { villageId, noticeId }) => {
    const village = await villageSubject(db, villageId)
    const loaded = village && (await loadNotice(db, villageId, noticeId))
    // What never hung is for the offices that work on it.
    return village && loaded?.notice.events.some((e) => e.type === 'up') ? { ...village, loaded } : null
  },
  run: async (ctx, { villageId, noticeId }, subject) => {
    const { db, now } = ctx
    if (closingSoon(noticeState(subject.loaded.notice, now), now) === 'over') deny(noticeRefusals.windowOver)
    const { person } = await resolveActing(db, ctx, subject.villageId)
    await db
      .insertInto('notice_follower')
      .values({ village_id: villageId, notice_id: noticeId, member_id: person.holderId, at: now })
      .onConflict((c) => c.doNothing())
      .execute()
    return presentFollowed(noticeId)
  }
})
