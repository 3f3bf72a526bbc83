import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { More, type MoreProps } from './more'
import { PageState, type Shown } from './page-state'

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
      <>
        <View className='xy-cards'>{pages.flat().map(children)}</View>
        <More more={query.more} word='看更早的事' />
      </>
    )}
  </PageState>
)
