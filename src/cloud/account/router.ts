import { t } from '../api/trpc'
import { askCopy } from './ask-copy'
import { chooseContact } from './choose-contact'
import { closeAccount } from './close-account'
import { consent } from './consent'
import { foreseeClose } from './foresee-close'
import { listCopies } from './list-copies'
import { readPrivacy } from './read-privacy'

export const accountRouter = t.router({
  readPrivacy,
  consent,
  chooseContact,
  foreseeClose,
  close: closeAccount,
  askCopy,
  listCopies
})
