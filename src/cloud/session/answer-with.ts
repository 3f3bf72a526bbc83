import type { Subject } from '@/domain/role/may'
import { answerDesk } from '@/domain/session/desk'
import { nowhere, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockDesk, loginOf } from './load-desk'

export const whoeverIsSignedIn = ({ actor }: Pick<WriteContext, 'actor'>): Subject | null =>
  actor.accountId ? nowhere : null

/** Writes the phone's answer and who gave it, once: of two phones the first decides. */
export const answerWith = async (ctx: WriteContext, code: string, says: number | null) => {
  const { db, now, actor, persons, sessionId } = ctx
  const row = await lockDesk(db, code)
  const next = answerDesk(loginOf(row), says, now)
  if (!next.ok) return deny(next.refusal)
  // Of several people of one account: whoever works at a PC is staff before anything else.
  const person = persons.find((p) => p.kind === 'staff') ?? persons[0]
  await db
    .updateTable('desk_login')
    .set({
      state: next.value,
      account_id: actor.accountId,
      answered_in: sessionId,
      answered_by: person?.holderId ?? null,
      answered_at: now
    })
    .where('id', '=', row.id)
    .execute()
  return next.value
}
