import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { toast } from '@/client/components/toast'
import { discardForm } from './form-drafts'
import { type Letter, type LetterKind, letters } from './letters'
import { filesOf, makeOutbox } from './outbox'
import { outboxWorld } from './outbox-world'

/** What the server answers to each kind. */
export interface Receipts {
  readonly objection: Outputs['objection']['raise']
  readonly claim: Outputs['claim']['declare']
  readonly step: Outputs['issue']['act']
  readonly appeal: Outputs['issue']['appeal']
}
export type Receipt = Receipts[LetterKind]

/** An answer, and the form it is for: what was written there is let go only when the answer is shown. */
interface Answered {
  readonly receipt: Receipt
  readonly form: Letter['form']
}

/** Answers by the letter's id, for the form that is still on the screen. */
export const receipts = createStore<Readonly<Record<string, Answered>>>(() => ({}))
/** The letters whose forms are on the screen: they show the answer themselves. */
export const watched = new Set<string>()

/** Sends a letter whose files are up. Rejects with what `toClientError` reads. */
export const sendLetter = (letter: Letter): Promise<Receipt> => {
  const { requestId, photos } = letter
  const files = photos.flatMap((p) => p.fileId ?? [])
  switch (letter.kind) {
    case 'objection':
      return api.objection.raise.mutate({ ...letter.input, requestId })
    case 'claim':
      return api.claim.declare.mutate({ ...letter.input, requestId, fileIds: files })
    case 'step':
      return api.issue.act.mutate({
        ...{ ...letter.input, requestId },
        ...(files.length > 0 ? { photoIds: files } : {})
      })
    case 'appeal':
      return api.issue.appeal.mutate({ ...letter.input, requestId })
  }
}

/** The app's own box of letters. */
export const letterBox = makeOutbox<Letter, Receipt>(letters, {
  ...outboxWorld,
  send: sendLetter,
  onSent: ({ draftId, title, form }, receipt) => {
    if (watched.has(draftId)) receipts.setState({ [draftId]: { receipt, form } })
    else {
      discardForm(form.name, form.key)
      toast(`${title}已经送到`)
    }
    void queryClient.invalidateQueries()
  }
})

/** Takes a letter back for good, with what the form and the phone kept of it. */
export const takeBack = (letter: Letter): void => {
  letters.discard(letter.draftId)
  discardForm(letter.form.name, letter.form.key)
  for (const { path } of filesOf(letter)) void outboxWorld.drop(path)
}

/** How much of its present file is up, while a letter is on its way; null when it is not. */
export const useLetterSending = (draftId: string): number | null =>
  useStore(letterBox.sending, (s) => s[draftId] ?? null)
