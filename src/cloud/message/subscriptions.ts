import type { Transaction } from 'kysely'
import {
  answered,
  type ConsentSource,
  isEcho,
  noSubscription,
  type Subscription,
  type SubscriptionAnswer,
  type SubscriptionEventType,
  shouldPass
} from '@/domain/message/consent'
import type { Template } from '@/domain/message/templates'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

type Tx = Transaction<Database>

export interface Key {
  readonly accountId: string
  readonly template: Template
}

const columns = ['credits', 'standing', 'answer', 'source', 'answered_at as answeredAt', 'passed'] as const

/** What an account has agreed to for a template. */
export const readSubscription = async (db: Db, { accountId, template }: Key): Promise<Subscription> => {
  const row = await db
    .selectFrom('subscription')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('template', '=', template)
    .executeTakeFirst()
  return row ?? noSubscription
}

const lockSubscription = async (tx: Tx, { accountId, template }: Key): Promise<Subscription> => {
  await tx
    .insertInto('subscription')
    .values({ account_id: accountId, template })
    .onConflict((c) => c.doNothing())
    .execute()
  return await tx
    .selectFrom('subscription')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('template', '=', template)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

const write = async (
  tx: Tx,
  { accountId, template }: Key,
  next: Subscription,
  event: { readonly type: SubscriptionEventType; readonly source: ConsentSource | 'system' },
  now: Date
): Promise<void> => {
  const { answeredAt, ...rest } = next
  await tx
    .updateTable('subscription')
    .set({ ...rest, answered_at: answeredAt })
    .where('account_id', '=', accountId)
    .where('template', '=', template)
    .execute()
  await writeEvents(tx, [{ accountId, template }], event, now)
}

const writeEvents = async (
  tx: Tx,
  keys: readonly Key[],
  event: { readonly type: SubscriptionEventType; readonly source: ConsentSource | 'system' },
  now: Date
): Promise<void> => {
  if (keys.length === 0) return
  await tx
    .insertInto('subscription_event')
    .values(
      keys.map(({ accountId, template }) => ({
        ...{ account_id: accountId, id: newId(), template, at: now },
        ...event
      }))
    )
    .execute()
}

/**
 * Writes down how WeChat's question was answered. What the phone tells and WeChat pushes as well counts once. Answers
 * whether it was new.
 */
export const recordAnswer = async (
  tx: Tx,
  key: Key,
  told: {
    readonly answer: SubscriptionAnswer
    readonly source: ConsentSource
    readonly longTerm: boolean
  },
  now: Date
): Promise<boolean> => {
  const has = await lockSubscription(tx, key)
  if (isEcho(has, told, now)) return false
  await write(tx, key, answered(has, told, now), { type: told.answer, source: told.source }, now)
  return true
}

/** Writes down that a moment went by at which nothing was asked; only the first since a refusal counts. */
export const recordPass = async (tx: Tx, key: Key, now: Date): Promise<void> => {
  const has = await lockSubscription(tx, key)
  if (!shouldPass(has)) return
  await write(tx, key, { ...has, passed: has.passed + 1 }, { type: 'pass', source: 'phone' }, now)
}

/** Everything an account agreed to for a template is gone: WeChat says so. */
export const loseConsent = async (
  tx: Tx,
  key: Key,
  source: 'wechat' | 'system',
  now: Date
): Promise<void> => {
  const has = await lockSubscription(tx, key)
  if (has.credits === 0 && !has.standing) return
  await write(tx, key, { ...has, credits: 0, standing: false }, { type: 'lose', source }, now)
}

/** Gives back what was reserved for a message that was not sent. */
export const giveBack = async (tx: Tx, key: Key, now: Date): Promise<void> => {
  const has = await lockSubscription(tx, key)
  if (has.standing) return
  const event = { type: 'give_back', source: 'system' } as const
  await write(tx, key, { ...has, credits: has.credits + 1 }, event, now)
}

/** Takes one agreed message for a push; false where there is none. */
export const reserve = async (tx: Tx, key: Key, now: Date): Promise<boolean> => {
  const has = await lockSubscription(tx, key)
  if (has.standing) return true
  if (has.credits === 0) return false
  const event = { type: 'reserve', source: 'system' } as const
  await write(tx, key, { ...has, credits: has.credits - 1 }, event, now)
  return true
}

/** Takes one agreed message for each key, which were found to suffice under the lock of their rows. */
export const reserveAll = async (tx: Tx, keys: readonly Key[], now: Date): Promise<void> => {
  const counts = new Map<string, { key: Key; count: number }>()
  for (const key of keys) {
    const id = `${key.accountId} ${key.template}`
    counts.set(id, { key, count: (counts.get(id)?.count ?? 0) + 1 })
  }
  for (const { key, count } of counts.values()) {
    await tx
      .updateTable('subscription')
      .set((e) => ({ credits: e('credits', '-', count) }))
      .where('account_id', '=', key.accountId)
      .where('template', '=', key.template)
      .where('standing', '=', false)
      .execute()
  }
  await writeEvents(tx, keys, { type: 'reserve', source: 'system' }, now)
}
