import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { sayShortDay } from '@/domain/common/say-day'
import type { MeetingKind } from '@/domain/meeting/kinds'
import type { MessageKind } from '@/domain/message/message'
import type { Role } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { type MeetingRow, peopleOf } from './load-meeting'

type Tx = Transaction<Database>

/** Where the roster has no list, the offices that sit in the meeting hear of it; the others are told by hand. */
const offices: Partial<Record<MeetingKind, readonly Role[]>> = {
  party_committee: ['party_secretary'],
  two_committees: ['party_secretary', 'committee_member']
}

/** The holders today of the offices that a meeting without a list concerns. */
const officesOf = async (
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  row: Pick<MeetingRow, 'village_id' | 'kind'>
): Promise<string[]> => {
  const roles = offices[row.kind]
  if (!roles) return []
  const today = dayOf(now)
  const found = await db
    .selectFrom('role_grant')
    .select('holder_id')
    .distinct()
    .where('place_id', '=', row.village_id)
    .where('role', 'in', roles)
    .where('from_day', '<=', today)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', today)]))
    .execute()
  return found.map((r) => r.holder_id)
}

/** When and where, as a message says it. */
const sayWhen = (row: Pick<MeetingRow, 'planned_on' | 'time_words' | 'place'>) => {
  return { when: `${sayShortDay(row.planned_on)}${row.time_words}`, where: row.place }
}

/** Bound parameters of one statement are limited; a village's adults may be more. */
const BATCH = 1000

/** Tells people of a village of a meeting, after the transaction has committed. */
const tellThem = async (
  db: Tx,
  at: { readonly villageId: string; readonly now: Date },
  holderIds: readonly string[],
  message: { readonly kind: MessageKind; readonly payload: Readonly<Record<string, string>> }
): Promise<void> => {
  const payload = JSON.stringify(message.payload)
  const rows = [...new Set(holderIds)].map((holder_id) => ({
    ...{ place_id: at.villageId, id: newId(), kind: message.kind, holder_id, payload, at: at.now }
  }))
  for (let from = 0; from < rows.length; from += BATCH) {
    await db
      .insertInto('outbox')
      .values(rows.slice(from, from + BATCH))
      .execute()
  }
}

/**
 * Tells whoever ought to come and has an account, of the call or of its end; answers how many that are, and how many
 * must be told by hand (null where nobody knows who ought to come).
 */
export const tellOfMeeting = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  row: MeetingRow,
  kind: Extract<MessageKind, 'meeting_called' | 'meeting_cancelled'>,
  title: string
) => {
  const people = await peopleOf(ctx.db, row)
  const reached = people === null ? await officesOf(ctx, row) : people.flatMap((p) => p.tellTo ?? [])
  const { when, where } = sayWhen(row)
  const payload = {
    decisionId: row.decision_id,
    meetingId: row.id,
    reason: `${title}：${when}，${where}`,
    title,
    when,
    where
  }
  await tellThem(ctx.db, { villageId: row.village_id, now: ctx.now }, reached, { kind, payload })
  return { told: reached.length, byHand: people === null ? null : people.length - reached.length, people }
}
