import type { FileKind, FileOwnerKind } from '@/domain/file/file'
import { mediaWaitMs } from '@/domain/issue/content-check'
import type { MediaAnswer } from '../ports/content-check'
import { writerOf } from '../session/writer-of'
import type { JobDeps } from './sweeps'

export type CheckDeps = Pick<JobDeps, 'db' | 'secret' | 'content' | 'clock' | 'mediaLink'>

interface Owner {
  readonly village_id: string
  readonly id: string
  readonly kind: FileOwnerKind
}

/** A photo or sound of somebody, as the machine is asked about it. */
export interface Asked {
  readonly village_id: string
  readonly id: string
  readonly kind: FileKind
  readonly mime: string
  readonly uploaded_by: string
  readonly uploaded_at: Date
}

/** Asks the machine about one photo or sound in the name of whoever sent it in. */
export const askAbout = async (deps: CheckDeps, file: Asked): Promise<MediaAnswer> => {
  const { village_id: villageId, id: fileId, kind, mime } = file
  const url = (await deps.mediaLink?.({ villageId, fileId, mime })) ?? null
  const sent = { accountId: file.uploaded_by, at: file.uploaded_at }
  return await deps.content.checkMedia({ kind, url }, await writerOf(deps, sent, deps.clock()))
}

/** The columns of an answer; one that comes later is waited for. */
export const keptOf = (answer: MediaAnswer, now: Date) => {
  const none = { labels: [], trace: null, due_at: null }
  if (answer.kind === 'checked') return { ...none, verdict: answer.suggestion, labels: [...answer.labels] }
  if (answer.kind === 'unavailable') return { ...none, verdict: answer.kind }
  const due_at = answer.trace === null ? null : new Date(now.getTime() + mediaWaitMs)
  return { ...none, verdict: answer.kind, trace: answer.trace, due_at }
}

/**
 * Has the machine look at the photos and sounds of one thing, each once; false where it is out of reach and should be
 * asked again. Two processes may ask about the same file: the first answer is kept.
 */
export const checkFiles = async (deps: CheckDeps, owner: Owner): Promise<boolean> => {
  const { db, clock } = deps
  const files = await db
    .selectFrom('file as f')
    .leftJoin('media_check as m', (j) =>
      j.onRef('m.village_id', '=', 'f.village_id').onRef('m.file_id', '=', 'f.id')
    )
    .leftJoin('issue_cover as c', (j) =>
      j
        .onRef('c.village_id', '=', 'f.village_id')
        .onRef('c.issue_id', '=', 'f.owner_id')
        .onRef('c.cover_id', '=', 'f.id')
    )
    .select(['f.village_id', 'f.id', 'f.kind', 'f.mime', 'f.uploaded_by', 'f.uploaded_at'])
    .where('f.village_id', '=', owner.village_id)
    .where('f.owner_kind', '=', owner.kind)
    .where('f.owner_id', '=', owner.id)
    .where('m.file_id', 'is', null)
    // A covered copy shows less than its original.
    .where('c.id', 'is', null)
    .orderBy('f.id')
    .execute()
  for (const file of files) {
    const answer = await askAbout(deps, file)
    if (answer.kind === 'unavailable' && answer.again) return false
    const now = clock()
    await db
      .insertInto('media_check')
      .values({ village_id: owner.village_id, file_id: file.id, at: now, ...keptOf(answer, now) })
      .onConflict((c) => c.columns(['village_id', 'file_id']).doNothing())
      .execute()
  }
  return true
}
