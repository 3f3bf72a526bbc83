import { sql } from 'kysely'
import { ListOwnComplaints } from '@/domain/complaint/forms'
import { ownAccount } from '../account/own-account'
import { nowhere, query } from '../api/procedure'
import { placeNameOn } from './place-name'
import { presentOwnComplaint } from './present-complaint'

const PAGE = 20

/** What this account complained about, the newest first, 20 at a time. Refuses NOT_SIGNED_IN. */
export const listOwnComplaints = query({
  action: 'own_account',
  input: ListOwnComplaints,
  subject: () => nowhere,
  run: async (ctx, { after }) => {
    const rows = await ctx.db
      .selectFrom('complaint as c')
      .selectAll('c')
      .select(placeNameOn(sql`c.place_id`, ctx.actor.on).as('place_name'))
      .where('c.account_id', '=', ownAccount(ctx))
      .$if(after !== undefined, (q) => q.where('c.id', '<', after ?? ''))
      .orderBy('c.id', 'desc')
      .limit(PAGE)
      .execute()
    return rows.map(presentOwnComplaint)
  }
})
