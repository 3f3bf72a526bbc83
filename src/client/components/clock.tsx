import { View } from '@tarojs/components'
import { Icon } from './icon'

/** How much time is left, where it must be seen at once. */
export const Clock = ({ children }: { children: string }) => (
  <View className='xy-clock'>
    <Icon name='bell' className='xy-clock__icon' />
    <View className='xy-clock__words'>{children}</View>
  </View>
)
