import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'

interface TapProps {
  readonly className?: string
  readonly onTap: () => void
  /** What a screen reader says; without it, the text inside. */
  readonly label?: string | undefined
  readonly role?: 'button' | 'link' | 'radio' | 'tab' | 'checkbox' | 'switch'
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly children?: ReactNode
}

/** Anything that can be pressed: by a finger, by a keyboard on a PC, by a screen reader. */
export const Tap = ({
  className = '',
  onTap,
  label,
  role = 'button',
  checked,
  disabled,
  children
}: TapProps) => {
  const press = () => {
    if (!disabled) onTap()
  }
  const keyboard = isWeapp
    ? {}
    : {
        tabindex: disabled ? '-1' : '0',
        onKeyDown: (event: unknown) => {
          const { key, preventDefault } = event as KeyboardEvent
          if (key !== 'Enter' && key !== ' ') return
          preventDefault.call(event)
          press()
        }
      }
  return (
    <View
      className={`xy-tap ${className}`}
      hoverClass={disabled ? 'none' : 'xy-down'}
      onClick={press}
      {...a11y({ role, label, checked, disabled })}
      {...keyboard}
    >
      {children}
    </View>
  )
}
