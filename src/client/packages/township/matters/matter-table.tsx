import { useNow } from '@/client/api/use-now'
import { useToday } from '@/client/api/use-today'
import type { BulkAction } from '@/client/components/desk/desk-types'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import type { MoreProps } from '@/client/components/more'
import { go } from '@/client/navigate'
import { sayState } from '@/client/words/matters'
import { type Matter, sayDeadline, sayOwner } from './matter'
import { keyOf } from './matter-line'

const columnsAt = (now: Date): readonly ColumnOf<Matter>[] => [
  { name: '村', value: (m) => m.villageName, facet: true },
  { name: '什么事', value: (m) => m.words },
  {
    name: '期限',
    value: (m) => (m.dueAt ? sayDeadline(m.dueAt, Date.parse(m.dueAt) <= now.getTime(), now) : null),
    order: (m) => m.dueAt
  },
  { name: '到了哪一步', value: (m) => sayState(m, false), facet: true },
  { name: '哪一级在办', value: (m) => m.levelName, facet: true },
  { name: '在谁手里', value: sayOwner },
  { name: '类别', value: (m) => (m.moderation === 'private' ? m.channelName : m.categoryName) }
]

interface MatterTableProps {
  readonly list: readonly Matter[]
  readonly more: MoreProps['more']
  readonly bulk: BulkAction
}

/** The township's open matters as a table of a PC; nothing in it ranks a village or counts a person's. */
export const MatterTable = ({ list, more, bulk }: MatterTableProps) => {
  const now = useNow()
  const today = useToday()
  return (
    <DeskTable
      label='在办的事'
      file={`在办的事-${today}`}
      columns={columnsAt(now)}
      rows={list}
      keyOf={keyOf}
      onOpen={({ villageId, issueId }) => go('issue', { villageId, issueId })}
      more={more}
      bulk={bulk}
    />
  )
}
