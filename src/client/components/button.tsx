import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Tap } from './tap'

interface ButtonProps {
  readonly children: ReactNode
  readonly onTap: () => void
  readonly kind?: 'primary' | 'plain' | 'warn' | 'quiet'
  readonly icon?: string
  readonly label?: string
  readonly running?: boolean
  readonly disabled?: boolean
}

/** A button. While `running` it shows so and cannot be pressed. */
export const Button = ({ children, onTap, kind = 'plain', icon, label, running, disabled }: ButtonProps) => (
  <Tap className={`xy-btn xy-btn_${kind}`} onTap={onTap} label={label} disabled={disabled || running}>
    {running ? <View className='xy-spin' /> : icon ? <Icon name={icon} /> : null}
    <View className='xy-btn__text'>{children}</View>
  </Tap>
)
