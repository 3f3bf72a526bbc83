import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'

interface HeadingProps {
  readonly className: string
  readonly children: ReactNode
}

/** A title within a page; who listens can jump from one to the next. */
export const Heading = ({ className, children }: HeadingProps) => (
  <View className={className} {...a11y({ role: 'heading' })} {...(isWeapp ? {} : { 'aria-level': '2' })}>
    {children}
  </View>
)

interface PanelProps {
  readonly title: string
  /** The one that matters most to the reader. */
  readonly accent?: boolean
  readonly children: ReactNode
}

/** A part of a page, under its title. */
export const Panel = ({ title, accent, children }: PanelProps) => (
  <View className={`xy-panel ${accent ? 'xy-panel_accent' : ''}`}>
    <Heading className='xy-panel__title'>{title}</Heading>
    {children}
  </View>
)
