import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { toast } from '@/client/components/toast'
import { outboxWorld } from './outbox-world'
import { makeSheetBox } from './sheet-box'
import { sheets } from './sheets'

/** The app's own box of sheets. */
export const sheetBox = makeSheetBox(sheets, {
  ...outboxWorld,
  send: (batch) => api.round.sendSheets.mutate(batch),
  onSent: (kept) => {
    toast(`${kept}户的检查表已经送到`)
    void queryClient.invalidateQueries()
  }
})
