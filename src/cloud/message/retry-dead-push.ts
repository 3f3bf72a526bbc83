import { RetryDeadPush } from '@/domain/message/message'
import { pushRefusals } from '@/domain/message/push'
import { common } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { presentRetried } from './present-push'
import { writePushEvents } from './settle-push'
import { reserve } from './subscriptions'

/**
 * Puts a message that could not be sent back on its way, once what hindered it was put right. Refuses PUSH_NOT_DEAD,
 * PUSH_OVER and PUSH_NOT_AGREED.
 */
export const retryDeadPush = mutation({
  action: 'message_dead',
  input: RetryDeadPush,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, pushId }, subject) => {
    const { db, now } = ctx
    const push = await db
      .selectFrom('message_push')
      .select(['place_id', 'id', 'account_id', 'template', 'state', 'expires_at'])
      .where('place_id', '=', villageId)
      .where('id', '=', pushId)
      .forUpdate()
      .executeTakeFirst()
    if (!push) return deny(common.notFound)
    if (push.state !== 'dead') return deny(pushRefusals.notDead)
    if (push.expires_at <= now) return deny(pushRefusals.over)
    const agreed = await reserve(db, { accountId: push.account_id, template: push.template }, now)
    if (!agreed) return deny(pushRefusals.noConsent)
    await db
      .updateTable('message_push')
      .set({ state: 'waiting', settled_at: null, reason: null, errcode: null, wechat_id: null })
      .set({ tries: 0, unsure: false, next_at: now })
      .where('place_id', '=', villageId)
      .where('id', '=', pushId)
      .execute()
    const by = recorderFor(ctx, 'message_dead', subject)
    await writePushEvents(db, [push], { from: 'dead', to: 'waiting', by }, now)
    return presentRetried(pushId)
  }
})
