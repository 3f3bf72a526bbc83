import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { More, type MoreProps } from './more'
import { PageState, type Shown } from './page-state'
import { useFew } from './use-few'

const PAGE = 20

/** Where the next page of matters begins; null after the last one. */
export const nextMatters = (cards: readonly { readonly issueId: string }[]): string | null =>
  cards.length < PAGE ? null : (cards.at(-1)?.issueId ?? null)

interface MatterPagesProps<T> {
  readonly query: Shown<T[][]> & Pick<MoreProps, 'more'>
  readonly empty: { readonly title: string; readonly hint: string }
  readonly children: (card: T) => ReactNode
}

/** Matters page by page, the newest first. */
export const MatterPages = <T,>({ query, empty, children }: MatterPagesProps<T>) => (
  <PageState query={query} isEmpty={(pages) => pages[0]?.length === 0} empty={empty}>
    {(pages) => (
      <Cards cards={pages.flat()} more={query.more}>
        {children}
      </Cards>
    )}
  </PageState>
)

interface CardsProps<T> extends Pick<MoreProps, 'more'> {
  readonly cards: readonly T[]
  readonly children: (card: T) => ReactNode
}

const Cards = <T,>({ cards, more, children }: CardsProps<T>) => {
  const { shown, rest } = useFew(cards)
  return (
    <>
      <View className='xy-cards'>{shown.map(children)}</View>
      <More more={more} word='看更早的事' rest={rest} />
    </>
  )
}
