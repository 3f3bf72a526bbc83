import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/client/components/a11y'
import { Tap } from '@/client/components/tap'

interface TwinProps {
  /** What the left column is a list of. */
  readonly label: string
  readonly above?: ReactNode
  readonly list: ReactNode
  readonly detail: ReactNode
}

/** Two columns of a PC: the list on the left, what is chosen in it on the right. */
export const Twin = ({ label, above, list, detail }: TwinProps) => (
  <View className='xy-twin'>
    <View className='xy-twin__list'>
      {above}
      <View {...a11y({ role: 'radiogroup', label })}>{list}</View>
    </View>
    <View className='xy-twin__detail'>{detail}</View>
  </View>
)

/** One line of the left column. */
export const Pick = ({ on, onTap, children }: { on: boolean; onTap: () => void; children: ReactNode }) => (
  <Tap className={`xy-pick ${on ? 'xy-pick_on' : ''}`} role='radio' checked={on} onTap={onTap}>
    {children}
  </Tap>
)
