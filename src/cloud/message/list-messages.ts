import { ListMessages } from '@/domain/message/message'
import { nowhere, query } from '../api/procedure'
import { presentMessage } from './present-message'

/**
 * What the account's people have been told at a place, newest first, at most 30; a stranger has been told nothing.
 * People keep their ids when villages merge, so what they were told at the old village stays theirs to read.
 */
export const listMessages = query({
  action: 'own_account',
  input: ListMessages,
  subject: () => nowhere,
  run: async ({ db, persons }, { placeId }) => {
    if (persons.length === 0) return []
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where('place_id', '=', placeId)
      .where(
        'holder_id',
        'in',
        persons.map((p) => p.holderId)
      )
      .orderBy('id', 'desc')
      .limit(30)
      .execute()
    return rows.map(presentMessage)
  }
})
