import { t } from '../api/trpc'
import { chooseTownshipContact } from './choose-township-contact'
import { chooseVillageContact } from './choose-village-contact'
import { readContact } from './read-contact'

export const contactRouter = t.router({
  read: readContact,
  chooseVillage: chooseVillageContact,
  chooseTownship: chooseTownshipContact
})
