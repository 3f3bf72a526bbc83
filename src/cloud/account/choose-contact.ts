import { ChooseContact } from '@/domain/account/forms'
import { mutation } from '../api/procedure'
import { newId } from '../crypto/new-id'
import { countySubject } from '../issue/county-subject'
import { recorderFor } from '../points/recorder'
import { presentContact } from './present-account'

/** The county writes whom people call about their data; every word is a line, the last one counts. */
export const chooseContact = mutation({
  action: 'choose_county_rules',
  input: ChooseContact,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, { countyId, office, phone, address }, subject) => {
    const contact = { office, phone, address }
    await ctx.db
      .insertInto('county_contact')
      .values({
        place_id: countyId,
        id: newId(),
        ...contact,
        chosen_by: recorderFor(ctx, 'choose_county_rules', subject).id,
        at: ctx.now
      })
      .execute()
    return presentContact(contact)
  }
})
