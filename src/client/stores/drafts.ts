import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { newRequestId } from '@/client/api/request-id'
import type { Category } from '@/domain/issue/names'
import { load, persist } from './persist'

export interface PhotoDraft {
  /** Also the upload's request id: trying again is the same upload. */
  readonly id: string
  /** On the phone; lives as long as the app runs. */
  readonly path: string
  readonly fileId: string | null
  readonly smallUrl: string | null
  /** Why it is not on the server. */
  readonly problem: string | null
}

export interface IssueDraft {
  readonly requestId: string
  readonly category: Category | null
  readonly words: string
  readonly placeWords: string
  readonly photos: readonly PhotoDraft[]
  readonly showName: boolean
  readonly onBehalfOf: string | null
}

interface Drafts {
  /** One draft a village. */
  readonly issues: Readonly<Record<string, IssueDraft>>
}

const emptyDraft = (): IssueDraft => ({
  requestId: newRequestId(),
  category: null,
  words: '',
  placeWords: '',
  photos: [],
  showName: true,
  onBehalfOf: null
})

const SAVE_EVERY_MS = 300

/** A store over what the phone has; made once by the app, and anew by a test that plays a restarted phone. */
export const makeDrafts = () => {
  const store = createStore<Drafts>(() => ({ issues: {}, ...load<Drafts>('drafts') }))
  const save = persist('drafts', store, SAVE_EVERY_MS)

  // An empty form is no draft yet: it must keep its id while it is looked at, and leaves nothing when it is left.
  const untouched = new Map<string, IssueDraft>()

  const read = (villageId: string): IssueDraft => {
    const found = store.getState().issues[villageId] ?? untouched.get(villageId)
    if (found) return found
    const made = emptyDraft()
    untouched.set(villageId, made)
    return made
  }

  const edit = (villageId: string, change: Partial<IssueDraft>): void => {
    const draft = { ...read(villageId), ...change }
    store.setState((s) => ({ issues: { ...s.issues, [villageId]: draft } }))
  }

  const editPhotos = (
    villageId: string,
    change: (photos: readonly PhotoDraft[]) => readonly PhotoDraft[]
  ): void => edit(villageId, { photos: change(read(villageId).photos) })

  const discard = (villageId: string): void => {
    untouched.delete(villageId)
    store.setState((s) => ({
      issues: Object.fromEntries(Object.entries(s.issues).filter(([id]) => id !== villageId))
    }))
    save()
  }

  return { store, save, read, edit, editPhotos, discard }
}

export const drafts = makeDrafts()

/** The draft of a village's matter; an empty one until something is written. */
export const useIssueDraft = (villageId: string): IssueDraft =>
  useStore(drafts.store, (s) => s.issues[villageId]) ?? drafts.read(villageId)
