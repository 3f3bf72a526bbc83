import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Cell } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { sayExactly } from '@/client/words/dates'

type Progress = Outputs['round']['readProgress']

const words = { opened: '开始', closed: '结束', reopened: '重新打开' } as const

/** Who opened and closed a round, when, and why it was opened again. */
export const History = ({ history }: Pick<Progress, 'history'>) => (
  <View className='xy-panel'>
    <Fold title='谁开的、谁结束的'>
      {history.map(({ kind, at, by, reason }) => (
        <Cell
          key={`${kind}${at}`}
          title={`${words[kind]}：${by}`}
          note={[sayExactly(at), reason ? `原因：${reason}` : ''].filter(Boolean).join(' · ')}
        />
      ))}
    </Fold>
  </View>
)
