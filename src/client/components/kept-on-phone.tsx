import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Button } from './button'
import { Icon } from './icon'

interface KeptOnPhoneProps {
  readonly isSending: boolean
  /** How much of its present file is up, 0 to 100. */
  readonly percent?: number
  /** Until when it counts, where arriving late is too late. */
  readonly until?: string | null
  readonly onAgain: () => void
  readonly onChange: () => void
  readonly children?: ReactNode
}

/** Something written that waits for a signal: it is safe, it goes by itself, and it can still be changed. */
export const KeptOnPhone = ({
  isSending,
  percent = 0,
  until,
  onAgain,
  onChange,
  children
}: KeptOnPhoneProps) => (
  <View className='xy-receipt' {...a11y({ live: true })}>
    {isSending ? (
      <View className='xy-spin xy-spin_big' />
    ) : (
      <View className='xy-receipt__mark xy-receipt__mark_wait'>
        <Icon name='offline' />
      </View>
    )}
    <View className='xy-receipt__title'>{isSending ? '正在送出' : '已存在手机上，有信号就送出'}</View>
    <View className='xy-receipt__note'>
      {isSending
        ? percent > 0 && percent < 100
          ? `照片传了${percent}%，信号弱的时候会慢一点。`
          : '信号弱的时候会慢一点，请等一等。'
        : '只送一次，关掉也不会丢。您可以先去忙。'}
    </View>
    {until ? <View className='xy-receipt__note'>{until}</View> : null}
    {children}
    {isSending ? null : (
      <>
        <Button kind='primary' onTap={onAgain}>
          现在再试一次
        </Button>
        <Button onTap={onChange}>先不送，改一改</Button>
      </>
    )}
  </View>
)
