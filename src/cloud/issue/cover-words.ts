import { CoverWords } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockIssue, unseen } from './load-issue'
import { moderatorOf, noteOf } from './moderate'
import { presentCover } from './present-cover'
import { searchable, writeIssueEvent } from './save-issue'

const coveredAt = (
  words: string,
  spans: readonly { readonly from: number; readonly to: number }[]
): string | null => {
  const chars = Array.from(words)
  if (spans.some((s) => s.from >= s.to || s.to > chars.length)) deny(issueRefusals.coverSpan)
  if (spans.length === 0) return null
  return chars.map((c, i) => (spans.some((s) => s.from <= i && i < s.to) ? '＊' : c)).join('')
}

/**
 * Names of minors and the like are covered in what the public reads of the words, or of the place; what was written
 * stays with the raiser and whoever handles the matter. Said anew each time over the words as written; without any
 * stretch the cover is taken off, which leaves its line too. Refuses ISSUE_COVER_SPAN and ISSUE_NOT_COVERED.
 */
export const coverWords = mutation({
  action: 'issue_moderate',
  input: CoverWords,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && !isPrivate(loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, { part = 'words', spans }, loaded) => {
    const { row } = loaded
    const isPlace = part === 'place'
    const before = isPlace ? row.public_place_words : row.public_words
    if (spans.length === 0 && before === null) deny(issueRefusals.notCovered)
    const covered = coveredAt(isPlace ? (row.place_words ?? '') : row.words, spans)
    const change = isPlace ? { public_place_words: covered } : { public_words: covered }
    const words = { ...row, ...change }
    await ctx.db
      .updateTable('issue')
      .set({
        ...change,
        grams: row.moderation === 'shown' ? searchable(words) : [],
        updated_at: ctx.now
      })
      .where('village_id', '=', row.village_id)
      .where('id', '=', row.id)
      .execute()
    const by = moderatorOf(ctx, loaded)
    const what = isPlace ? '地点' : '文字'
    const note = {
      kind: covered === null ? 'uncovered' : 'covered',
      at: ctx.now,
      id: by.id,
      role: 'township_staff' as const,
      reason: covered === null ? `取消遮盖${what}` : `遮盖${what}`
    }
    await writeIssueEvent(ctx.db, row.village_id, row.id, noteOf(loaded, note), by)
    return presentCover({ issueId: row.id, publicWords: words.public_words, coverId: null })
  }
})
