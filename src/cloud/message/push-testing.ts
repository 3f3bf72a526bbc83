import { randomUUID } from 'node:crypto'
import type { SubscriptionAnswer } from '@/domain/message/consent'
import type { MessageKind } from '@/domain/message/message'
import type { Template } from '@/domain/message/templates'
import { localMessageSender } from '../adapters/local/local-message-sender'
import type { Context } from '../api/context'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import { deliverOutbox } from '../jobs/deliver-outbox'
import { pushMessages } from '../jobs/push-messages'
import type { MessageSender, PushMessage, SendAnswer } from '../ports/message-sender'
import { callerOf } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const start = new Date('2026-11-22T02:00:00Z')
export const minutes = (n: number) => n * 60_000
export const hours = (n: number) => n * 3_600_000

/** The test world with a villager whom WeChat may write to, and a sender that answers what it is told to. */
export const pushScene = () => {
  const scene = worldScene(start)
  const local = localMessageSender()
  const sent: PushMessage[] = []
  const says: { answer: (message: PushMessage) => SendAnswer; longTerm: boolean; none: boolean } = {
    answer: () => ({ kind: 'sent', messageId: null }),
    longTerm: false,
    none: false
  }
  const sender: MessageSender = {
    ...local,
    templateOf: (t) => (says.none ? null : { id: `demo-${t}`, longTerm: says.longTerm }),
    async send(message) {
      sent.push(message)
      return says.answer(message)
    }
  }
  beforeEach(() => {
    sent.length = 0
    says.answer = () => ({ kind: 'sent', messageId: null })
    says.longTerm = false
    says.none = false
    scene.world.time(start)
  })

  const villager = () => scene.world.A.holders.villager
  const withSender = (context: Context): Context => ({ ...context, deps: { ...context.deps, sender } })
  const contextOf = async () => withSender(await scene.world.callerAs(villager()))
  const accountId = async () => (await contextOf()).actor.accountId ?? ''
  const phone = async () => callerOf(await contextOf())
  const later = (ms: number) => scene.world.time(new Date(scene.world.time().getTime() + ms))

  const consent = async (answer: SubscriptionAnswer | 'pass' = 'accept', template: Template = 'matter') =>
    (await phone()).message.consent({ requestId: randomUUID(), template, answer })
  const asking = async (template: Template = 'matter') => (await phone()).message.asking({ template })

  /** Something is told to the villager; not yet delivered. */
  const tell = async (kind: MessageKind = 'issue_moved', payload: object = { issueId: newId() }) => {
    const row = {
      ...{ place_id: scene.world.A.villageId, id: newId(), kind, holder_id: villager().id },
      ...{ payload: JSON.stringify(payload), at: scene.world.time() }
    }
    await scene.db.insertInto('outbox').values(row).execute()
    return row.id
  }
  const deliver = () => deliverOutbox(scene.db, scene.world.time(), sender)
  const push = () =>
    pushMessages({ db: scene.db, secret: scene.world.deps.secret, sender, clock: () => scene.world.time() })
  const pushes = () => scene.db.selectFrom('message_push').selectAll().orderBy('id').execute()
  const history = async () =>
    (await scene.db.selectFrom('message_push_event').selectAll().orderBy('id').execute()).map((e) => [
      e.from_state,
      e.to_state,
      e.reason
    ])
  const credits = async (template: Template = 'matter') =>
    (
      await scene.db
        .selectFrom('subscription')
        .select('credits')
        .where('account_id', '=', await accountId())
        .where('template', '=', template)
        .executeTakeFirst()
    )?.credits ?? 0

  /** The villager's account comes from WeChat, under this openid. */
  const fromWechat = async (openid: string) =>
    scene.db
      .updateTable('account')
      .set({ provider: 'wechat', subject_hash: keyedHash(scene.world.deps.secret, 'openid', openid) })
      .where('id', '=', await accountId())
      .execute()

  return {
    get db() {
      return scene.db
    },
    get world() {
      return scene.world
    },
    eventDeps: () => ({
      ...{ db: scene.db, secret: scene.world.deps.secret, sender, clock: () => scene.world.time() }
    }),
    ...{
      sender,
      sent,
      says,
      withSender,
      phone,
      accountId,
      later,
      consent,
      asking,
      tell,
      deliver,
      push,
      pushes
    },
    ...{ history, credits, fromWechat }
  }
}
