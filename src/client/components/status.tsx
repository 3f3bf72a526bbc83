import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { toClientError } from '@/client/api/client-error'
import { go } from '@/client/navigate'
import { useWaiting } from '@/client/stores/waiting'
import { sayAge } from '@/client/words/dates'
import { a11y } from './a11y'
import type { Ages, Old } from './ages'
import { Button } from './button'
import { Icon } from './icon'
import { Tap } from './tap'

interface StatusProps {
  readonly ages: Ages
  /** The one thing to do on this page. */
  readonly foot: ReactNode
}

/**
 * The foot of a page, which stays at the bottom of the screen: how old what is shown is, what still waits on this phone to
 * be sent, and the page's own button. It comes and goes without moving what stands above it. A form needs the room.
 */
export const Status = ({ ages, foot }: StatusProps) => {
  const olds = Object.values(useStore(ages))
  const old = olds.length > 0 ? olds.reduce(worse) : null
  const { waiting, stuck } = useWaiting()
  const tells = waiting + stuck > 0 && !foot
  // One line is enough where nothing has to be done about the other.
  const shown = tells && !old?.failed ? null : old
  if (!old && !tells && !foot) return null
  return (
    <View className='xy-foot'>
      <View className='xy-foot__inner'>
        {shown ? <AgeLine old={shown} /> : null}
        {tells ? (
          <Tap className='xy-oldbar' role='link' onTap={() => go('drafts')}>
            <Icon name='queue' />
            <View className='xy-oldbar__text'>{sayWaiting(waiting, stuck)}</View>
            <Icon name='next' />
          </Tap>
        ) : null}
        {foot}
      </View>
    </View>
  )
}

/** One line for the whole page: of what failed before what is under way, the oldest. */
const worse = (a: Old, b: Old): Old => {
  if (!a.failed !== !b.failed) return a.failed ? a : b
  return a.at <= b.at ? a : b
}

const sayWaiting = (waiting: number, stuck: number): string =>
  [waiting > 0 && `${waiting}件等着送出`, stuck > 0 && `${stuck}件没送成，请看一看`]
    .filter(Boolean)
    .join('，')

const AgeLine = ({ old: { at, failed, again } }: { old: Old }) => {
  const age = sayAge(Date.now() - at)
  const { kind, code } = toClientError(failed)
  const why = code === 'TOO_SLOW' ? '网络太慢' : kind === 'offline' ? '没有网络' : '刚才没有刷新成功'
  return (
    <View className='xy-oldbar' {...a11y({ live: true })}>
      <Icon name='offline' />
      <View className='xy-oldbar__text'>
        {failed ? `${why}，显示的是${age}前的内容` : `${age}前的内容，正在更新…`}
      </View>
      {failed ? (
        <Button kind='quiet' onTap={() => void again()}>
          刷新
        </Button>
      ) : null}
    </View>
  )
}
