import { closedStates } from '@/domain/objection/objection'
import { ListObjections } from '@/domain/objection/objection-forms'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { assembleObjections } from './load-objection'
import { presentObjection } from './present-objection'
import { officeFor } from './viewer'

const pageSize = 50

/**
 * A village's objections for those who answer and verify them: what is under way, the most urgent first, or with
 * `closed` what has ended, the newest first. Only the supervision committee sees the names.
 */
export const listObjections = query({
  action: 'objection_queue',
  input: ListObjections,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, closed, before }, subject) => {
    const viewer = officeFor(ctx, subject) ?? deny(common.forbidden)
    const rows = await ctx.db
      .selectFrom('objection')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('state', closed ? 'in' : 'not in', closedStates)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .$if(closed !== true, (q) => q.orderBy('due_at'))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    return (await assembleObjections(ctx.db, rows)).map((o) => presentObjection(o, viewer, ctx.now))
  }
})
