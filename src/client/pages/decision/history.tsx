import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { sayDate } from '@/client/words/dates'
import type { Whole } from './index'

type Line = Whole['history'][number]

/** What else a line says, in the order in which people ask. */
const wordsOf = (line: Line): string[] =>
  [
    line.from === line.to ? null : `从“${line.from}”到“${line.to}”`,
    line.reason && `理由：${line.reason}`,
    line.opinion && `意见：${line.opinion}`,
    line.citation && `法律依据：${line.citation}`,
    line.order && `文书：${line.order}`,
    line.voided.length > 0 ? `作废，要重新走：${line.voided.join('、')}` : null,
    ...line.changes
  ].filter((words): words is string => Boolean(words))

/** Every act in its order, for who wants to know exactly. */
export const History = ({ history }: { history: Whole['history'] }) =>
  history.length === 0 ? null : (
    <View className='xy-panel'>
      <Fold title={`全部经过（${history.length}条）`}>
        <View className='xy-history'>
          {history.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: history only grows at its end
            <View key={index} className='xy-history__item'>
              <View className='xy-history__dot' />
              <View className='xy-history__what'>{line.name}</View>
              <View className='xy-history__who'>{`${sayDate(line.on)} · ${line.by}`}</View>
              {wordsOf(line).map((words) => (
                <View key={words} className='xy-history__why'>
                  {words}
                </View>
              ))}
              <View className='xy-history__who'>{`依据：${line.basis}`}</View>
            </View>
          ))}
        </View>
      </Fold>
    </View>
  )
