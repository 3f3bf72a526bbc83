import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import type { Item } from '../choose-item'

interface LeftProps {
  readonly foresight: Outputs['claim']['foresee'] | null
  readonly item: Item
}

/** What can still be earned under this rule now, before anything is filled in. */
export const Left = ({ foresight, item }: LeftProps) => {
  if (foresight === null) return null
  const { left, groupTaken, mostTimes } = foresight
  if (groupTaken) return <View className='xy-left xy-left_none'>{groupTaken}</View>
  if (left === null) return <View className='xy-left'>这一条没有上限，做几次报几次。</View>
  return mostTimes === 0 ? (
    <View className='xy-left xy-left_none'>{`这一条本期已经得满了（${item.capWords}），下一期再报。`}</View>
  ) : (
    <View className='xy-left'>{`${item.capWords}，您家现在还可以得${left}分。`}</View>
  )
}
