import { Text } from '@tarojs/components'
import { isWeapp } from '@/client/words/platform'
import { Tap } from './tap'

interface TickProps {
  readonly on: boolean
  readonly title: string
  readonly note: string
  readonly disabled?: boolean
  readonly onTap: () => void
}

/**
 * One line of a list to be ticked off; its style is `styles/ticks.scss`, which the package's own style takes in. A
 * hundred of them are one screen, so a line is two pieces of text and no more: the box is drawn by its style, and
 * WeChat reads the text aloud as it stands.
 */
export const Tick = ({ on, title, note, disabled, onTap }: TickProps) => (
  <Tap
    className={on ? 'xy-tick xy-on' : 'xy-tick'}
    role='checkbox'
    checked={on}
    disabled={disabled}
    label={isWeapp ? undefined : `${title}，${note}`}
    onTap={onTap}
  >
    {title}
    <Text className='xy-tick__note'>{note}</Text>
  </Tap>
)
