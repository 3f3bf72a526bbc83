import { ReadLeaflet } from '@/domain/picture/forms'
import { query } from '../api/procedure'
import { contactOf } from '../contact/contact-of'
import { villageNameOf } from '../decision/register-facts'
import { villageSubject } from '../place/subjects'
import { presentLeaflet } from './present-leaflet'

/** What a leaflet says of this village: its name, whom one calls, and the code that leads to its pages. */
export const readLeaflet = query({
  action: 'read_place',
  input: ReadLeaflet,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, publicUrl }, { villageId }) =>
    presentLeaflet({
      villageName: await villageNameOf(db, villageId),
      contact: await contactOf(db, villageId),
      url: publicUrl
    })
})
