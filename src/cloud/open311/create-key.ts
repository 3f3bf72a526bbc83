import { CreateOpen311Key } from '@/domain/open311/forms'
import { mutation } from '../api/procedure'
import { newId } from '../crypto/new-id'
import { countySubject } from '../issue/county-subject'
import { recorderFor } from '../points/recorder'
import { apiKey } from './api-key'
import { presentKey } from './present-key'

/** Lets another system in. The first key of a county also opens its public matters to Open311; see the README. */
export const createKey = mutation({
  action: 'open311_keys',
  input: CreateOpen311Key,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, { countyId, name }, subject) => {
    const row = {
      place_id: countyId,
      id: newId(),
      name,
      created_by: recorderFor(ctx, 'open311_keys', subject).id,
      created_at: ctx.now
    }
    await ctx.db.insertInto('open311_key').values(row).execute()
    return presentKey({ ...row, ended_by: null, ended_at: null })
  },
  // Stored answers hold no secrets: the key is signed anew for every reply.
  reply: ({ deps }, answer, { countyId }) => ({
    ...answer,
    apiKey: apiKey(deps.secret, countyId, answer.keyId)
  })
})
