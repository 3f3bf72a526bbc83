import type { Letter } from '@/client/stores/letters'
import { letterBox, useLetterSending } from '@/client/stores/send-letters'
import { KeptOnPhone } from './kept-on-phone'

/** A form that was sent without a signal, in the place of the form. */
export const KeptLetter = ({ letter }: { letter: Letter }) => {
  const percent = useLetterSending(letter.draftId)
  return (
    <KeptOnPhone
      isSending={percent !== null}
      percent={percent ?? 0}
      until={letter.until}
      onAgain={() => void letterBox.send(letter.draftId)}
      onChange={() => letterBox.hold(letter.draftId)}
    />
  )
}
