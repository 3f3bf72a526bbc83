import { ChooseTownshipContact } from '@/domain/contact/forms'
import { mutation } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { presentChosen } from './present-contact'
import { writeContact } from './write-contact'

/** The township writes whom people call where a village has written nobody, or takes it back. As the village's otherwise. */
export const chooseTownshipContact = mutation({
  action: 'township_contact',
  input: ChooseTownshipContact,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async (ctx, { townshipId, contact }, subject) =>
    presentChosen(
      await writeContact(ctx, { placeId: townshipId, contact, action: 'township_contact' }, subject)
    )
})
