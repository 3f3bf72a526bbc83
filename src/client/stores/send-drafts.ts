import { useStore } from 'zustand'
import { api } from '@/client/api/client'
import { dropFile, openFile } from '@/client/api/kept-file'
import { queryClient } from '@/client/api/query-client'
import { uploadFile } from '@/client/api/upload'
import { toast } from '@/client/components/toast'
import { drafts } from './drafts'
import { makeOutbox } from './outbox'
import { isOpenDraft } from './raise-input'
import { showReceipt } from './receipt'
import { session } from './session'

/** The app's own outbox. */
export const outbox = makeOutbox(drafts, {
  signIn: () => (session.getState().token ? session.getState().signInId : null),
  holders: async () => (await api.session.read.query({})).persons.map((p) => p.holderId),
  open: openFile,
  drop: dropFile,
  upload: (file) => uploadFile({ ...file, onProgress: () => undefined }),
  raise: (input) => api.issue.raise.mutate(input),
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
  for (const { path } of [...draft.photos, ...(draft.sound ? [draft.sound] : [])]) void dropFile(path)
}

/** Whether a draft is on its way at this moment. */
export const useSending = (draftId: string): boolean => useStore(outbox.sending, (s) => s.draftId === draftId)
