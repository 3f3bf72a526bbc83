import type { MachineCheck } from '@/domain/issue/content-check'
import { issueRefusals } from '@/domain/issue/issue'
import type { Issue } from '@/domain/issue/matter'
import { isPrivate } from '@/domain/issue/offices'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { attachFiles } from '../file/attach-files'

interface Added {
  readonly villageId: string
  /** The line of the history. */
  readonly eventId: string
  readonly photoIds: readonly string[]
  /** What the machine marked in its words; null where nothing. */
  readonly check: MachineCheck | null
}

const attachPhotos = async (ctx: WriteContext, { villageId, eventId, photoIds }: Added): Promise<void> => {
  if (photoIds.length === 0) return
  await attachFiles(ctx.db, {
    villageId,
    fileIds: photoIds,
    ownerKind: 'issue_line',
    ownerId: eventId,
    uploadedBy: ctx.actor.accountId ?? ''
  })
  const other = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', 'in', [...photoIds])
    .where('kind', '<>', 'photo')
    .executeTakeFirst()
  if (other) deny(issueRefusals.notPhoto)
}

/**
 * Gives a line of the history its photos. In a matter that is not private they, and words that the machine marked, wait
 * for the township before the public reads them. Refuses FILE_NOT_YOURS and ISSUE_NOT_PHOTO.
 */
export const addToLine = async (ctx: WriteContext, issue: Issue, added: Added): Promise<void> => {
  await attachPhotos(ctx, added)
  const { villageId, eventId, photoIds, check } = added
  if (isPrivate(issue) || (photoIds.length === 0 && check === null)) return
  await ctx.db
    .insertInto('issue_addition')
    .values({
      village_id: villageId,
      id: eventId,
      issue_id: issue.id,
      moderation: 'waiting',
      words_wait: check !== null,
      machine_check: check && JSON.stringify(check),
      // Words were looked at already; photos wait for the job.
      checked_at: photoIds.length === 0 ? ctx.now : null
    })
    .execute()
}
