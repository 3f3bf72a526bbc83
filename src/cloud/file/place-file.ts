import { PlaceFile } from '@/domain/file/file'
import { incomingRefusals, mostIncoming } from '@/domain/file/incoming'
import { common } from '@/domain/refusal/refusal'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { presentPlace } from './present-file'

/**
 * Tells a phone where in the cloud storage to put one file, which `file.take` or the api function itself fetches from
 * there within a day. Refuses NOT_SIGNED_IN, INCOMING_TOO_MANY.
 */
export const placeFile = mutation({
  action: 'own_account',
  input: PlaceFile,
  subject: () => nowhere,
  run: async ({ db, actor, now }) => {
    const accountId = actor.accountId ?? deny(common.notSignedIn)
    const waiting = await db
      .selectFrom('incoming_file')
      .select('id')
      .where('account_id', '=', accountId)
      .where('sha256', 'is', null)
      .limit(mostIncoming)
      .execute()
    if (waiting.length >= mostIncoming) return deny(incomingRefusals.tooMany)
    const id = newId()
    await db.insertInto('incoming_file').values({ account_id: accountId, id, placed_at: now }).execute()
    return presentPlace(id)
  }
})
