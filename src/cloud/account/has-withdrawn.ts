import { type RawBuilder, sql } from 'kysely'

/** Whether the last word of an account (an expression for its id) about the agreement was to take consent back. */
export const hasWithdrawn = (account: RawBuilder<unknown>) => sql<boolean>`coalesce((
  select c.kind = 'withdrawn' from agreement_consent c where c.account_id = ${account}
  order by c.id desc limit 1), false)`
