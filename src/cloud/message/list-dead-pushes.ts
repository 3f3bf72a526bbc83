import { ListDeadPushes } from '@/domain/message/message'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { countySubject } from '../issue/county-subject'
import { townshipSubject } from '../place/subjects'
import { presentDeadPush } from './present-push'

const PAGE = 50

/** A township or a county as the subject; null where it is neither. */
const officeSubject = async (db: Db, placeId: string) =>
  (await townshipSubject(db, placeId)) ?? (await countySubject(db, placeId))

/** What WeChat could not be made to take, in the villages of a township or a county, the latest first, 50 a page. */
export const listDeadPushes = query({
  action: 'message_dead',
  input: ListDeadPushes,
  subject: ({ db }, { placeId }) => officeSubject(db, placeId),
  run: async ({ db, now }, { placeId, after }, { countyId }) => {
    const ofCounty = placeId === countyId
    const rows = await db
      .selectFrom('message_push as d')
      .innerJoin('place as p', 'p.id', 'd.place_id')
      .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'p.id').on('n.valid_to', 'is', null))
      .select(['d.place_id', 'd.id', 'd.template', 'd.reason', 'd.errcode', 'd.tries', 'd.at'])
      .select(['d.settled_at', 'd.expires_at', 'n.name as village_name'])
      .where('d.state', '=', 'dead')
      .where(ofCounty ? 'p.county_id' : 'p.parent_id', '=', placeId)
      .$if(after !== undefined, (q) => q.where('d.id', '<', after ?? ''))
      .orderBy('d.id', 'desc')
      .limit(PAGE + 1)
      .execute()
    const shown = rows.slice(0, PAGE)
    return {
      pushes: shown.map((row) => presentDeadPush(row, now)),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null
    }
  }
})
