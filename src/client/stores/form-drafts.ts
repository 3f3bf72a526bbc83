import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { newRequestId } from '@/client/api/request-id'
import type { RequestIdSlot } from '@/client/api/use-submit'
import { load, persist, putOnPhone } from './persist'

/** What was filled in of a form so far, and the id under which it will be sent once. */
export type FormDraft<F extends object> = F & { readonly requestId: string }

interface Kept<F extends object> {
  readonly drafts: Readonly<Record<string, FormDraft<F>>>
}

export interface FormDrafts<F extends object> {
  readonly store: StoreApi<Kept<F>>
  readonly save: () => void
  readonly read: (key: string) => FormDraft<F>
  /** A change may be worked out from the form as it is by then: photos arrive one after another. */
  readonly edit: (key: string, change: Partial<F> | ((form: FormDraft<F>) => Partial<F>)) => void
  readonly discard: (key: string) => void
  readonly slotOf: (key: string) => RequestIdSlot
}

/** The stores of this program, by name: what a form has written is let go when it was sent from elsewhere. */
const shelves = new Map<string, { readonly discard: (key: string) => void }>()

const SAVE_EVERY_MS = 300
/** Forms nobody came back to give way to newer ones. */
const MOST_KEPT = 20

/**
 * Drafts of one kind of form, kept on the phone under keys of the caller's choice. A form that was never touched is no
 * draft: it keeps its id while it is looked at and leaves nothing behind.
 */
export const makeFormDrafts = <F extends object>(name: string, empty: F): FormDrafts<F> => {
  const store = createStore<Kept<F>>(() => ({ drafts: {}, ...load<Kept<F>>(name) }))
  const save = persist(name, store, SAVE_EVERY_MS)
  const untouched = new Map<string, FormDraft<F>>()

  const read = (key: string): FormDraft<F> => {
    const found = store.getState().drafts[key] ?? untouched.get(key)
    if (found) return found
    const made = { ...empty, requestId: newRequestId() }
    untouched.set(key, made)
    return made
  }

  const write = (key: string, draft: FormDraft<F>): void =>
    store.setState((s) => {
      const others = Object.entries(s.drafts).filter(([k]) => k !== key)
      return { drafts: Object.fromEntries([...others.slice(-(MOST_KEPT - 1)), [key, draft]]) }
    })

  const edit: FormDrafts<F>['edit'] = (key, change) => {
    const draft = read(key)
    write(key, { ...draft, ...(typeof change === 'function' ? change(draft) : change) })
  }

  const discard = (key: string): void => {
    untouched.delete(key)
    store.setState((s) => ({
      drafts: Object.fromEntries(Object.entries(s.drafts).filter(([k]) => k !== key))
    }))
    save()
  }

  // Written down before it is sent: if the app is closed before the answer, the draft still has the same id.
  const slotOf = (key: string): RequestIdSlot => ({
    get: () => {
      edit(key, {})
      save()
      return read(key).requestId
    },
    renew: () => write(key, { ...read(key), requestId: newRequestId() })
  })

  const shelf = { store, save, read, edit, discard, slotOf }
  shelves.set(name, shelf)
  return shelf
}

/** Lets a draft go also where its form has not been opened since the app was started. */
export const discardForm = (name: string, key: string): void => {
  const shelf = shelves.get(name)
  if (shelf) {
    shelf.discard(key)
    return
  }
  const { [key]: _gone, ...drafts } = load<Kept<object>>(name)?.drafts ?? {}
  putOnPhone(name, { drafts })
}

/** The draft under a key; an empty one until something is written. */
export const useFormDraft = <F extends object>(drafts: FormDrafts<F>, key: string): FormDraft<F> =>
  useStore(drafts.store, (s) => s.drafts[key]) ?? drafts.read(key)
