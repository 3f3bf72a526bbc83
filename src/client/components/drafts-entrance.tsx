import { useKnownPerson } from '@/client/api/use-me'
import { go } from '@/client/navigate'
import { useOwnDrafts } from '@/client/stores/drafts'
import { useWaiting } from '@/client/stores/waiting'
import { Cell, Cells } from './cells'

/** The way back to what was begun and what has not arrived; nothing when all is said. */
export const DraftsEntrance = () => {
  const own = useOwnDrafts(useKnownPerson()?.holderId ?? null)
  const { waiting, stuck } = useWaiting()
  const leaving = waiting + stuck
  const begun = own.filter((d) => d.state === 'open' && !d.problem).length
  if (leaving + begun === 0) return null
  const note =
    stuck > 0
      ? `${stuck}件没送成，请看一看`
      : leaving > 0
        ? '有信号会自动送，也可以在这里撤回'
        : '写了一半的，点这里接着说'
  return (
    <Cells>
      <Cell
        icon='queue'
        title={leaving > 0 ? `等着送出 ${leaving}` : `没说完的事 ${begun}`}
        note={note}
        onTap={() => go('drafts')}
      />
    </Cells>
  )
}
