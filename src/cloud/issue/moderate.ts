import {
  type HideReason,
  hideReasons,
  issueRefusals,
  type Moderation,
  mayModerate
} from '@/domain/issue/issue'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { LoadedIssue } from './load-issue'
import { searchable, writeIssueEvent } from './save-issue'
import { tellFollowers, tellRaisers } from './tell-issue'

/** The member of the township's staff who moderates. */
export const moderatorOf = (ctx: WriteContext, { townshipId }: LoadedIssue) => {
  const found = ctx.persons.find((p) => p.placeId === townshipId)
  if (!found) throw new Error('a moderator without a person of the township passed may()')
  return { id: found.holderId, name: found.name }
}

/** A line of the history that leaves the matter where it is. */
export const noteOf = (
  loaded: LoadedIssue,
  note: { kind: string; at: Date; id: string; role: 'township_staff' | 'villager'; reason: string | null }
) => ({
  action: note.kind,
  from: loaded.issue.state,
  to: loaded.issue.state,
  at: note.at,
  actorId: note.id,
  actorRole: note.role,
  level: loaded.issue.level,
  reason: note.reason,
  detail: {}
})

/** Who kept the matter back last. */
const hiddenBy = async (ctx: WriteContext, row: LoadedIssue['row']): Promise<string | undefined> => {
  const last = await ctx.db
    .selectFrom('issue_event')
    .select('actor_id')
    .where('village_id', '=', row.village_id)
    .where('issue_id', '=', row.id)
    .where('kind', '=', 'hidden')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.actor_id
}

/** Writes a moderation decision: state, history and the message to the raiser, in the caller's transaction. */
export const moderate = async (
  ctx: WriteContext,
  loaded: LoadedIssue,
  to: 'shown' | 'hidden',
  why: { reason?: HideReason; note?: string | undefined } = {}
): Promise<{ issueId: string; moderation: Moderation }> => {
  const { row, issue } = loaded
  if (!mayModerate(row.moderation, to)) deny(issueRefusals.alreadyModerated)
  const moderator = moderatorOf(ctx, loaded)
  // Whoever kept it back may let it through after all; to keep it back against an appeal takes somebody else.
  if (row.moderation === 'appealed' && to === 'hidden' && (await hiddenBy(ctx, row)) === moderator.id) {
    deny(issueRefusals.appealSameJudge)
  }
  await ctx.db
    .updateTable('issue')
    .set({ moderation: to, grams: to === 'shown' ? searchable(row) : [], updated_at: ctx.now })
    // Decided before a machine has looked: no account is needed for one any more.
    .set({ written_by: null })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  const reason = why.reason ? [hideReasons[why.reason], why.note].filter(Boolean).join('：') : null
  const note = noteOf(loaded, { kind: to, at: ctx.now, id: moderator.id, role: 'township_staff', reason })
  await writeIssueEvent(ctx.db, row.village_id, row.id, note, moderator)
  const kind = to === 'shown' ? 'issue_shown' : 'issue_hidden'
  await tellRaisers(ctx.db, { kind, issue, now: ctx.now, reason })
  await tellFollowers(ctx.db, row.village_id, { issue: { ...issue, moderation: to }, now: ctx.now })
  return { issueId: row.id, moderation: to }
}
