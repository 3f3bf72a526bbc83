import './wide.scss'
import { Fragment, lazy, type ReactNode, Suspense } from 'react'
import { More, type MoreProps } from '../more'
import type { BulkAction, QueueLine } from './desk-types'
import { useWide } from './use-wide'

// Written out, so that the mini-program has nothing of it; a phone's browser never asks for it.
const WideQueue = process.env.TARO_ENV === 'h5' ? lazy(() => import('./wide-queue')) : null

interface QueueProps<T> {
  /** What it is a list of. */
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** A line of the left column. */
  readonly line: (item: T) => QueueLine
  /** On a phone one after another. */
  readonly card: (item: T) => ReactNode
  /** Several cards under headings, where a phone does not show one after another. */
  readonly phone?: ReactNode
  /** On the right of a PC; the card where it is left out. */
  readonly detail?: (item: T) => ReactNode
  /** Which of them are looked at. */
  readonly above?: ReactNode
  readonly more: MoreProps['more']
  /** What leads to the next page on a phone. */
  readonly word?: string
  readonly bulk?: BulkAction | null
}

/** A queue of work: one card after another on a phone, two columns with keys and ticks on a PC. */
export const Queue = <T,>(props: QueueProps<T>) => {
  const { label, items, keyOf, line, card, phone, detail, above, more, word = '再看一些', bulk } = props
  const isWide = useWide()
  if (isWide && WideQueue) {
    const show = detail ?? card
    const one = (id: string): ReactNode => {
      const item = items.find((i) => keyOf(i) === id)
      return item === undefined ? null : show(item)
    }
    const lines = items.map((item) => ({ ...line(item), id: keyOf(item) }))
    return (
      <Suspense fallback={null}>
        <WideQueue {...{ label, lines, more }} detail={one} above={above ?? null} bulk={bulk ?? null} />
      </Suspense>
    )
  }
  return (
    <>
      {above}
      {phone ?? items.map((item) => <Fragment key={keyOf(item)}>{card(item)}</Fragment>)}
      <More more={more} word={word} />
    </>
  )
}
