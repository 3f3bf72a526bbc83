import { useMe } from '@/client/api/use-me'
import { go } from '@/client/navigate'
import { useOwnDrafts } from '@/client/stores/drafts'
import { Cell, Cells } from './cells'

/** The way back to what was begun and not sent; nothing when all is said. */
export const DraftsEntrance = () => {
  const { member } = useMe()
  const own = useOwnDrafts(member?.holderId ?? null)
  const waiting = own.filter((d) => d.state === 'queued').length
  return own.length > 0 ? (
    <Cells>
      <Cell
        icon='queue'
        title={`没说完的事 ${own.length}`}
        note={waiting > 0 ? `${waiting}件等信号，有信号会自动发` : '写了一半的，点这里接着说'}
        onTap={() => go('drafts')}
      />
    </Cells>
  ) : null
}
