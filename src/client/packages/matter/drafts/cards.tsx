import { confirm } from '@/client/components/toast'
import { go } from '@/client/navigate'
import type { IssueDraft } from '@/client/stores/drafts'
import type { Letter } from '@/client/stores/letters'
import { discardWhole, outbox, useSending } from '@/client/stores/send-drafts'
import { letterBox, takeBack, useLetterSending } from '@/client/stores/send-letters'
import { sayDraft, sayParts } from '../say-draft'
import { WaitingCard, type Way } from './waiting-card'

/** A matter: half written, waiting, or given back. */
export const MatterCard = ({ draft }: { draft: IssueDraft }) => {
  const { draftId, state, problem, editedAt } = draft
  const isSending = useSending(draftId)
  const said = sayDraft(draft)
  const queued = state === 'queued'
  const way: Way = isSending ? 'sending' : queued ? 'waits' : problem ? 'stuck' : 'open'
  const open = () => go('raise', { draftId })
  const remove = async () => {
    const title = queued ? '撤回这一件？' : '删掉这件事？'
    if (await confirm(title, `“${said}”删掉后找不回来。`, queued ? '不送了' : '删掉')) discardWhole(draftId)
  }
  return (
    <WaitingCard
      way={way}
      title='说事'
      words={said}
      parts={sayParts(draft)}
      at={editedAt}
      problem={problem?.message ?? null}
      onSend={queued ? () => void outbox.flush() : null}
      cancel={{ word: queued ? '撤回' : '删掉', press: () => void remove() }}
      onOpen={open}
      change={{ word: queued ? '看一看' : '接着说', press: open }}
    />
  )
}

const LONGEST = 60
const shortened = (text: string): string => {
  const letters = Array.from(text.trim())
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}

/** An objection, a claim, a word in a matter: waiting, refused, or taken out to be corrected. */
export const LetterCard = ({ letter }: { letter: Letter }) => {
  const { draftId, state, problem, title, about, words, until, page, editedAt, photos } = letter
  const percent = useLetterSending(draftId)
  const way: Way = percent !== null ? 'sending' : state === 'queued' ? 'waits' : 'stuck'
  const change = () => {
    // What is being corrected must not go out in its old words meanwhile.
    letterBox.hold(draftId)
    go(page.name, page.query)
  }
  const remove = async () => {
    const what = `“${shortened(words)}”撤回后不再送出，写的也删掉。`
    if (await confirm('撤回这一件？', what, '不送了')) takeBack(letter)
  }
  return (
    <WaitingCard
      way={way}
      title={title}
      words={shortened(words)}
      parts={[shortened(about), photos.length > 0 ? `${photos.length}张照片` : null]
        .filter(Boolean)
        .join(' · ')}
      at={editedAt}
      percent={percent}
      problem={problem?.message ?? (way === 'stuck' ? '您拿出来改过，还没有送。改好了再送。' : null)}
      until={until}
      onSend={problem ? null : () => void letterBox.send(draftId)}
      cancel={{ word: '撤回', press: () => void remove() }}
      change={{ word: '改一改', press: change }}
    />
  )
}
