import { ListWaiting } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { presentQueued } from './present-queued'
import { pageSize, selectCards } from './select-issues'

/** The township's moderation queue: what its villages' publics would see, the longest waiting first, without names. */
export const listWaitingIssues = query({
  action: 'issue_moderate',
  input: ListWaiting,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now, deps }, { townshipId, after }) => {
    const rows = await selectCards(db)
      .innerJoin('place as p', 'p.id', 'i.village_id')
      .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'p.id').on('n.valid_to', 'is', null))
      .select('n.name as village_name')
      .where('p.township_id', '=', townshipId)
      .where('i.moderation', '=', 'waiting')
      .$if(after !== undefined, (q) => q.where('i.id', '>', after ?? ''))
      .orderBy('i.id')
      .limit(pageSize)
      .execute()
    const files = rows.length
      ? await db
          .selectFrom('file')
          .select(['village_id', 'owner_id', 'id as file_id'])
          .where('village_id', 'in', [...new Set(rows.map((r) => r.village_id))])
          .where('owner_kind', '=', 'issue')
          .where(
            'owner_id',
            'in',
            rows.map((r) => r.id)
          )
          .orderBy('id')
          .execute()
      : []
    return rows.map((row) =>
      presentQueued(
        row,
        files.filter((f) => f.owner_id === row.id),
        { secret: deps.secret, now }
      )
    )
  }
})
