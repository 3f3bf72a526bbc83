import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { api } from '@/client/api/client'
import type { Contact } from '@/domain/contact/say-contact'
import { load, persist } from './persist'

interface Told {
  /** The village it is of; null: no village was looked at yet. */
  readonly villageId: string | null
  readonly contact: Contact | null
  /** When the server said so; 0: never. */
  readonly at: number
}

const DAY_MS = 24 * 60 * 60 * 1000
/** After a try without an answer: not at every page that opens. */
const AGAIN_MS = 60 * 1000

const nothing: Told = { villageId: null, contact: null, at: 0 }

/** Whom to call, kept on the phone: it is wanted most where there is no signal. It is public, and stays at sign-out. */
export const contacts = createStore<Told>(() => ({ ...nothing, ...load<Told>('contact') }))
persist('contact', contacts)

/** What the server said of a village, with whichever answer it came. */
export const learnContact = (villageId: string | null, contact: Contact | null, at = Date.now()): void =>
  contacts.setState({ villageId, contact, at })

let tried: { readonly villageId: string | null; readonly at: number } = { villageId: null, at: 0 }

/** Asks whom the people of this village call, unless it is known since today, or was asked for just now. */
export const askContact = async (villageId: string | null, now = Date.now()): Promise<void> => {
  const told = contacts.getState()
  const isKnown = told.villageId === villageId && now - told.at < DAY_MS
  if (isKnown || (tried.villageId === villageId && now - tried.at < AGAIN_MS)) return
  tried = { villageId, at: now }
  try {
    const { contact } = await api.contact.read.query(villageId ? { villageId } : {})
    learnContact(villageId, contact, now)
  } catch {
    // Without a signal what was known stays; the next page asks again.
  }
}

/** Whom to call in the village that is looked at; null while that is not known. */
export const useContact = (villageId: string | null): Contact | null =>
  useStore(contacts, (s) => (s.villageId === villageId ? s.contact : null))
