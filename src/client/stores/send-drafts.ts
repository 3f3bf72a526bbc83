import { useStore } from 'zustand'
import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { toast } from '@/client/components/toast'
import { drafts } from './drafts'
import { filesOf, makeOutbox } from './outbox'
import { outboxWorld } from './outbox-world'
import { isOpenDraft, raiseInput } from './raise-input'
import { showReceipt } from './receipt'

/** The app's own outbox of matters. */
export const outbox = makeOutbox(drafts, {
  ...outboxWorld,
  send: (draft) => {
    const input = raiseInput(draft)
    return input && api.issue.raise.mutate(input)
  },
  onSent: (draft, { issueId, at, forName }) => {
    const { villageId, photos } = draft
    showReceipt({ villageId, issueId, at, photos: photos.length, forName, open: isOpenDraft(draft) })
    toast('说的事已经送到')
    void queryClient.invalidateQueries()
  }
})

/** Throws a draft away, with what the phone kept for it. */
export const discardWhole = (draftId: string): void => {
  const draft = drafts.read(draftId)
  if (!draft) return
  drafts.discard(draftId)
  for (const { path } of filesOf(draft)) void outboxWorld.drop(path)
}

/** Whether a draft is on its way at this moment. */
export const useSending = (draftId: string): boolean => useStore(outbox.sending, (s) => draftId in s)
