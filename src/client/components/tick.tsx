import { View } from '@tarojs/components'
import { Icon } from './icon'
import { Tap } from './tap'

interface TickProps {
  readonly on: boolean
  readonly title: string
  readonly note: string
  readonly disabled?: boolean
  readonly onTap: () => void
}

/** One line of a list to be ticked off. Its style is `styles/ticks.scss`, which the package's own style takes in. */
export const Tick = ({ on, title, note, disabled, onTap }: TickProps) => (
  <Tap
    className='xy-ticks__row'
    role='checkbox'
    checked={on}
    disabled={disabled}
    label={`${title}，${note}`}
    onTap={onTap}
  >
    <View className={`xy-ticks__box ${on ? 'xy-ticks__box_on' : ''}`}>
      {on ? <Icon name='tick' /> : null}
    </View>
    <View className='xy-ticks__main'>
      <View>{title}</View>
      <View className='xy-ticks__note'>{note}</View>
    </View>
  </Tap>
)
