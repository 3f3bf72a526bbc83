import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { Panel } from '@/client/components/panel'
import type { Whole } from './index'

const short = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`

/** Groups of eight can be compared by eye with the paper. */
const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash

/** That what is read here is what was signed: how anybody can find out. */
export const Proof = ({ whole }: { whole: Whole }) => (
  <Panel title='内容没有被改过，怎么知道？'>
    <View className='xy-prose'>
      {`会签的时候，全文算出一个校验码：${short(whole.contentHash)}。改动一个字，校验码就会变。墙上的纸质件也印着它，两边一样，就是同一份。`}
    </View>
    <Fold title='看完整的校验码'>
      <View className='xy-hash'>{grouped(whole.contentHash)}</View>
      <View className='xy-panel__aside'>算法：SHA-256，按RFC 8785排好的全文计算。</View>
      {whole.intact ? null : (
        <>
          <View className='xy-panel__aside'>起草时记下的校验码：</View>
          <View className='xy-hash'>{grouped(whole.writtenHash)}</View>
        </>
      )}
    </Fold>
  </Panel>
)
