import { ListPassedUp } from '@/domain/objection/objection-forms'
import { common } from '@/domain/refusal/refusal'
import { grantFor } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { townshipSubject } from '../place/subjects'
import { assembleObjections } from './load-objection'
import { presentObjection } from './present-objection'

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
      .selectAll('o')
      .where('p.township_id', '=', townshipId)
      .where('o.state', '=', 'ESCALATED')
      .orderBy('o.due_at')
      .orderBy('o.id')
      .limit(50)
      .execute()
    const viewer = { memberId: null, role: grant.role }
    return (await assembleObjections(db, rows)).map((o) => presentObjection(o, viewer, now))
  }
})
