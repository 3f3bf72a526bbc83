import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { newRequestId } from '@/client/api/request-id'
import type { PhotoDraft } from '@/client/stores/drafts'
import { load, persist } from '@/client/stores/persist'
import type { SectionDraft } from './draft-text'

export interface Kept {
  readonly fileId: string
  readonly name: string
  readonly smallUrl: string
  readonly url: string
}

/** A notice that is being written on this phone. */
export interface NoticeDraft {
  readonly requestId: string
  readonly title: string
  readonly sections: readonly SectionDraft[]
  /** Files that hang already beside what is corrected, or photos of the finished work. */
  readonly kept: readonly Kept[]
  readonly photos: readonly PhotoDraft[]
  readonly requiredDays: number | null
  /** Why a notice is corrected. */
  readonly reason: string
}

interface Drafts {
  /** By who writes it and what the notice is about. */
  readonly notices: Readonly<Record<string, NoticeDraft>>
}

const SAVE_EVERY_MS = 500

const store = createStore<Drafts>(() => ({ notices: {}, ...load<Drafts>('notice-drafts') }))
const save = persist('notice-drafts', store, SAVE_EVERY_MS)

export const useNoticeDraft = (key: string): NoticeDraft | undefined => useStore(store, (s) => s.notices[key])

export const begin = (key: string, draft: Omit<NoticeDraft, 'requestId' | 'photos' | 'reason'>): void =>
  store.setState((s) => ({
    notices: { ...s.notices, [key]: { requestId: newRequestId(), photos: [], reason: '', ...draft } }
  }))

export const edit = (key: string, change: (draft: NoticeDraft) => Partial<NoticeDraft>): void =>
  store.setState((s) => {
    const draft = s.notices[key]
    return draft ? { notices: { ...s.notices, [key]: { ...draft, ...change(draft) } } } : s
  })

/** The id under which it is sent; written down first, so that an app that is closed sends the same again. */
export const slotOf = (key: string) => ({
  get: () => {
    save()
    return store.getState().notices[key]?.requestId ?? newRequestId()
  },
  renew: () => edit(key, () => ({ requestId: newRequestId() }))
})

export const discard = (key: string): void => {
  store.setState((s) => ({
    notices: Object.fromEntries(Object.entries(s.notices).filter(([id]) => id !== key))
  }))
  save()
}
