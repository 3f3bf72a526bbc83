import { makeFormDrafts } from '@/client/stores/form-drafts'
import type { ObjectionGround } from '@/domain/objection/grounds'

export interface ObjectionDraft {
  readonly ground: ObjectionGround | null
  readonly words: string
  /** Hidden unless the villager says otherwise. */
  readonly showName: boolean
}

/** Objections that are being written, by who writes and about which notice. */
export const objectionDrafts = makeFormDrafts<ObjectionDraft>('objection-drafts', {
  ground: null,
  words: '',
  showName: false
})

/** What is missing before it can be sent; the server checks the same again. */
export const lacking = (draft: ObjectionDraft): { field: 'ground' | 'words'; message: string } | null => {
  if (!draft.ground) return { field: 'ground', message: '请选择是哪方面的异议。' }
  if (Array.from(draft.words.trim()).length < 4) return { field: 'words', message: '要说的话至少写4个字。' }
  return null
}
