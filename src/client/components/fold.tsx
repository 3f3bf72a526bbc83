import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Icon } from './icon'
import { Tap } from './tap'

interface FoldProps {
  readonly title: string
  readonly children: ReactNode
}

/** What few people want to read at once: its title, and the rest when it is tapped. */
export const Fold = ({ title, children }: FoldProps) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className='xy-fold'>
      <Tap
        className='xy-fold__head'
        label={`${title}，${isOpen ? '点一下收起' : '点一下展开'}`}
        onTap={() => setOpen(!isOpen)}
      >
        <View className='xy-fold__title'>{title}</View>
        <Icon name='next' className={`xy-fold__mark ${isOpen ? 'xy-fold__mark_open' : ''}`} />
      </Tap>
      {isOpen ? children : null}
    </View>
  )
}
