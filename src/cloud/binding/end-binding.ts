import { EndBinding } from '@/domain/binding/binding'
import { common } from '@/domain/refusal/refusal'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { moveBinding } from './move-binding'
import { presentDecided } from './present-binding'

/** Ends one's own binding to a person, or takes back the request for it. NOT_FOUND when there is none. */
export const endBinding = mutation({
  action: 'own_account',
  input: EndBinding,
  subject: () => nowhere,
  run: async ({ db, actor, now }, { placeId, holderId }) => {
    const accountId = actor.accountId ?? deny(common.notSignedIn)
    const row = await db
      .selectFrom('binding')
      .selectAll()
      .where('place_id', '=', placeId)
      .where('account_id', '=', accountId)
      .where('holder_id', '=', holderId)
      .where('state', 'in', ['pending', 'active'])
      .forUpdate()
      .executeTakeFirst()
    if (!row) return deny(common.notFound)
    await moveBinding(db, row, 'ended', { at: now })
    return presentDecided(row.id, 'ended')
  }
})
