import { actingName } from '@/domain/household/household'
import { RaiseIssue } from '@/domain/issue/issue'
import { placeRefusals } from '@/domain/place/place'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { resolveActing } from '../binding/resolve-acting'
import { newId } from '../crypto/new-id'
import { attachFiles } from '../file/attach-files'
import { villageSubject } from '../place/subjects'
import { presentReceipt } from './present-receipt'

/**
 * A villager raises a matter, for themselves or for a relative of the household: both names are recorded. It waits
 * for the township's eyes before the village sees it. Refuses NOT_YOUR_HOUSEHOLD and FILE_NOT_YOURS.
 */
export const raiseIssue = mutation({
  action: 'courtyard_issue_report',
  input: RaiseIssue,
  subject: async (ctx, { villageId }) => {
    const village = await villageSubject(ctx.db, villageId)
    if (village?.endedOn) return deny(placeRefusals.villageEnded)
    return village
  },
  run: async (ctx, input) => {
    const { db, now } = ctx
    const { person, forMember } = await resolveActing(db, ctx, input.villageId, input.onBehalfOf)
    const issueId = newId()
    await db
      .insertInto('issue')
      .values({
        village_id: input.villageId,
        id: issueId,
        channel: 'courtyard',
        category: input.category,
        words: input.words,
        place_words: input.placeWords ?? null,
        group_id: person.groupId,
        courtyard_id: person.courtyardId,
        raised_by: person.holderId,
        raised_for: forMember?.id ?? null,
        show_name: input.showName,
        state: 'REPORTED',
        moderation: 'waiting',
        raised_at: now,
        updated_at: now
      })
      .execute()
    await attachFiles(db, {
      villageId: input.villageId,
      fileIds: input.photoIds,
      ownerKind: 'issue',
      ownerId: issueId,
      uploadedBy: ctx.actor.accountId ?? ''
    })
    await db
      .insertInto('issue_event')
      .values({
        village_id: input.villageId,
        id: newId(),
        issue_id: issueId,
        at: now,
        kind: 'raised',
        to_state: 'REPORTED',
        actor_role: 'villager',
        actor_id: person.holderId,
        actor_name: actingName(person.name, forMember?.name ?? null)
      })
      .execute()
    return presentReceipt(issueId, now)
  }
})
