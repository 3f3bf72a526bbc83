import { View } from '@tarojs/components'
import { memo, useState } from 'react'
import { Icon } from '@/client/components/icon'
import { More } from '@/client/components/more'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import type { Route, Stop, StopState } from '../use-route'

/** As many rows as two screens hold: every further one costs a weak phone time. */
const SHOWN = 20

interface GroupFoldProps {
  readonly name: string
  readonly stops: readonly Stop[]
  readonly left: number
  readonly isOpen: boolean
  readonly route: Route
  readonly states: ReadonlyMap<string, StopState>
}

/** The households of one group; closed, it is one line. */
export const GroupFold = ({ name, stops, left, isOpen, route, states }: GroupFoldProps) => {
  const [open, setOpen] = useState(isOpen)
  const [shown, setShown] = useState(SHOWN)
  const said = left === 0 ? '都评了' : `还有${left}户`
  return (
    <View className='xy-stops'>
      <Tap
        className='xy-stops__head'
        label={`${name}，${said}，${open ? '点一下收起' : '点一下展开'}`}
        onTap={() => setOpen(!open)}
      >
        <View className='xy-stops__name'>{name}</View>
        <View className='xy-stops__left'>{said}</View>
        <Icon name='next' className={`xy-fold__mark ${open ? 'xy-fold__mark_open' : ''}`} />
      </Tap>
      {open
        ? stops
            .slice(0, shown)
            .map((stop) => (
              <StopRow
                key={stop.id}
                stop={stop}
                state={states.get(stop.id) ?? 'todo'}
                roundId={route.roundId}
              />
            ))
        : null}
      {open && stops.length > shown ? (
        <More more={{ isRunning: false, read: () => setShown(shown + SHOWN) }} word='再看一些' />
      ) : null}
    </View>
  )
}

const tags: Readonly<
  Record<StopState, { readonly word: string; readonly tone: 'calm' | 'good' | 'wait' | 'stop' }>
> = {
  kin: { word: '要回避', tone: 'calm' },
  again: { word: '要复看', tone: 'stop' },
  todo: { word: '没评', tone: 'calm' },
  open: { word: '评了一半', tone: 'wait' },
  queued: { word: '等信号', tone: 'wait' },
  sent: { word: '已送到', tone: 'good' },
  returned: { word: '退回来了', tone: 'stop' }
}

interface StopRowProps {
  readonly stop: Stop
  readonly state: StopState
  readonly roundId: string
}

// Drawn again only when this household changed: of five hundred rows one reaches the screen.
const StopRow = memo(({ stop, state, roundId }: StopRowProps) => {
  const { word, tone } = tags[state]
  const note = [`户号${stop.no}`, stop.yard, stop.helped ? '照顾户' : ''].filter(Boolean).join(' · ')
  return (
    <Tap
      className={`xy-cell ${state === 'kin' ? 'xy-stops__kin' : ''}`}
      disabled={state === 'kin'}
      onTap={() => go('roundSheet', { roundId, householdId: stop.id })}
    >
      <View className='xy-cell__main'>
        <View className='xy-cell__title'>{`${stop.head}家`}</View>
        <View className='xy-cell__note'>{note}</View>
      </View>
      <Tag tone={tone}>{word}</Tag>
    </Tap>
  )
})
StopRow.displayName = 'StopRow'
