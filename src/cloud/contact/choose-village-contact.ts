import { ChooseVillageContact } from '@/domain/contact/forms'
import { mutation } from '../api/procedure'
import { livingVillage } from '../notice/load-notice'
import { presentChosen } from './present-contact'
import { writeContact } from './write-contact'

/**
 * The village writes whom its people call, by the consent of that person, or takes it back. Refuses VILLAGE_ENDED,
 * and INPUT_INVALID with the field for a number that cannot be called or a consent that was not asked for.
 */
export const chooseVillageContact = mutation({
  action: 'village_contact',
  input: ChooseVillageContact,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId, contact }, subject) =>
    presentChosen(
      await writeContact(ctx, { placeId: villageId, contact, action: 'village_contact' }, subject)
    )
})
