import { createHash } from 'node:crypto'
import { CoverPhoto } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { cleanPhoto } from '../file/clean-photo'
import { type Box, coverPhoto as paintOver } from '../file/cover-photo'
import { loadIssue, lockIssue, unseen } from './load-issue'
import { moderatorOf, noteOf } from './moderate'
import { presentCover } from './present-cover'
import { writeIssueEvent } from './save-issue'
import { selectCoverable } from './select-additions'

interface Asked {
  readonly villageId: string
  readonly issueId: string
  readonly fileId: string
  readonly boxes: readonly Box[]
}

const bytesOf = async (ctx: Context, { villageId, fileId }: Asked): Promise<Buffer> => {
  const stream = await ctx.deps.files.open({ villageId, fileId, variant: 'main' })
  const chunks: Buffer[] = []
  for await (const chunk of stream ?? deny(issueRefusals.coverFile)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** The covered copy; null where the cover is to be taken off. */
const drawn = async (ctx: Context, asked: Asked): Promise<string | null> => {
  const loaded = await loadIssue(ctx.db, asked.villageId, asked.issueId)
  // Judged again, under lock, in the transaction: this only spares the work for whoever may not ask for it.
  if (!loaded || !may(ctx.actor, 'issue_moderate', loaded)) return unseen(ctx.actor)
  const photo = await selectCoverable(ctx.db, asked)
  if (!photo) return deny(issueRefusals.coverFile)
  if (asked.boxes.length === 0) return photo.cover_id === null ? deny(issueRefusals.notCovered) : null
  return await paint(ctx, asked)
}

/** Draws the covered copy and puts it into the store; until the transaction takes it, it lives a day like any upload. */
const paint = async (ctx: Context, asked: Asked): Promise<string> => {
  const cleaned = await cleanPhoto(await paintOver(await bytesOf(ctx, asked), asked.boxes))
  if (!cleaned.ok) return deny(cleaned.refusal)
  const { main, small } = cleaned.value
  const fileId = newId()
  await ctx.db
    .insertInto('file')
    .values({
      village_id: asked.villageId,
      id: fileId,
      kind: 'photo',
      mime: 'image/jpeg',
      bytes: main.length,
      sha256: createHash('sha256').update(main).digest(),
      uploaded_by: ctx.actor.accountId ?? '',
      uploaded_at: ctx.now
    })
    .execute()
  await ctx.deps.files.put({ villageId: asked.villageId, fileId, variant: 'main' }, main)
  await ctx.deps.files.put({ villageId: asked.villageId, fileId, variant: 'small' }, small)
  return fileId
}

/**
 * Faces and number plates are painted over on a copy; the public sees the copy, the original stays with whoever
 * handles the matter. Covering again makes a new copy from the original; without any box the cover is taken off, which
 * leaves its line too. Photos that handlers added are covered alike. Refuses ISSUE_COVER_FILE and ISSUE_NOT_COVERED.
 */
export const coverPhoto = mutation({
  action: 'issue_moderate',
  input: CoverPhoto,
  prepare: drawn,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && !isPrivate(loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, { fileId }, loaded, coverId) => {
    const { row } = loaded
    const by = moderatorOf(ctx, loaded)
    if (coverId !== null) {
      await ctx.db
        .updateTable('file')
        .set({ owner_kind: 'issue', owner_id: row.id })
        .where('village_id', '=', row.village_id)
        .where('id', '=', coverId)
        .execute()
    }
    await ctx.db
      .insertInto('issue_cover')
      .values({
        village_id: row.village_id,
        id: newId(),
        issue_id: row.id,
        original_id: fileId,
        cover_id: coverId,
        covered_by: by.id,
        at: ctx.now
      })
      .execute()
    const note = {
      kind: coverId === null ? 'uncovered' : 'covered',
      at: ctx.now,
      id: by.id,
      role: 'township_staff' as const,
      reason: coverId === null ? '取消遮盖照片' : '遮盖照片'
    }
    await writeIssueEvent(ctx.db, row.village_id, row.id, noteOf(loaded, note), by)
    return presentCover({ issueId: row.id, publicWords: row.public_words, coverId })
  }
})
