import { closedStates } from '@/domain/objection/objection'
import { ListObjections } from '@/domain/objection/objection-forms'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { loadHolds, selectHolding } from './load-holds'
import { assembleObjections } from './load-objection'
import { presentObjection } from './present-objection'
import { officeFor } from './viewer'

const pageSize = 50
/** More than a village ever has under way at once: what is due is never on a second page. */
const mostOpen = 200

const selectOpen = (db: Db, villageId: string) =>
  db
    .selectFrom('objection')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .orderBy('id')
    .limit(mostOpen)
    .execute()

const selectClosed = (db: Db, villageId: string, before: string | undefined) =>
  db
    .selectFrom('objection')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('state', 'in', closedStates)
    .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(pageSize)
    .execute()

/**
 * A village's objections for those who answer and verify them: what is under way, the most urgent first, and after it
 * what is closed and still waits for somebody's word; or with `closed` what has ended, the newest first, page by page
 * with `before`. Only the supervision committee sees the names.
 */
export const listObjections = query({
  action: 'objection_queue',
  input: ListObjections,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, closed, before }, subject) => {
    const viewer = officeFor(ctx, subject) ?? deny(common.forbidden)
    const rows = closed
      ? await selectClosed(ctx.db, villageId, before)
      : [...(await selectOpen(ctx.db, villageId)), ...(await selectHolding(ctx.db, villageId))]
    const loaded = await assembleObjections(ctx.db, rows)
    const holds = await loadHolds(ctx.db, loaded)
    return loaded.map((o) => presentObjection(o, viewer, ctx.now, holds.get(o.objection.id)))
  }
})
