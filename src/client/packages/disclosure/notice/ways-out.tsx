import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { Panel } from '@/client/components/panel'
import type { Whole } from './index'

/** Where to turn, one after the other, and how long each has. */
export const WaysOut = ({ ways }: { ways: Whole['waysOut'] }) => (
  <Panel title='不服，可以去哪里说'>
    <View className='xy-panel__aside'>从上往下一步一步来，点开看期限。</View>
    {ways.map((way, index) => (
      <Fold key={way.id} title={`${index + 1}. ${way.name}`}>
        <View className='xy-prose'>{way.does}</View>
        {way.terms.map((term) => (
          <View key={term} className='xy-term'>
            {`· ${term}`}
          </View>
        ))}
        <View className='xy-panel__aside'>{`依据：${way.basis}`}</View>
      </Fold>
    ))}
  </Panel>
)
