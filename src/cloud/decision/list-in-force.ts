import { ListInForce } from '@/domain/decision/desk-forms'
import { inForceStates } from '@/domain/decision/life'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentInForce } from './present-desk'

const pageSize = 30

/**
 * The resolutions of a village that stand, the newest first: what a new matter may change. 30 a page, `next` is what
 * to pass as `before`.
 */
export const listInForce = query({
  action: 'read_published_notice',
  input: ListInForce,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, before }) => {
    const found = await db
      .selectFrom('decision')
      .select(['id', 'no', 'title', 'state', 'topic', 'classification'])
      .where('village_id', '=', villageId)
      .where('pack_id', 'is not', null)
      .where('state', 'in', inForceStates)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize + 1)
      .execute()
    const rows = found.slice(0, pageSize)
    return {
      decisions: rows.map(presentInForce),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null
    }
  }
})
