import { type Selectable, sql, type Transaction } from 'kysely'
import { allot } from '@/domain/message/consent'
import { pushExpiry, pushedKinds, sayPush, type Template, templateOf } from '@/domain/message/templates'
import { hasWithdrawn } from '../account/has-withdrawn'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import type { MessageSender } from '../ports/message-sender'
import { reserveAll } from './subscriptions'

type Tx = Transaction<Database>
type Told = Pick<Selectable<Database['outbox']>, 'place_id' | 'id' | 'kind' | 'holder_id' | 'payload' | 'at'>

interface Agreed {
  readonly place_id: string
  readonly holder_id: string
  readonly account_id: string
  readonly template: Template
  readonly credits: number
  readonly standing: boolean
}

/**
 * The accounts of these people that agreed to messages, but for those that took back their consent to the agreement and
 * those that only practise in a training village, their rows locked in one order: two deliveries never wait for each other.
 */
const agreedOf = async (tx: Tx, told: readonly Told[]): Promise<readonly Agreed[]> => {
  const people = told.map((m) => ({ place_id: m.place_id, holder_id: m.holder_id }))
  const { rows } = await sql<Agreed>`
    select distinct b.place_id, b.holder_id, s.account_id, s.template, s.credits, s.standing
    from (select s.* from subscription s
      where s.account_id in (select b.account_id from binding b
        join jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(place_id uuid, holder_id uuid)
          on p.place_id = b.place_id and p.holder_id = b.holder_id where b.state = 'active')
        and (s.standing or s.credits > 0)
      order by s.account_id, s.template for update) s
    join binding b on b.account_id = s.account_id and b.state = 'active'
    join jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(place_id uuid, holder_id uuid)
      on p.place_id = b.place_id and p.holder_id = b.holder_id
    join account a on a.id = s.account_id and a.closed_at is null and a.provider <> 'training'
      and not ${hasWithdrawn(sql`a.id`)}
    order by s.account_id`.execute(tx)
  return rows
}

/**
 * Writes, for messages that are being delivered, what WeChat is to repeat: for every account of a person that agreed to
 * the template, as often as it agreed. In the transaction of the delivery; answers how many.
 */
export const writePushes = async (
  tx: Tx,
  messages: readonly Told[],
  sender: Pick<MessageSender, 'templateOf'>,
  now: Date
): Promise<number> => {
  const told = messages.filter((m) => {
    const template = pushedKinds.some((kind) => kind === m.kind) ? templateOf(m.kind) : null
    return template !== null && sender.templateOf(template) !== null
  })
  if (told.length === 0) return 0
  const agreed = await agreedOf(tx, told)
  const waiting = told.flatMap((m) =>
    agreed
      .filter(
        (a) => a.place_id === m.place_id && a.holder_id === m.holder_id && a.template === templateOf(m.kind)
      )
      .map((a) => ({ accountId: a.account_id, template: a.template, message: m }))
  )
  const given = allot(
    // The oldest message first: what was agreed to may not suffice for all.
    waiting.sort((a, b) => a.message.at.getTime() - b.message.at.getTime()),
    (w) =>
      agreed.find((a) => a.account_id === w.accountId && a.template === w.template) ?? {
        credits: 0,
        standing: false
      }
  )
  if (given.length === 0) return 0
  await tx
    .insertInto('message_push')
    .values(
      given.flatMap(({ accountId, message: m }) => {
        const words = sayPush({ ...m, placeId: m.place_id })
        if (!words) return []
        const { template, fields, page } = words
        return [
          {
            ...{ place_id: m.place_id, id: newId(), message_id: m.id, account_id: accountId },
            ...{ template, fields: JSON.stringify(fields), page, next_at: now, at: now },
            expires_at: pushExpiry({ ...m, placeId: m.place_id })
          }
        ]
      })
    )
    .execute()
  await reserveAll(tx, given, now)
  return given.length
}
