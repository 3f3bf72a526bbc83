import { ListBatches } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { countsOf } from './batch-counts'
import { stopsOf } from './batch-notice'
import { presentBatch } from './present-batch'

const pageSize = 20

/** A village's batches for those who work on them, the newest first, twenty a page. */
export const listBatches = query({
  action: 'points_batch_read',
  input: ListBatches,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, now }, { villageId, before }) => {
    const rows = await db
      .selectFrom('points_batch')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    const ids = rows.map((b) => b.id)
    const counts = ids.length === 0 ? [] : await countsOf(db, villageId, ids)
    const stops = await stopsOf(db, villageId, rows, now)
    return rows.map((b) =>
      presentBatch(
        b,
        counts.find((c) => c.batch_id === b.id),
        stops.get(b.id)
      )
    )
  }
})
