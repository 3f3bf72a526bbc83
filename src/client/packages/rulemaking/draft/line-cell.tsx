import { View } from '@tarojs/components'
import { Cell } from '@/client/components/cells'
import { Tag } from '@/client/components/tag'
import type { Draft } from './index'

type Line = Draft['lines'][number]

const marks = {
  ready: null,
  incomplete: ['没填完', 'wait'],
  open: ['请核对', 'wait'],
  refused: ['不能写', 'stop'],
  left_out: ['不要', 'calm']
} as const

/** A rule of a draft: what it says, or what is asked of whoever writes. */
export const LineCell = ({ line, onTap }: { line: Line; onTap?: () => void }) => {
  const mark = marks[line.state]
  const notes = line.asks.length > 0 ? line.asks : [line.says.join('；')]
  return (
    <Cell
      title={line.rule.words || line.said || '（没有写内容）'}
      note={notes.map((words) => <View key={words}>{words}</View>)}
      {...(mark ? { value: <Tag tone={mark[1]}>{mark[0]}</Tag> } : {})}
      {...(onTap ? { onTap } : {})}
    />
  )
}
