import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { sayTime } from '@/client/words/dates'

export type Way = 'open' | 'waits' | 'stuck' | 'sending'

const tags: Readonly<Record<Way, { readonly word: string; readonly tone: 'calm' | 'wait' | 'stop' }>> = {
  open: { word: '没写完', tone: 'calm' },
  waits: { word: '等信号，自动送', tone: 'wait' },
  stuck: { word: '没送成', tone: 'stop' },
  sending: { word: '正在送', tone: 'wait' }
}

interface WaitingCardProps {
  readonly way: Way
  readonly title: string
  readonly words: string
  /** To whom, of what kind, with what. */
  readonly parts?: string
  /** When it was written, in milliseconds by this phone's clock. */
  readonly at: number
  /** How much of its present file is up while it is being sent. */
  readonly percent?: number | null
  readonly problem?: string | null
  /** Until when it counts. */
  readonly until?: string | null
  /** What is looked at without being taken out of what waits. */
  readonly onOpen?: () => void
  readonly change: { readonly word: string; readonly press: () => void }
  readonly cancel: { readonly word: string; readonly press: () => void }
  readonly onSend?: (() => void) | null
  readonly children?: ReactNode
}

/** One thing that has not left the phone: what it is, since when, how far, and what can be done about it. */
export const WaitingCard = (props: WaitingCardProps) => {
  const { way, title, words, parts, at, percent, problem, until, onOpen, change, cancel, onSend, children } =
    props
  const { word, tone } = tags[way]
  const isSending = way === 'sending'
  const said = (
    <>
      <View className='xy-card__head'>
        <Tag tone={tone}>{isSending && percent ? `${word} ${percent}%` : word}</Tag>
        <View className='xy-card__aside'>{sayTime(new Date(at).toISOString(), new Date())}</View>
      </View>
      <View className='xy-card__words'>{words ? `${title}：${words}` : title}</View>
      {parts ? <View className='xy-card__foot'>{parts}</View> : null}
      {until && way !== 'open' ? <View className='xy-card__foot'>{until}</View> : null}
    </>
  )
  return (
    <View className='xy-panel'>
      {onOpen ? (
        <Tap role='link' onTap={onOpen}>
          {said}
        </Tap>
      ) : (
        said
      )}
      <Notice tone='stop'>{problem ?? null}</Notice>
      {children}
      {onSend && !isSending ? (
        <Button kind='primary' label={`现在送：${title}${words}`} onTap={onSend}>
          现在送
        </Button>
      ) : null}
      <View className='xy-pair'>
        <Button disabled={isSending} label={`${cancel.word}：${title}${words}`} onTap={cancel.press}>
          {cancel.word}
        </Button>
        <Button disabled={isSending} label={`${change.word}：${title}${words}`} onTap={change.press}>
          {change.word}
        </Button>
      </View>
    </View>
  )
}
