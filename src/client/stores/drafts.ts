import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { newRequestId } from '@/client/api/request-id'
import type { About, Audience, Category, Channel } from '@/domain/issue/names'
import type { Datum, Point } from '@/domain/place/datum'
import type { Parcel } from './outbox'
import { load, persist } from './persist'

export interface PhotoDraft {
  /** Also the upload's request id: trying again is the same upload. */
  readonly id: string
  /** On the phone; lives as long as the app runs, unless it was kept (`api/kept-file.ts`). */
  readonly path: string
  readonly fileId: string | null
  readonly smallUrl: string | null
  /** Why it is not on the server. */
  readonly problem: string | null
}

export interface SoundDraft {
  /** Also the upload's request id. */
  readonly id: string
  readonly path: string
  readonly seconds: number
  readonly fileId: string | null
}

/** To whom it is said: a channel, or those who look into somebody of the village's offices. */
export type Hearer = Channel | About

/** For whom it is said: oneself, a relative by their member id, or a neighbour by name. */
export const NEIGHBOUR = 'neighbour'

export interface IssueDraft extends Parcel {
  readonly hearer: Hearer
  readonly category: Category | null
  readonly words: string
  readonly placeWords: string
  /** One kept by an earlier program came from WeChat's map and says nothing of its system. */
  readonly point: (Point & { readonly datum?: Datum }) | null
  readonly audience: Audience
  readonly urgent: boolean
  readonly showName: boolean
  readonly onBehalfOf: string | null
  readonly forName: string
  readonly otherName: string
}

interface Drafts {
  readonly matters: Readonly<Record<string, IssueDraft>>
}

interface Whose {
  readonly villageId: string
  readonly holderId: string
}

const emptyDraft = ({ villageId, holderId }: Whose): IssueDraft => ({
  draftId: newRequestId(),
  requestId: newRequestId(),
  villageId,
  holderId,
  hearer: 'courtyard',
  category: null,
  words: '',
  sound: null,
  photos: [],
  placeWords: '',
  point: null,
  audience: 'village',
  urgent: false,
  showName: true,
  onBehalfOf: null,
  forName: '',
  otherName: '',
  editedAt: Date.now(),
  state: 'open',
  problem: null
})

const SAVE_EVERY_MS = 300

/** A store over what the phone has; made once by the app, and anew by a test that plays a restarted phone. */
export const makeDrafts = () => {
  const store = createStore<Drafts>(() => ({ matters: {}, ...load<Drafts>('matters') }))
  const save = persist('matters', store, SAVE_EVERY_MS)

  // An empty form is no draft yet: it must keep its ids while it is looked at, and leaves nothing when it is left.
  const untouched = new Map<string, IssueDraft>()

  /** A new form; it becomes a draft with the first thing written in it. */
  const begin = (whose: Whose): IssueDraft => {
    const made = emptyDraft(whose)
    untouched.set(made.draftId, made)
    return made
  }

  const all = (): readonly IssueDraft[] => Object.values(store.getState().matters)

  const read = (draftId: string): IssueDraft | null =>
    store.getState().matters[draftId] ?? untouched.get(draftId) ?? null

  const write = (draft: IssueDraft): void => {
    untouched.delete(draft.draftId)
    store.setState((s) => ({ matters: { ...s.matters, [draft.draftId]: draft } }))
  }

  /** Changes a draft; one that is gone stays gone, whatever arrives late. */
  const edit = (
    draftId: string,
    change: Partial<IssueDraft> | ((draft: IssueDraft) => Partial<IssueDraft>)
  ): void => {
    const draft = read(draftId)
    if (!draft) return
    const changed = typeof change === 'function' ? change(draft) : change
    write({ ...draft, editedAt: Date.now(), ...changed })
  }

  const editPhotos = (
    draftId: string,
    change: (photos: readonly PhotoDraft[]) => readonly PhotoDraft[]
  ): void => edit(draftId, (draft) => ({ photos: change(draft.photos) }))

  const discard = (draftId: string): void => {
    untouched.delete(draftId)
    store.setState((s) => ({
      matters: Object.fromEntries(Object.entries(s.matters).filter(([id]) => id !== draftId))
    }))
    save()
  }

  return { store, save, begin, all, read, edit, editPhotos, discard }
}

export type DraftStore = ReturnType<typeof makeDrafts>

export const drafts = makeDrafts()

/** One draft as it is now; null once it was sent or thrown away. */
export const useIssueDraft = (draftId: string): IssueDraft | null =>
  useStore(drafts.store, (s) => s.matters[draftId]) ?? drafts.read(draftId)

/** What a person has not finished saying, the latest first. */
export const useOwnDrafts = (holderId: string | null): readonly IssueDraft[] => {
  const matters = useStore(drafts.store, (s) => s.matters)
  return Object.values(matters)
    .filter((d) => d.holderId === holderId)
    .sort((a, b) => b.editedAt - a.editedAt)
}
