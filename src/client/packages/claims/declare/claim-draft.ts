import type { PhotoDraft } from '@/client/stores/drafts'
import { makeFormDrafts } from '@/client/stores/form-drafts'
import type { LetterInputs } from '@/client/stores/letters'

/** A claim that is being written. Empty strings stand for what the page fills in: today, the own household. */
export interface ClaimForm {
  readonly itemId: string
  readonly householdId: string
  /** Who did it; null: the whole household. */
  readonly memberId: string | null
  readonly times: number
  readonly occurredOn: string
  readonly note: string
  readonly photos: readonly PhotoDraft[]
}

/** One for each person on the phone: whoever comes back finds what they had begun. */
export const claimDrafts = makeFormDrafts<ClaimForm>('claim-drafts', {
  itemId: '',
  householdId: '',
  memberId: null,
  times: 1,
  occurredOn: '',
  note: '',
  photos: []
})

export interface Lack {
  readonly field: 'memberId' | 'note' | 'photos'
  readonly message: string
}

interface Asked {
  readonly perPerson: boolean
  readonly evidence: { readonly words: string; readonly needed: boolean } | null
}

/** What is missing before it can be sent; the server checks the same again. */
export const claimLacks = (form: ClaimForm, item: Asked): Lack | null => {
  if (item.perPerson && form.memberId === null) return { field: 'memberId', message: '请选择是谁做的。' }
  if (form.photos.some((p) => p.problem)) {
    return { field: 'photos', message: '有照片传不上去。请点“重传”，或者去掉它。' }
  }
  if (item.evidence?.needed && form.photos.length === 0 && form.note.trim() === '') {
    return {
      field: 'note',
      message: `这一条要有凭据（${item.evidence.words}），请拍照或写上说明。`
    }
  }
  return null
}

/** What is sent of a form that lacks nothing, beside its photos: they may still be on the phone. */
export const claimInput = (villageId: string, form: ClaimForm): LetterInputs['claim'] => ({
  villageId,
  householdId: form.householdId,
  itemId: form.itemId,
  times: form.times,
  occurredOn: form.occurredOn,
  ...(form.memberId ? { memberId: form.memberId } : {}),
  ...(form.note.trim() ? { note: form.note.trim() } : {})
})
