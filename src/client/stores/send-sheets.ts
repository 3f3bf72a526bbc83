import { api } from '@/client/api/client'
import { dropFile, openFile } from '@/client/api/kept-file'
import { queryClient } from '@/client/api/query-client'
import { uploadFile } from '@/client/api/upload'
import { toast } from '@/client/components/toast'
import { session } from './session'
import { makeSheetBox } from './sheet-box'
import { sheets } from './sheets'

/** The app's own box of sheets. */
export const sheetBox = makeSheetBox(sheets, {
  signIn: () => (session.getState().token ? session.getState().signInId : null),
  holders: async () => (await api.session.read.query({})).persons.map((p) => p.holderId),
  open: openFile,
  drop: dropFile,
  upload: (file) => uploadFile({ ...file, onProgress: () => undefined }),
  send: (batch) => api.round.sendSheets.mutate(batch),
  onSent: (kept) => {
    toast(`${kept}户的检查表已经送到`)
    void queryClient.invalidateQueries()
  }
})
