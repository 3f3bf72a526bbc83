import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { promisedStates } from '@/domain/issue/terms'

/**
 * The mirror of `isLate` in SQL, over `i`: its term is over, or the day that its owner promised. The states are written
 * out, as the index `issue_promised` has them.
 */
export const lateAt = (now: Date): RawBuilder<boolean> => {
  const states = sql.join(promisedStates.map((state) => sql.lit(state)))
  return sql<boolean>`(i.due_at <= ${now}
    or (i.due_at is not null and i.owner_due < ${dayOf(now)}::date and i.state in (${states})))`
}
