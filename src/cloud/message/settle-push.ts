import type { Transaction } from 'kysely'
import type { DeadReason, PushState } from '@/domain/message/push'
import type { Template } from '@/domain/message/templates'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { giveBack, loseConsent } from './subscriptions'

type Tx = Transaction<Database>

export interface PushKey {
  readonly place_id: string
  readonly id: string
}

interface Change {
  readonly from: PushState | null
  readonly to: PushState
  readonly reason?: string | null
  readonly errcode?: number | null
  readonly by?: { readonly id: string; readonly name: string }
}

/** Writes one line of history for each of these messages to WeChat. */
export const writePushEvents = async (
  tx: Tx,
  pushes: readonly PushKey[],
  { from, to, reason, errcode, by }: Change,
  now: Date
): Promise<void> => {
  if (pushes.length === 0) return
  await tx
    .insertInto('message_push_event')
    .values(
      pushes.map((push) => ({
        ...{
          place_id: push.place_id,
          id: newId(),
          push_id: push.id,
          at: now,
          from_state: from,
          to_state: to
        },
        ...{ reason: reason ?? null, errcode: errcode ?? null },
        ...{ actor_id: by?.id ?? null, actor_name: by?.name ?? null }
      }))
    )
    .execute()
}

/** How a message to WeChat came to its end. */
export type Settled =
  | { readonly state: 'sent'; readonly wechatId: string | null; readonly reason?: 'repeat' }
  | { readonly state: 'refused'; readonly errcode: number | null }
  | { readonly state: 'expired' }
  | { readonly state: 'dead'; readonly reason: DeadReason; readonly errcode: number | null }

interface Held extends PushKey {
  readonly account_id: string
  readonly template: Template
}

/** What becomes of the agreement that was reserved: spent where WeChat took the message, gone where WeChat knows of none. */
const settleConsent = async (tx: Tx, push: Held, end: Settled, now: Date): Promise<void> => {
  const key = { accountId: push.account_id, template: push.template }
  if (end.state === 'refused') await loseConsent(tx, key, 'system', now)
  if (end.state === 'expired') await giveBack(tx, key, now)
  // WeChat took it and could not hand it over: its consent is spent.
  if (end.state === 'dead' && end.reason !== 'undelivered') await giveBack(tx, key, now)
}

/**
 * Writes the end of a message that `lease` holds, its history and what becomes of the agreement. Nothing where the lease
 * ran out and somebody else took it over: answers false then.
 */
export const settlePush = async (
  tx: Tx,
  push: Held,
  lease: string,
  end: Settled,
  now: Date
): Promise<boolean> => {
  const reason = 'reason' in end ? (end.reason ?? null) : null
  const errcode = 'errcode' in end ? end.errcode : null
  const written = await tx
    .updateTable('message_push')
    .set({ state: end.state, settled_at: now, lease_id: null, lease_until: null, unsure: false })
    .set({ reason, errcode, wechat_id: end.state === 'sent' ? end.wechatId : null })
    .where('place_id', '=', push.place_id)
    .where('id', '=', push.id)
    .where('state', '=', 'waiting')
    .where('lease_id', '=', lease)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) return false
  await writePushEvents(tx, [push], { from: 'waiting', to: end.state, reason, errcode }, now)
  await settleConsent(tx, push, end, now)
  return true
}
