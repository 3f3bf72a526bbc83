import { ListPassedUp } from '@/domain/objection/objection-forms'
import { common } from '@/domain/refusal/refusal'
import { grantFor } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { townshipSubject } from '../place/subjects'
import { assembleObjections } from './load-objection'
import { presentPassedUp } from './present-objection'

/** What was passed up to a township and waits for its word, the most urgent first, at most 50. */
export const listPassedUp = query({
  action: 'objection_report',
  input: ListPassedUp,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, actor, now }, { townshipId }, subject) => {
    const grant = grantFor(actor, 'objection_report', subject)
    if (!grant || grant === 'visitor') return deny(common.forbidden)
    const rows = await db
      .selectFrom('objection as o')
      .innerJoin('place as p', 'p.id', 'o.village_id')
      .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'p.id').on('n.valid_to', 'is', null))
      .selectAll('o')
      .select('n.name as village_name')
      .where('p.parent_id', '=', townshipId)
      .where('o.state', '=', 'ESCALATED')
      // As every one of them has: this is what the index of those under way asks for.
      .where('o.due_at', 'is not', null)
      .orderBy('o.due_at')
      .orderBy('o.id')
      .limit(50)
      .execute()
    const viewer = { memberId: null, role: grant.role }
    const names = new Map(rows.map((row) => [row.id, row.village_name]))
    const loaded = await assembleObjections(db, rows)
    return loaded.map((o) => presentPassedUp(o, names.get(o.objection.id) ?? '', viewer, now))
  }
})
