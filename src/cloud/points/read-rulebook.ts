import { ReadRulebook } from '@/domain/points/points'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentRulebook } from './present-points'

/** The rulebook in force today, or null when the village has none. */
export const readRulebook = query({
  action: 'read_rulebook',
  input: ReadRulebook,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId }) => {
    const book = await db
      .selectFrom('rulebook')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('effective_from', '<=', actor.on)
      .where((e) => e.or([e('effective_to', 'is', null), e('effective_to', '>=', actor.on)]))
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!book) return null
    const items = await db
      .selectFrom('rulebook_item')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('rulebook_id', '=', book.id)
      .orderBy('no')
      .execute()
    return presentRulebook(book, items)
  }
})
