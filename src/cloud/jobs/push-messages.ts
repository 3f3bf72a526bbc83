import { type Selectable, sql } from 'kysely'
import { nextTry } from '@/domain/message/push'
import { hasWithdrawn } from '../account/has-withdrawn'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type Settled, settlePush } from '../message/settle-push'
import type { MessageSender, SendAnswer } from '../ports/message-sender'
import { openidOf } from '../session/openid-of'
import { eachRow } from './each-row'

/** Few at a time, so that a batch is done long before its lease is over although every call waits for its time-out. */
const BATCH = 20
const LEASE_MS = 5 * 60 * 1000
/** Nothing is begun so near the end of a lease that it might end during the call. */
const CALL_MS = 30 * 1000

interface PushDeps {
  readonly db: Db
  readonly secret: Uint8Array
  readonly sender?: MessageSender
  readonly clock: () => Date
}

type Push = Selectable<Database['message_push']> & { readonly was_unsure: boolean }

/** Takes the next messages for this run alone; a lease that ran out belongs to a process that died on the way. */
const lease = async (db: Db, leaseId: string, now: Date): Promise<readonly Push[]> => {
  const { rows } = await sql<Push>`
    with next as (
      select place_id, id, unsure from message_push
      where state = 'waiting' and next_at <= ${now} and (lease_until is null or lease_until <= ${now})
      order by next_at, id limit ${BATCH} for update skip locked)
    update message_push p
    set lease_id = ${leaseId}, lease_until = ${new Date(now.getTime() + LEASE_MS)}, tries = tries + 1, unsure = true
    from next where p.place_id = next.place_id and p.id = next.id
    returning p.*, next.unsure as was_unsure`.execute(db)
  return rows
}

/** When the try is to be made again; null where it has come to an end. */
const endOf = (push: Push, answer: SendAnswer): Settled | null => {
  switch (answer.kind) {
    case 'sent':
      return { state: 'sent', wechatId: answer.messageId }
    case 'refused':
      // An earlier try went out without an answer: one agreement is worth one message, so that one was taken.
      return push.was_unsure
        ? { state: 'sent', wechatId: null, reason: 'repeat' }
        : { state: 'refused', errcode: answer.errcode }
    case 'dead':
      return { state: 'dead', reason: answer.reason, errcode: answer.errcode }
    case 'later':
      return null
  }
}

/** Gives it back to be tried again; without `next` it was not tried at all. */
const letGo = async (
  db: Db,
  push: Push,
  leaseId: string,
  next?: { readonly at: Date; readonly sure: boolean }
): Promise<void> => {
  const tried = next
    ? { next_at: next.at, unsure: push.was_unsure || !next.sure }
    : { tries: push.tries - 1, unsure: push.was_unsure }
  await db
    .updateTable('message_push')
    .set({ ...tried, lease_id: null, lease_until: null })
    .where('place_id', '=', push.place_id)
    .where('id', '=', push.id)
    .where('state', '=', 'waiting')
    .where('lease_id', '=', leaseId)
    .execute()
}

/** Whether the account is closed, or its owner took their consent back (个人信息保护法第15条). */
const isOver = async (db: Db, accountId: string): Promise<boolean> =>
  (await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`not ${hasWithdrawn(sql`account.id`)}`)
    .executeTakeFirst()) === undefined

const send = async ({ db, secret }: PushDeps, sender: MessageSender, push: Push): Promise<SendAnswer> => {
  const own = await openidOf(db, secret, push.account_id)
  const openid = own ?? sender.standIn?.(push.account_id) ?? ''
  if (openid === '') return { kind: 'dead', reason: 'nobody', errcode: null }
  const { template, fields, page } = push
  return await sender.send({ openid, template, fields, page })
}

/** Sends one message, outside of any transaction, and writes how it ended; answers that end, or null where it goes on. */
const pushOne = async (
  deps: PushDeps,
  sender: MessageSender,
  push: Push,
  leaseId: string
): Promise<Settled['state'] | null> => {
  const { db, clock } = deps
  const isHeld = push.lease_until !== null && clock().getTime() < push.lease_until.getTime() - CALL_MS
  if (!isHeld) {
    await letGo(db, push, leaseId)
    return null
  }
  const settle = async (end: Settled) => {
    const done = await db.transaction().execute((tx) => settlePush(tx, push, leaseId, end, clock()))
    return done ? end.state : null
  }
  if (push.expires_at <= clock() || (await isOver(db, push.account_id))) return settle({ state: 'expired' })
  const answer = await send(deps, sender, push)
  const end = endOf(push, answer)
  if (end) return settle(end)
  if (answer.kind !== 'later') return null
  const next = nextTry(push.tries, clock())
  if (!next) return settle({ state: 'dead', reason: 'no_answer', errcode: answer.errcode })
  await letGo(db, push, leaseId, { at: next, sure: answer.sure })
  return null
}

/**
 * Sends what waits to be sent by WeChat, the longest waiting first. Several processes may run it: each message is held by
 * one of them at a time. A process that dies between WeChat's answer and the writing of it leaves a message that is sent
 * again when its lease is over; see docs/decisions/0063.
 */
export const pushMessages = async (deps: PushDeps): Promise<Record<string, number>> => {
  const counts = { sent: 0, refused: 0, expired: 0, dead: 0 }
  const { sender } = deps
  if (!sender) return counts
  for (;;) {
    const leaseId = newId()
    const batch = await lease(deps.db, leaseId, deps.clock())
    await eachRow(batch, async (push) => {
      const state = await pushOne(deps, sender, push, leaseId)
      if (state) counts[state] += 1
    })
    if (batch.length < BATCH) return counts
  }
}
