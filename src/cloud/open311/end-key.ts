import { EndOpen311Key, open311Refusals } from '@/domain/open311/forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { countySubject } from '../issue/county-subject'
import { recorderFor } from '../points/recorder'
import { presentKey } from './present-key'

/** Shuts a system out from now on; what it handed in stays. Refuses OPEN311_KEY_ENDED. */
export const endKey = mutation({
  action: 'open311_keys',
  input: EndOpen311Key,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, { countyId, keyId }, subject) => {
    const row = await ctx.db
      .updateTable('open311_key')
      .set({ ended_by: recorderFor(ctx, 'open311_keys', subject).id, ended_at: ctx.now })
      .where('place_id', '=', countyId)
      .where('id', '=', keyId)
      .where('ended_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    return row ? presentKey(row) : deny(open311Refusals.keyEnded)
  }
})
