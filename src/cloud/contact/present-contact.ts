import type { Contact } from '@/domain/contact/say-contact'
import type { ContactRow } from './find-contact'

/** Whom to call, for everybody: the place's name goes before its office; a county's office names itself. */
export const presentContact = ({ level, place_name, post, name, phone, hours }: ContactRow): Contact => ({
  level,
  office: level === 'county' ? post : `${place_name}${post}`,
  name,
  phone,
  hours
})

/** What the place itself wrote last, to be written anew; null where it wrote nothing, or took it back. */
export const presentOwnContact = (row: ContactRow | null, level: Contact['level']) =>
  row?.level === level && row.name !== null && row.hours !== null
    ? { post: row.post, name: row.name, phone: row.phone, hours: row.hours }
    : null

/** Whom the place's people call from now on; null where nobody is left to name. */
export const presentChosen = (row: ContactRow | null) => ({ contact: row && presentContact(row) })
