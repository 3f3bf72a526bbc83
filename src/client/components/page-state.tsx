import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { toClientError } from '@/client/api/client-error'
import { goToSignIn } from '@/client/navigate'
import { sayAge } from '@/client/words/dates'
import { a11y } from './a11y'
import { Button } from './button'
import { Icon } from './icon'

/** The part of a TanStack query's result that is needed here. */
export interface Shown<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly dataUpdatedAt: number
  readonly refetch: () => unknown
}

interface PageStateProps<T> {
  readonly query: Shown<T>
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: { readonly title: string; readonly hint?: string }
  readonly children: (data: T) => ReactNode
}

/**
 * What a screen shows of something read from the server: a sign of waiting, that there is nothing, what went wrong
 * and how to go on, or the thing itself. What was shown stays when a later reading fails, with a bar saying how old it is.
 */
export const PageState = <T,>({ query, isEmpty, empty, children }: PageStateProps<T>) => {
  const { data, error } = query
  if (data === undefined) return error ? <Failed query={query} /> : <Waiting />
  return (
    <>
      {error ? <OldBar query={query} /> : null}
      {isEmpty?.(data) && empty ? <Blank icon='empty' {...empty} /> : children(data)}
    </>
  )
}

/** Shown only when it lasts: a flash of a spinner at every page is unrest. */
const Waiting = () => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className='xy-blank' {...a11y({ live: true })}>
      {late ? (
        <>
          <View className='xy-spin xy-spin_big' />
          <View className='xy-blank__hint'>正在打开…</View>
        </>
      ) : null}
    </View>
  )
}

const Failed = <T,>({ query }: { query: Shown<T> }) => {
  const { kind, code, message } = toClientError(query.error)
  if (code === 'NOT_SIGNED_IN') {
    return (
      <Blank icon='person' title='登录后可以看' hint='村里的人登录后，能看到这里的内容。'>
        <Button kind='primary' onTap={goToSignIn}>
          登录
        </Button>
      </Blank>
    )
  }
  if (kind === 'refusal') return <Blank icon='info' title='现在看不到' hint={message} />
  const words =
    kind === 'offline'
      ? { title: '没有网络', hint: '请走到有信号的地方，再点一下“重试”。' }
      : { title: '没有打开', hint: message }
  return (
    <Blank icon={kind === 'offline' ? 'offline' : 'info'} {...words}>
      <Button running={query.isFetching} onTap={() => void query.refetch()}>
        重试
      </Button>
    </Blank>
  )
}

const OldBar = <T,>({ query }: { query: Shown<T> }) => {
  const age = sayAge(Date.now() - query.dataUpdatedAt)
  const why = toClientError(query.error).kind === 'offline' ? '没有网络' : '刚才没有刷新成功'
  return (
    <View className='xy-oldbar' {...a11y({ live: true })}>
      <Icon name='offline' />
      <View className='xy-oldbar__text'>{`${why}，显示的是${age}前的内容`}</View>
      <Button kind='quiet' running={query.isFetching} onTap={() => void query.refetch()}>
        刷新
      </Button>
    </View>
  )
}

interface BlankProps {
  readonly icon: string
  readonly title: string
  readonly hint?: string | undefined
  readonly children?: ReactNode
}

/** A screen, or part of one, with nothing on it but a sentence. */
export const Blank = ({ icon, title, hint, children }: BlankProps) => (
  <View className='xy-blank' {...a11y({ live: true })}>
    <Icon name={icon} className='xy-blank__icon' />
    <View className='xy-blank__title'>{title}</View>
    {hint ? <View className='xy-blank__hint'>{hint}</View> : null}
    {children ? <View className='xy-blank__foot'>{children}</View> : null}
  </View>
)
