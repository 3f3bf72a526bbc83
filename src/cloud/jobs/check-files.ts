import type { FileOwnerKind } from '@/domain/file/file'
import type { MediaAnswer } from '../ports/content-check'
import type { JobDeps } from './start-jobs'

interface Owner {
  readonly village_id: string
  readonly id: string
  readonly kind: FileOwnerKind
}

const kept = (answer: MediaAnswer) => {
  if (answer.kind === 'checked') return { verdict: answer.suggestion, labels: [...answer.labels] }
  if (answer.kind === 'undecided') return { verdict: answer.kind, trace: answer.trace }
  return { verdict: answer.kind }
}

/**
 * Has the machine look at the photos and sounds of one matter, or of one line of its history, each once; false where it
 * is out of reach and should be asked again. Two processes may ask about the same file: the first answer is kept.
 */
export const checkFiles = async (
  { db, content, clock, mediaLink }: Pick<JobDeps, 'db' | 'content' | 'clock' | 'mediaLink'>,
  owner: Owner
): Promise<boolean> => {
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
    .select(['f.id', 'f.kind'])
    .where('f.village_id', '=', owner.village_id)
    .where('f.owner_kind', '=', owner.kind)
    .where('f.owner_id', '=', owner.id)
    .where('m.file_id', 'is', null)
    // A covered copy shows less than its original.
    .where('c.id', 'is', null)
    .orderBy('f.id')
    .execute()
  for (const { id, kind } of files) {
    const url = mediaLink?.({ villageId: owner.village_id, fileId: id }) ?? null
    const answer = await content.checkMedia({ kind, url }, null)
    if (answer.kind === 'unavailable' && answer.again) return false
    await db
      .insertInto('media_check')
      .values({ village_id: owner.village_id, file_id: id, labels: [], at: clock(), ...kept(answer) })
      .onConflict((c) => c.columns(['village_id', 'file_id']).doNothing())
      .execute()
  }
  return true
}
