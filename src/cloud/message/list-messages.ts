import { ListMessages } from '@/domain/message/message'
import { nowhere, query } from '../api/procedure'
import { presentMessage } from './present-message'

/** What the signed-in person has been told at a place, newest first, at most 30; a stranger has been told nothing. */
export const listMessages = query({
  action: 'own_account',
  input: ListMessages,
  subject: () => nowhere,
  run: async ({ db, persons }, { placeId }) => {
    const me = persons.find((p) => p.placeId === placeId)
    if (!me) return []
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where('place_id', '=', placeId)
      .where('holder_id', '=', me.holderId)
      .orderBy('id', 'desc')
      .limit(30)
      .execute()
    return rows.map(presentMessage)
  }
})
