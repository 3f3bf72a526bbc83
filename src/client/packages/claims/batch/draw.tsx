import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import type { Batch } from './index'

/** Groups of eight can be compared by eye with the paper. */
const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash

/** How the re-checks were drawn, so that anybody can draw them again. */
export const Draw = ({ batch: { draw } }: { batch: Batch }) => (
  <View className='xy-panel'>
    <Fold title='抽查是怎么抽的'>
      <View className='xy-prose'>{`从${draw.of}条里抽了${draw.drawn}条（不少于${draw.percent}%）。${draw.how}`}</View>
      <View className='xy-panel__aside'>
        {draw.headNo === 0
          ? '抽签用的账本封号（那时账本还没有封过，用64个0）：'
          : `抽签用的账本封号（第${draw.headNo}页，开这一批以前就定了）：`}
      </View>
      <View className='xy-hash'>{grouped(draw.head)}</View>
      <View className='xy-panel__aside'>批次名：</View>
      <View className='xy-hash'>{draw.seed}</View>
    </Fold>
  </View>
)
