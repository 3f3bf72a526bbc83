import type { Transaction } from 'kysely'
import {
  type HideReason,
  hideReasons,
  issueRefusals,
  type Moderation,
  mayModerate
} from '@/domain/issue/issue'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'

/** The matter and its village as the subject of moderation, the matter locked until the transaction ends. */
export const lockIssue = async (db: Transaction<Database>, villageId: string, issueId: string) => {
  const village = await villageSubject(db, villageId)
  const row = await db
    .selectFrom('issue')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', issueId)
    .forUpdate()
    .executeTakeFirst()
  return village && row ? { ...village, row } : null
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockIssue>>>

/** Writes a moderation decision: state, history and the message to the raiser, in the caller's transaction. */
export const moderate = async (
  ctx: WriteContext,
  { row, townshipId }: Locked,
  to: 'shown' | 'hidden',
  why: { reason?: HideReason; note?: string | undefined } = {}
): Promise<{ issueId: string; moderation: Moderation }> => {
  if (!mayModerate(row.moderation, to)) deny(issueRefusals.alreadyModerated)
  const villageId = row.village_id
  const moderator = ctx.persons.find((p) => p.placeId === townshipId)
  if (!moderator) throw new Error('a moderator without a person of the township passed may()')
  await ctx.db
    .updateTable('issue')
    .set({ moderation: to, updated_at: ctx.now })
    .where('village_id', '=', villageId)
    .where('id', '=', row.id)
    .execute()
  const reason = why.reason ? [hideReasons[why.reason], why.note].filter(Boolean).join('：') : null
  await ctx.db
    .insertInto('issue_event')
    .values({
      village_id: villageId,
      id: newId(),
      issue_id: row.id,
      at: ctx.now,
      kind: to,
      from_state: row.state,
      to_state: row.state,
      actor_role: 'township_staff',
      actor_id: moderator.holderId,
      actor_name: moderator.name,
      reason
    })
    .execute()
  await ctx.db
    .insertInto('outbox')
    .values({
      place_id: villageId,
      id: newId(),
      kind: to === 'shown' ? 'issue_shown' : 'issue_hidden',
      holder_id: row.raised_by,
      payload: JSON.stringify({ issueId: row.id, ...(reason ? { reason } : {}) }),
      at: ctx.now
    })
    .execute()
  return { issueId: row.id, moderation: to }
}
