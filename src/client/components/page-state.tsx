import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { toClientError } from '@/client/api/client-error'
import { goToSignIn } from '@/client/navigate'
import { a11y } from './a11y'
import { type Old, useTellAge } from './ages'
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

/** Younger than this nobody needs to be told. */
const FRESH_MS = 60_000

/** What the page is told of a query: nothing while it is fresh, or not being read anew, or shows nothing yet. */
const oldOf = <T,>({ data, error, isFetching, dataUpdatedAt, refetch }: Shown<T>): Old | null => {
  if (data === undefined || !(error || isFetching)) return null
  // A reading that failed is said at any age: what is shown may have changed since.
  if (!error && Date.now() - dataUpdatedAt <= FRESH_MS) return null
  return { at: dataUpdatedAt, failed: isFetching ? null : error, again: refetch }
}

/**
 * What a screen shows of something read from the server: a sign of waiting, that there is nothing, what went wrong
 * and how to go on, or the thing itself. What was known before stays while it is read anew, also where that fails; the page
 * says at its foot how old it is (`status.tsx`), where nothing is pushed aside by it.
 */
export const PageState = <T,>({ query, isEmpty, empty, children }: PageStateProps<T>) => {
  const { data, error } = query
  useTellAge(oldOf(query))
  if (data === undefined) return error ? <Failed query={query} /> : <Waiting />
  return <>{isEmpty?.(data) && empty ? <Blank icon='empty' {...empty} /> : children(data)}</>
}

/** Shown only when it lasts: a flash of a spinner at every page is unrest. */
const Waiting = () => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className='xy-blank xy-waiting' {...a11y({ live: true })}>
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
      ? {
          title: code === 'TOO_SLOW' ? '网络太慢' : '没有网络',
          hint: '请走到有信号的地方，再点一下“重试”。'
        }
      : { title: '没有打开', hint: message }
  return (
    <Blank icon={kind === 'offline' ? 'offline' : 'info'} {...words}>
      <Button running={query.isFetching} onTap={() => void query.refetch()}>
        重试
      </Button>
    </Blank>
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
