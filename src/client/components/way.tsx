import { View } from '@tarojs/components'
import { Icon } from './icon'
import { Tap } from './tap'

/** A line in a panel that leads to another page. */
export const Way = ({ children, onTap }: { children: string; onTap: () => void }) => (
  <Tap className='xy-link' role='link' onTap={onTap}>
    <View className='xy-link__words'>{children}</View>
    <Icon name='next' />
  </Tap>
)
