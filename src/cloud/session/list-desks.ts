import { ListDesks } from '@/domain/session/desk-input'
import { nowhere, query } from '../api/procedure'
import { presentDeskSession } from './present-desk'

const MOST = 20

/** The PCs at which the own account is signed in, the newest first. Refuses NOT_SIGNED_IN. */
export const listDesks = query({
  action: 'own_account',
  input: ListDesks,
  subject: ({ actor }) => (actor.accountId ? nowhere : null),
  run: async (ctx) => {
    const { db, now, actor } = ctx
    const rows = await db
      .selectFrom('desk_login as d')
      .innerJoin('session as s', 's.id', 'd.session_id')
      .select(['s.id', 's.created_at', 's.expires_at', 'd.browser', 'd.system', 'd.answered_by'])
      .where('d.account_id', '=', actor.accountId)
      .where('d.session_id', 'is not', null)
      .where('s.ended_at', 'is', null)
      .where('s.expires_at', '>', now)
      .orderBy('s.created_at', 'desc')
      .limit(MOST)
      .execute()
    return rows.map((row) => presentDeskSession(ctx, row))
  }
})
