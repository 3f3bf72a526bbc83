import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { api } from '@/client/api/client'
import { useVillage } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { VillageHead } from '@/client/components/village-head'
import { go } from '@/client/navigate'
import { decisionsAPage } from '@/domain/decision/list-page'
import { type Card, DecisionCard } from './decision-card'

/** 公开: how the village decides; first what one may still object to. */
const Decisions = () => {
  const { village, query: villageQuery } = useVillage()
  return (
    <Page title='公开' tab>
      {village ? (
        <>
          <VillageHead village={village} line='村里的大事怎么定的，一步一步都在这里。' />
          <List villageId={village.villageId} />
          <Cells title='还有这些公开'>
            <Cell
              icon='table'
              title='积分公示'
              note='谁家得几分，入账以前先公示'
              onTap={() => go('pointsNotices', { villageId: village.villageId })}
            />
          </Cells>
        </>
      ) : (
        <PageState
          query={villageQuery}
          isEmpty={() => true}
          empty={{ title: '还没有村子', hint: '村里开通以后，就能在这里看到公开的事。' }}
        >
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['decision.list', villageId], {
    read: (before) => api.decision.list.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < decisionsAPage ? null : (page.at(-1)?.decisionId ?? null)),
    keep: true
  })
  return (
    <>
      <PageState
        query={query}
        isEmpty={([first]) => first?.length === 0}
        empty={{ title: '还没有公开的事', hint: '村里议事以后，过程和结果会放在这里。' }}
      >
        {(pages) => <Groups villageId={villageId} cards={pages.flat()} />}
      </PageState>
      <More more={query.more} word='看更早的事' />
    </>
  )
}

const groups = [
  { id: 'notice', name: '公示中', note: '有不同意见，可以在期限内提异议。' },
  { id: 'underway', name: '正在办', note: null },
  { id: 'done', name: '办完了', note: null }
] as const

/** What ends first is read first; what is only hanging comes after what may still be objected to. */
const untilOver = ({ notice }: Card): number =>
  (notice?.windowDaysLeft ?? 1000) * 1000 + (notice?.termDaysLeft ?? 999)

const Groups = ({ villageId, cards }: { villageId: string; cards: readonly Card[] }) => {
  const today = useToday()
  return (
    <>
      {groups.map(({ id, name, note }) => {
        const own = cards.filter((card) => card.group === id)
        if (id === 'notice') own.sort((a, b) => untilOver(a) - untilOver(b))
        return own.length === 0 ? null : (
          <Fragment key={id}>
            <Heading className='xy-section__title xy-section__title_big'>{`${name}（${own.length}）`}</Heading>
            {note ? <View className='xy-section__title'>{note}</View> : null}
            <View className='xy-cards xy-cards_group'>
              {own.map((card) => (
                <DecisionCard key={card.decisionId} villageId={villageId} card={card} today={today} />
              ))}
            </View>
          </Fragment>
        )
      })}
    </>
  )
}

export default Decisions
