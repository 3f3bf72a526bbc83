import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useCare } from '@/client/stores/settings'
import { Button } from './button'

interface LaterProps {
  /** What is behind it, in the words of its headings. */
  readonly what: string
  readonly children: ReactNode
}

/** The end of a long page, which few read: in elder mode behind a button, and not even asked of the server until then. */
export const Later = ({ what, children }: LaterProps) => {
  const care = useCare()
  const [isOpen, setOpen] = useState(false)
  return care && !isOpen ? (
    <View className='xy-more'>
      <Button onTap={() => setOpen(true)}>{`更多：${what}`}</Button>
    </View>
  ) : (
    children
  )
}
