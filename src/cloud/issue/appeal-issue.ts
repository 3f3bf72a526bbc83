import { AppealIssue } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isRaiser } from '@/domain/issue/offices'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockIssue, unseen } from './load-issue'
import { noteOf } from './moderate'
import { presentModeration } from './present-moderation'
import { writeIssueEvent } from './save-issue'
import { tellOffices } from './tell-issue'
import { sightOf } from './viewer'

/**
 * The raiser asks the township to look again at what it kept from the public, once for each time it was hidden. Refuses
 * ISSUE_NOT_HIDDEN.
 */
export const appealIssue = mutation({
  action: 'issue_act',
  input: AppealIssue,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue)?.as === 'own' ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, { words }, loaded) => {
    const { row, issue } = loaded
    const moderated = await ctx.db
      .selectFrom('issue_event')
      .select('kind')
      .where('village_id', '=', row.village_id)
      .where('issue_id', '=', row.id)
      .where('kind', 'in', ['shown', 'appealed'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    // Shown since and hidden anew, it can be appealed against anew.
    if (row.moderation !== 'hidden' || moderated?.kind === 'appealed') deny(issueRefusals.notHidden)
    const raiser = ctx.persons.find((p) => isRaiser(issue, p.holderId)) ?? unseen(ctx.actor)
    await ctx.db
      .updateTable('issue')
      .set({ moderation: 'appealed', updated_at: ctx.now })
      .where('village_id', '=', row.village_id)
      .where('id', '=', row.id)
      .execute()
    const note = noteOf(loaded, {
      kind: 'appealed',
      at: ctx.now,
      id: raiser.holderId,
      role: 'villager',
      reason: words
    })
    const by = { id: raiser.holderId, name: raiser.name }
    await writeIssueEvent(ctx.db, row.village_id, row.id, note, by)
    await tellOffices(ctx.db, ['township_staff', 'township_legal'], {
      kind: 'issue_appealed',
      issue,
      now: ctx.now
    })
    return presentModeration({ issueId: row.id, moderation: 'appealed' })
  }
})
