import { CoverWords } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockIssue, unseen } from './load-issue'
import { moderatorOf, noteOf } from './moderate'
import { presentCover } from './present-cover'
import { searchable, writeIssueEvent } from './save-issue'

/**
 * Names of minors and the like are covered in what the public reads; the words as written stay with the raiser and
 * whoever handles the matter. Said anew each time over the words as written. Refuses ISSUE_COVER_SPAN.
 */
export const coverWords = mutation({
  action: 'issue_moderate',
  input: CoverWords,
  subject: async (ctx, { villageId, issueId }) => {
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && !isPrivate(loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, { spans }, loaded) => {
    const { row } = loaded
    const chars = Array.from(row.words)
    if (spans.some((s) => s.from >= s.to || s.to > chars.length)) deny(issueRefusals.coverSpan)
    const covered = chars.map((c, i) => (spans.some((s) => s.from <= i && i < s.to) ? '＊' : c)).join('')
    const words = { ...row, public_words: covered }
    await ctx.db
      .updateTable('issue')
      .set({
        public_words: covered,
        grams: row.moderation === 'shown' ? searchable(words) : [],
        updated_at: ctx.now
      })
      .where('village_id', '=', row.village_id)
      .where('id', '=', row.id)
      .execute()
    const by = moderatorOf(ctx, loaded)
    const note = {
      kind: 'covered',
      at: ctx.now,
      id: by.id,
      role: 'township_staff' as const,
      reason: '遮盖文字'
    }
    await writeIssueEvent(ctx.db, row.village_id, row.id, noteOf(loaded, note), by)
    return presentCover({ issueId: row.id, publicWords: covered, coverId: null })
  }
})
