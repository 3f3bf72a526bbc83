import { View } from '@tarojs/components'
import { Icon } from '@/client/components/icon'
import { Tap } from '@/client/components/tap'

interface TickProps {
  readonly on: boolean
  readonly title: string
  readonly note: string
  readonly onTap: () => void
}

/** One line of a list to be ticked off. */
export const Tick = ({ on, title, note, onTap }: TickProps) => (
  <Tap className='xy-ticks__row' role='checkbox' checked={on} label={`${title}，${note}`} onTap={onTap}>
    <View className={`xy-ticks__box ${on ? 'xy-ticks__box_on' : ''}`}>
      {on ? <Icon name='tick' /> : null}
    </View>
    <View className='xy-ticks__main'>
      <View>{title}</View>
      <View className='xy-ticks__note'>{note}</View>
    </View>
  </Tap>
)
