import { alike } from '@/domain/issue/alike'
import { ListSimilar } from '@/domain/issue/forms'
import { terminalStates } from '@/domain/issue/terms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { turnPoint } from '../place/turn-point'
import { presentIssueCard, publicPointOf } from './present-issue'
import { publicTo } from './public-condition'
import { selectCards } from './select-issues'

/** As many of the newest open matters of the kind are compared; older ones are found by the search. */
const compared = 200
const shown = 5

/**
 * Matters that are open, of the same kind, and said in like words, close by in less like ones: asked before sending, so
 * that a villager can join instead. Only what the caller may read in public is compared; a private matter is not even counted.
 */
export const listSimilar = query({
  action: 'read_public_issue',
  input: ListSimilar,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, category, words, point }, village) => {
    const here = { words, point: point ? turnPoint(point, point.datum ?? 'gcj02', 'wgs84') : null }
    const candidates = await ctx.db
      .selectFrom('issue as i')
      .select(['i.id', 'i.words', 'i.public_words', 'i.lat', 'i.lng', 'i.datum', 'i.public_place_words'])
      .where('i.village_id', '=', villageId)
      .where('i.category', '=', category)
      .where(publicTo(ctx, village))
      .where('i.state', 'not in', terminalStates)
      .orderBy('i.id', 'desc')
      .limit(compared)
      .execute()
    const like = candidates
      .map((c) => {
        const there = { words: c.public_words ?? c.words, point: publicPointOf(c, 'wgs84') }
        return { id: c.id, like: alike(here, there) }
      })
      .filter((c) => c.like > 0)
      .sort((a, b) => b.like - a.like)
      .slice(0, shown)
    if (like.length === 0) return []
    const rows = await selectCards(ctx.db)
      .where('i.village_id', '=', villageId)
      .where(
        'i.id',
        'in',
        like.map((a) => a.id)
      )
      .execute()
    return like.flatMap((a) => rows.filter((r) => r.id === a.id).map((row) => presentIssueCard(row)))
  }
})
