import type { Inputs } from '@/client/api/client'
import { maxSoundSeconds, soundOnlyWords } from '@/domain/issue/names'
import { type IssueDraft, NEIGHBOUR } from './drafts'

type Input = Inputs['issue']['raise']

/** Whether others than those who handle it may ever read it. */
export const isOpenDraft = ({ hearer, audience }: Pick<IssueDraft, 'hearer' | 'audience'>): boolean =>
  hearer === 'courtyard' && audience !== 'handlers'

const hearerOf = ({ hearer }: IssueDraft): Pick<Input, 'channel' | 'about'> => {
  if (hearer === 'cadre' || hearer === 'supervisor') return { channel: 'courtyard', about: hearer }
  return { channel: hearer }
}

const forWhom = ({ onBehalfOf, forName }: IssueDraft): Pick<Input, 'onBehalfOf' | 'forName'> => {
  if (onBehalfOf === NEIGHBOUR) return { forName: forName.trim() }
  return onBehalfOf ? { onBehalfOf } : {}
}

/** What is sent of a draft; null while there is something that it cannot be sent without. */
export const raiseInput = (draft: IssueDraft): Input | null => {
  const { requestId, villageId, category, sound, point } = draft
  if (!category) return null
  const words = draft.words.trim()
  const placeWords = draft.placeWords.trim()
  return {
    ...{ requestId, villageId, category, urgent: draft.urgent },
    ...hearerOf(draft),
    ...(draft.hearer === 'courtyard' ? { audience: draft.audience } : {}),
    words: words || !sound ? words : soundOnlyWords,
    ...(placeWords ? { placeWords } : {}),
    ...(point ? { point } : {}),
    photoIds: draft.photos.flatMap((p) => (p.fileId ? [p.fileId] : [])),
    ...(sound?.fileId
      ? { sound: { fileId: sound.fileId, seconds: Math.min(sound.seconds, maxSoundSeconds) } }
      : {}),
    showName: isOpenDraft(draft) && draft.showName,
    ...forWhom(draft),
    ...(draft.hearer === 'mediation' ? { otherParty: { name: draft.otherName.trim() } } : {})
  }
}
