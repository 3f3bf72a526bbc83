import { createStore } from 'zustand/vanilla'
import type { Inputs } from '@/client/api/client'
import type { pages } from '@/client/navigate'
import type { Parcel } from './outbox'
import { load, putOnPhone } from './persist'

/** What may be sent later than it was written (decision 0073), with what goes to the server of it, but for its files. */
export interface LetterInputs {
  readonly objection: Omit<Inputs['objection']['raise'], 'requestId'>
  readonly claim: Omit<Inputs['claim']['declare'], 'requestId' | 'fileIds'>
  readonly step: Omit<Inputs['issue']['act'], 'requestId' | 'photoIds'>
  readonly appeal: Omit<Inputs['issue']['appeal'], 'requestId'>
}
export type LetterKind = keyof LetterInputs

/** What a letter says of itself to whoever finds it waiting. */
export interface LetterLook {
  /** What it is: 异议, 申报积分. */
  readonly title: string
  /** What it is about, and what it says. */
  readonly about: string
  readonly words: string
  /** Until when it counts, where arriving late is too late. */
  readonly until: string | null
  /** Where it is corrected. */
  readonly page: { readonly name: keyof typeof pages; readonly query: Readonly<Record<string, string>> }
  /** The form's own draft: it is let go with the letter. */
  readonly form: { readonly name: string; readonly key: string }
}

interface Written<K extends LetterKind> extends Parcel, LetterLook {
  readonly kind: K
  readonly input: LetterInputs[K]
}

/** A form that was filled in and sent, and that the server has not answered yet. Its id is that of its request. */
export type Letter = { [K in LetterKind]: Written<K> }[LetterKind]

interface Letters {
  readonly letters: Readonly<Record<string, Letter>>
}

/** The letters on this phone, written down at each change. Made once by the app, and anew by a test. */
export const makeLetters = () => {
  const store = createStore<Letters>(() => ({ letters: {}, ...load<Letters>('letters') }))
  const save = (): boolean => putOnPhone('letters', store.getState())

  const all = (): readonly Letter[] => Object.values(store.getState().letters)
  const read = (draftId: string): Letter | null => store.getState().letters[draftId] ?? null

  /** Puts a letter there, in the place of what was there under its id; false where the phone has no room for it. */
  const write = (letter: Letter): boolean => {
    store.setState(({ letters }) => ({ letters: { ...letters, [letter.draftId]: letter } }))
    return save()
  }

  const edit = (draftId: string, change: Partial<Parcel> | ((letter: Parcel) => Partial<Parcel>)): void => {
    const letter = read(draftId)
    if (letter) write({ ...letter, ...(typeof change === 'function' ? change(letter) : change) })
  }

  const discard = (draftId: string): void => {
    store.setState(({ letters: { [draftId]: _gone, ...others } }) => ({ letters: others }))
    save()
  }

  return { store, save, all, read, write, edit, discard }
}

export const letters = makeLetters()
