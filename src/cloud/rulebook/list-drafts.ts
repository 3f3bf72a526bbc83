import { ListDrafts } from '@/domain/rulebook/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentDraftCard } from './present-draft'

const pageSize = 30

/** The drafts of a village, the newest first, 30 a page; `next` is what to pass as `before`. */
export const listDrafts = query({
  action: 'rulebook_draft',
  input: ListDrafts,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, before }) => {
    const found = await db
      .selectFrom('rulebook_draft')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize + 1)
      .execute()
    const rows = found.slice(0, pageSize)
    return {
      drafts: rows.map(presentDraftCard),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null
    }
  }
})
