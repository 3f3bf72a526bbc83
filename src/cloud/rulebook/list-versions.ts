import { ListVersions } from '@/domain/rulebook/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentVersion } from './present-rulebook'
import { lastDay, revoked } from './rule-items'

const pageSize = 30

/** Every version of a village's rulebook, the newest first, 30 a page; `next` is what to pass as `before`. */
export const listVersions = query({
  action: 'read_rulebook',
  input: ListVersions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId, before }) => {
    const found = await db
      .selectFrom('rulebook as b')
      .selectAll('b')
      .select([lastDay.as('last_day'), revoked.as('revoked')])
      .where('b.village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('b.version', '<', before ?? 0))
      .orderBy('b.version', 'desc')
      .limit(pageSize + 1)
      .execute()
    const rows = found.slice(0, pageSize)
    return {
      versions: rows.map((book) =>
        presentVersion(book, { lastDay: book.last_day, revoked: book.revoked }, actor.on)
      ),
      next: found.length > pageSize ? (rows.at(-1)?.version ?? null) : null
    }
  }
})
