import { type HideReason, hideReasons, issueRefusals, mayModerate } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { type LoadedIssue, lockIssue, unseen } from './load-issue'
import { moderatorOf, noteOf } from './moderate'
import { writeIssueEvent } from './save-issue'
import { tellAuthor } from './tell-issue'

type Asked = { readonly villageId: string; readonly additionId: string }

/** The matter of an addition, locked; null where there is none, and for nobody where it became private. */
export const lockAddition = async (ctx: WriteContext, { villageId, additionId }: Asked) => {
  const found = await ctx.db
    .selectFrom('issue_addition')
    .select('issue_id')
    .where('village_id', '=', villageId)
    .where('id', '=', additionId)
    .executeTakeFirst()
  const loaded = found && (await lockIssue(ctx.db, villageId, found.issue_id))
  if (!loaded) return null
  return isPrivate(loaded.issue) ? unseen(ctx.actor) : loaded
}

/** Writes what the township decided on an addition: its state, a line in the matter's history, a word to its author. */
export const moderateAddition = async (
  ctx: WriteContext,
  loaded: LoadedIssue,
  { villageId, additionId }: Asked,
  to: 'shown' | 'hidden',
  why: { reason?: HideReason; note?: string | undefined } = {}
): Promise<void> => {
  const key = { village_id: villageId, id: additionId }
  const addition = await ctx.db
    .selectFrom('issue_addition as a')
    .innerJoin('issue_event as e', (j) =>
      j.onRef('e.village_id', '=', 'a.village_id').onRef('e.id', '=', 'a.id')
    )
    .select(['a.moderation', 'e.actor_id', 'e.actor_role'])
    .where('a.village_id', '=', key.village_id)
    .where('a.id', '=', key.id)
    .executeTakeFirstOrThrow()
  if (!mayModerate(addition.moderation, to)) deny(issueRefusals.alreadyModerated)
  const by = moderatorOf(ctx, loaded)
  await ctx.db
    .updateTable('issue_addition')
    .set({ moderation: to })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .execute()
  const reason = why.reason ? [hideReasons[why.reason], why.note].filter(Boolean).join('：') : null
  const note = noteOf(loaded, {
    ...{ kind: `addition_${to}`, at: ctx.now, id: by.id },
    ...{ role: 'township_staff' as const, reason }
  })
  const event = { ...note, detail: { line: additionId } }
  await writeIssueEvent(ctx.db, villageId, loaded.row.id, event, by)
  if (to === 'hidden') {
    const { actor_id: id, actor_role: role } = addition
    const word = { kind: 'issue_addition_hidden' as const, issue: loaded.issue, now: ctx.now, reason }
    await tellAuthor(ctx.db, { id, role }, word)
  }
}
