import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { Panel } from '@/client/components/panel'
import { sayExactly } from '@/client/words/dates'
import { ObjectionLines } from '../objection-lines'
import type { Whole } from './index'

/** What was objected and what was answered, without names. */
export const Objections = ({ objections }: { objections: Whole['objections'] }) =>
  objections.length === 0 ? null : (
    <Panel title={`村民提的异议（${objections.length}条）`}>
      <View className='xy-panel__aside'>不公开提出人的名字，也不公开原话。</View>
      {objections.map((o) => (
        <View key={o.filedAt} className='xy-event'>
          <View className='xy-event__name'>{o.groundName}</View>
          <View className='xy-event__when'>{`${o.by ?? '一位村民'} · ${sayExactly(o.filedAt)}`}</View>
          <View className='xy-event__note'>{o.stateName}</View>
          <Fold title='怎么办的'>
            <ObjectionLines lines={o.history} />
          </Fold>
        </View>
      ))}
    </Panel>
  )
