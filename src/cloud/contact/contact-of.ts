import type { Contact } from '@/domain/contact/say-contact'
import type { Db } from '../db/pool'
import { findContactRow } from './find-contact'
import { presentContact } from './present-contact'

/** Whom the people of this village (or township, county) call, ready to be shown to anybody. */
export const contactOf = async (db: Db, placeId: string): Promise<Contact | null> => {
  const row = await findContactRow(db, placeId)
  return row && presentContact(row)
}
