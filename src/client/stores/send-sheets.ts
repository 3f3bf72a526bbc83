import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { toast } from '@/client/components/toast'
import { outboxWorld } from './outbox-world'
import { makeSheetBox, type Sent } from './sheet-box'
import { sheets } from './sheets'

/** A pass-by word; what came late the route and the list of rounds say as well, and go on saying it. */
const saySent = ({ kept, late }: Sent): string => {
  if (late === 0) return `${kept}户的检查表已经送到`
  const end = '但这一轮已经结束，没有算进结果'
  return late === kept ? `${late}户的检查表收到了，${end}` : `${kept}户的检查表收到了，其中${late}户${end}`
}

/** The app's own box of sheets. */
export const sheetBox = makeSheetBox(sheets, {
  ...outboxWorld,
  send: (batch) => api.round.sendSheets.mutate(batch),
  onSent: (sent) => {
    toast(saySent(sent))
    void queryClient.invalidateQueries()
  }
})
