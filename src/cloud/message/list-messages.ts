import { ListMessages } from '@/domain/message/message'
import { nowhere, query } from '../api/procedure'
import type { Db } from '../db/pool'
import { presentMessage } from './present-message'

/** Which of these messages WeChat took for this account. */
const pushedOf = async (
  db: Db,
  placeId: string,
  accountId: string,
  messageIds: readonly string[]
): Promise<ReadonlySet<string>> => {
  if (messageIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('message_push')
    .select('message_id')
    .where('place_id', '=', placeId)
    .where('message_id', 'in', messageIds)
    .where('account_id', '=', accountId)
    .where('state', '=', 'sent')
    .execute()
  return new Set(rows.map((row) => row.message_id))
}

/**
 * What the account's people have been told at a place, newest first, at most 30; a stranger has been told nothing.
 * People keep their ids when villages merge, so what they were told at the old village stays theirs to read.
 */
export const listMessages = query({
  action: 'own_account',
  input: ListMessages,
  subject: () => nowhere,
  run: async ({ db, actor, persons }, { placeId }) => {
    if (persons.length === 0 || !actor.accountId) return []
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where('place_id', '=', placeId)
      .where(
        'holder_id',
        'in',
        persons.map((p) => p.holderId)
      )
      .orderBy('id', 'desc')
      .limit(30)
      .execute()
    const pushed = await pushedOf(
      db,
      placeId,
      actor.accountId,
      rows.map((row) => row.id)
    )
    return rows.map((row) => presentMessage(row, pushed.has(row.id)))
  }
})
