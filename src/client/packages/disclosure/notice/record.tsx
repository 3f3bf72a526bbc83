import { View } from '@tarojs/components'
import { Fact } from '@/client/components/fact'
import { Fold } from '@/client/components/fold'
import { Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { sayDate, sayExactly } from '@/client/words/dates'
import type { Whole } from './index'

/** When and where it hung, hour by hour, with every gap; and the paper copy as it was photographed. */
export const Record = ({ whole }: { whole: Whole }) => {
  const { cosigned, places, hoursUp, gaps, photos, windowLastDay, termLastDay } = whole
  const facts: readonly (readonly [string, string | null])[] = [
    ['贴在哪里', places.join('、')],
    ['会签', cosigned ? `村监委${cosigned.by ?? ''}，${sayExactly(cosigned.at)}` : '村监委还没有会签'],
    ['计时开始', whole.clockFrom && sayExactly(whole.clockFrom)],
    ['异议截止', windowLastDay && `${sayDate(windowLastDay)}（当天还可以提）`],
    ['公示到', termLastDay && sayDate(termLastDay)],
    ['处理异议', whole.extendedDays > 0 ? `用了${whole.extendedDays}天，期限顺延` : null],
    ['已经挂了', `${hoursUp}小时`]
  ]
  return (
    <Panel title='公示记录'>
      {facts.map(([name, value]) => (value ? <Fact key={name} name={name} value={value} /> : null))}
      {gaps.map((gap) => (
        <View key={gap.from} className='xy-event'>
          <View className='xy-event__when'>
            {`${sayExactly(gap.from)}起中断${gap.to ? `${gap.minutes}分钟` : '，还没有恢复'}`}
          </View>
          <View className='xy-event__note'>
            {gap.restarts ? '中断太久，公示天数从恢复时重新计。' : '时间很短，公示天数不受影响。'}
          </View>
        </View>
      ))}
      {photos.length > 0 ? (
        <>
          <View className='xy-panel__aside xy-gap'>纸质件张贴照片</View>
          <PhotoRow photos={photos} />
        </>
      ) : null}
      <Fold title={`公示经过（${whole.history.length}条）`}>
        <View className='xy-history'>
          {whole.history.map((line) => (
            <View key={`${line.at}${line.name}`} className='xy-history__item'>
              <View className='xy-history__dot' />
              <View className='xy-history__what'>
                {line.where.length > 0 ? `${line.name}（${line.where.join('、')}）` : line.name}
              </View>
              <View className='xy-history__who'>
                {[sayExactly(line.at), line.by, line.role].filter(Boolean).join(' · ')}
              </View>
              {line.reason ? <View className='xy-history__why'>{line.reason}</View> : null}
            </View>
          ))}
        </View>
      </Fold>
    </Panel>
  )
}
