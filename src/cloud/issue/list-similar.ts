import { ListSimilar } from '@/domain/issue/forms'
import { likelySame, likeness } from '@/domain/issue/grams'
import { terminalStates } from '@/domain/issue/terms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentIssueCard } from './present-issue'
import { publicTo } from './public-condition'
import { selectCards } from './select-issues'

/** As many of the newest open matters of the kind are compared; older ones are found by the search. */
const compared = 200
const shown = 5

/**
 * Matters that are open, of the same kind, and said in like words: asked before sending, so that a villager can join
 * instead. Only what the caller may read in public is compared; a private matter is not even counted.
 */
export const listSimilar = query({
  action: 'read_public_issue',
  input: ListSimilar,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, category, words }, village) => {
    const candidates = await ctx.db
      .selectFrom('issue as i')
      .select(['i.id', 'i.words', 'i.public_words'])
      .where('i.village_id', '=', villageId)
      .where('i.category', '=', category)
      .where(publicTo(ctx, village))
      .where('i.state', 'not in', terminalStates)
      .orderBy('i.id', 'desc')
      .limit(compared)
      .execute()
    const alike = candidates
      .map((c) => ({ id: c.id, like: likeness(words, c.public_words ?? c.words) }))
      .filter((c) => c.like >= likelySame)
      .sort((a, b) => b.like - a.like)
      .slice(0, shown)
    if (alike.length === 0) return []
    const rows = await selectCards(ctx.db)
      .where('i.village_id', '=', villageId)
      .where(
        'i.id',
        'in',
        alike.map((a) => a.id)
      )
      .execute()
    return alike.flatMap((a) => rows.filter((r) => r.id === a.id).map((row) => presentIssueCard(row)))
  }
})
