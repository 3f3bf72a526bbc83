import type { IssueDraft } from '@/client/stores/drafts'
import { categories } from '@/domain/issue/names'
import { hearers } from './hearers'

const LONGEST = 60

/** What a draft says, in a line or two. */
export const sayDraft = ({ words, sound }: Pick<IssueDraft, 'words' | 'sound'>): string => {
  const letters = Array.from(words.trim())
  if (letters.length === 0) return sound ? '（用录音说的）' : '（还没有写字）'
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}

/** To whom it is said, of what kind it is, and what comes with it. */
export const sayParts = (draft: Pick<IssueDraft, 'hearer' | 'category' | 'sound' | 'photos'>): string =>
  [
    hearers.find((h) => h.value === draft.hearer)?.name,
    draft.category && categories[draft.category],
    draft.sound && `录音${draft.sound.seconds}秒`,
    draft.photos.length > 0 ? `${draft.photos.length}张照片` : null
  ]
    .filter(Boolean)
    .join(' · ')
