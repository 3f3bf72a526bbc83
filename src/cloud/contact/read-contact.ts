import { ReadContact } from '@/domain/contact/forms'
import { countyFor } from '../account/find-contact'
import { nowhere, query } from '../api/procedure'
import { findContactRow } from './find-contact'
import { presentContact, presentOwnContact } from './present-contact'

/**
 * Whom to call, for anybody: `contact` is that of the village (or township) asked for, else of where the caller
 * belongs, else of the only county there is; `own` is what that very place wrote, for the form in which it is changed.
 */
export const readContact = query({
  action: 'read_place',
  input: ReadContact,
  subject: () => nowhere,
  run: async (ctx, { villageId, townshipId }) => {
    const [person] = ctx.persons
    const asked = villageId ?? townshipId ?? person?.villageId ?? person?.townshipId
    const placeId = asked ?? (await countyFor(ctx, undefined))
    const row = placeId === null ? null : await findContactRow(ctx.db, placeId)
    return {
      contact: row && presentContact(row),
      own: presentOwnContact(row, townshipId === undefined ? 'village' : 'township')
    }
  }
})
