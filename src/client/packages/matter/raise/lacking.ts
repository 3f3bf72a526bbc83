import { type IssueDraft, NEIGHBOUR } from '@/client/stores/drafts'
import { maxWords } from '@/domain/issue/names'
import { nothingSaid, saysNothing } from '@/domain/issue/said'

export interface Lack {
  readonly field: string
  readonly message: string
}

const count = (text: string): number => Array.from(text.trim()).length

const wordsLack = ({ words, sound }: IssueDraft): string | null => {
  const long = count(words)
  if (long === 0) return sound ? null : '请说一段，或者写几个字。'
  if (long > maxWords) return `最多写${maxWords}字，现在有${long}字，请去掉${long - maxWords}字。`
  if (long < 4) return '要说的事至少写4个字。'
  return saysNothing(words) ? nothingSaid : null
}

/** The first thing without which it cannot be sent; the server checks the same again. */
export const lacking = (draft: IssueDraft): Lack | null => {
  const words = wordsLack(draft)
  if (words) return { field: 'words', message: words }
  if (draft.photos.some((p) => p.problem)) {
    return { field: 'photoIds', message: '有照片传不上去。请点“重传”，或者去掉它。' }
  }
  if (!draft.category) return { field: 'category', message: '请选择是哪一类事。' }
  if (draft.hearer === 'mediation' && count(draft.otherName) < 2) {
    return { field: 'otherParty', message: '请写明另一方是谁。' }
  }
  if (draft.onBehalfOf === NEIGHBOUR && count(draft.forName) < 2) {
    return { field: 'forName', message: '请写替谁说，写全名。' }
  }
  return null
}
