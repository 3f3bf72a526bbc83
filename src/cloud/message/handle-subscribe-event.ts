import * as z from 'zod/mini'
import { type Template, templates } from '@/domain/message/templates'
import type { ApiDeps } from '../api/context'
import { keyedHash } from '../crypto/keyed-hash'
import type { Db } from '../db/pool'
import type { MessageSender } from '../ports/message-sender'
import { writePushEvents } from './settle-push'
import { loseConsent, recordAnswer } from './subscriptions'

type EventDeps = Pick<ApiDeps, 'db' | 'clock' | 'secret' | 'sender'>

const Line = z.object({
  TemplateId: z.string(),
  SubscribeStatusString: z.optional(z.string()),
  MsgID: z.optional(z.union([z.string(), z.number()])),
  ErrorCode: z.optional(z.union([z.string(), z.number()]))
})
type Line = z.infer<typeof Line>

const Lines = z.union([
  z.array(Line),
  z.pipe(
    Line,
    z.transform((line: Line) => [line])
  )
])
const From = z.object({ FromUserName: z.string().check(z.minLength(1), z.maxLength(128)) })
// From XML it comes as a word.
const Made = z.object({ CreateTime: z.union([z.number(), z.string().check(z.regex(/^\d{1,12}$/))]) })

/** What came as XML has its lines wrapped under the event's own name. */
const wrappers = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent'
} as const
type EventName = keyof typeof wrappers

const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(wrappers, name)

const linesOf = (event: Record<string, unknown>, name: EventName): readonly Line[] => {
  const wrapped = z.object({ List: z.unknown() }).safeParse(event[wrappers[name]])
  const read = Lines.safeParse(wrapped.success ? wrapped.data.List : event.List)
  return read.success ? read.data : []
}

const DAY_MS = 24 * 60 * 60 * 1000

/** When WeChat made the event: the same in each repeat of it. Now, where it says none, or none that can be. */
const madeAt = (event: Record<string, unknown>, now: Date): Date => {
  const read = Made.safeParse(event)
  const ms = read.success ? Number(read.data.CreateTime) * 1000 : Number.NaN
  return Math.abs(ms - now.getTime()) < DAY_MS ? new Date(ms) : now
}

const accountOf = async (db: Db, secret: Uint8Array, openid: string): Promise<string | null> => {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('provider', '=', 'wechat')
    .where('subject_hash', '=', keyedHash(secret, 'openid', openid))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

const templateNamed = (
  sender: MessageSender,
  id: string
): { template: Template; longTerm: boolean } | null => {
  const template = templates.find((t) => sender.templateOf(t)?.id === id)
  return template ? { template, longTerm: sender.templateOf(template)?.longTerm ?? false } : null
}

/** WeChat could not hand over a message that it had taken. */
const writeUndelivered = async (db: Db, accountId: string, line: Line, now: Date): Promise<void> => {
  const errcode = Number(line.ErrorCode ?? 0)
  if (errcode === 0 || line.MsgID === undefined) return
  const wechatId = String(line.MsgID)
  await db.transaction().execute(async (tx) => {
    const pushes = await tx
      .updateTable('message_push')
      .set({ state: 'dead', settled_at: now, reason: 'undelivered', errcode })
      .where('wechat_id', '=', wechatId)
      .where('account_id', '=', accountId)
      .where('state', '=', 'sent')
      .returning(['place_id', 'id'])
      .execute()
    await writePushEvents(tx, pushes, { from: 'sent', to: 'dead', reason: 'undelivered', errcode }, now)
  })
}

const handleLine = async (
  { db, clock }: EventDeps,
  sender: MessageSender,
  of: { readonly name: EventName; readonly accountId: string; readonly line: Line; readonly at: Date }
): Promise<void> => {
  const { name, accountId, line, at } = of
  const now = clock()
  if (name === 'subscribe_msg_sent_event') return writeUndelivered(db, accountId, line, now)
  const named = templateNamed(sender, line.TemplateId)
  const answer = line.SubscribeStatusString
  if (!named || (answer !== 'accept' && answer !== 'reject')) return
  const { template, longTerm } = named
  const key = { accountId, template }
  await db.transaction().execute(async (tx) => {
    // In WeChat's own settings one takes back what was agreed to; in its question one only answers that.
    if (name === 'subscribe_msg_change_event' && answer === 'reject')
      await loseConsent(tx, key, 'wechat', now)
    if (name === 'subscribe_msg_popup_event' || longTerm)
      await recordAnswer(tx, key, { answer, source: 'wechat', longTerm }, at)
  })
}

/**
 * What WeChat pushes about subscription messages: an answer to its question, a change in its settings, that a message did
 * not arrive. Repeats are harmless. False where the event is another one, unreadable, or of nobody here.
 */
export const handleSubscribeEvent = async (
  deps: EventDeps,
  event: Record<string, unknown>
): Promise<boolean> => {
  const { Event: name } = event
  const from = From.safeParse(event)
  if (!isEventName(name) || !from.success || !deps.sender) return false
  const lines = linesOf(event, name)
  const accountId = await accountOf(deps.db, deps.secret, from.data.FromUserName)
  if (lines.length === 0 || accountId === null) return false
  const at = madeAt(event, deps.clock())
  for (const line of lines) await handleLine(deps, deps.sender, { name, accountId, line, at })
  return true
}
