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
import { useFew } from '@/client/components/use-few'
import { VillageHead } from '@/client/components/village-head'
import { go } from '@/client/navigate'
import { learnContact } from '@/client/stores/contact'
import { useSession } from '@/client/stores/session'
import { decisionsAPage } from '@/domain/decision/list-page'
import { Answers, type Home } from './answers'
import { type Card, DecisionCard } from './decision-card'
import { FirstHint } from './first-hint'

/** 公开: the three things one comes for, then how the village decides; first what one may still object to. */
const Decisions = () => {
  const { village, query: villageQuery } = useVillage()
  return (
    <Page title='公开' tab contactComes>
      {village ? (
        <>
          <VillageHead village={village} careSwitch />
          <List villageId={village.villageId} />
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

interface ListPage {
  /** With the first page alone. */
  readonly home: Home | null
  readonly cards: readonly Card[]
  /** What the next page comes after; null at the end. */
  readonly next: string | null
}

const lastOf = (cards: readonly Card[]): string | null => cards.at(-1)?.decisionId ?? null

const readFirst = async (villageId: string, holderId: string | undefined): Promise<ListPage> => {
  const home = await api.home.read.query({ villageId, ...(holderId ? { holderId } : {}) })
  // Not before the list is drawn too: each is a message to WeChat's screen of its own otherwise.
  setTimeout(() => learnContact(villageId, home.contact))
  return { home, cards: home.cards, next: home.more ? lastOf(home.cards) : null }
}

const readNext = async (villageId: string, before: string): Promise<ListPage> => {
  const cards = await api.decision.list.query({ villageId, before })
  return { home: null, cards, next: cards.length < decisionsAPage ? null : lastOf(cards) }
}

const List = ({ villageId }: { villageId: string }) => {
  const holderId = useSession((s) => s.personKey?.split('/')[1])
  const query = useReadMore(['home.read', villageId, holderId], {
    read: (before) => (before === null ? readFirst(villageId, holderId) : readNext(villageId, before)),
    next: (page) => page.next
  })
  return (
    <PageState query={query}>
      {(pages) => (
        <>
          {pages[0]?.home ? <Answers villageId={villageId} home={pages[0].home} /> : null}
          <FirstHint />
          <Matters villageId={villageId} cards={pages.flatMap((page) => page.cards)} more={query.more} />
          <Cells title='还有这些公开'>
            <Cell
              icon='table'
              title='积分公示'
              note='谁家得几分，入账以前先公示'
              onTap={() => go('pointsNotices', { villageId })}
            />
          </Cells>
        </>
      )}
    </PageState>
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

interface MattersProps {
  readonly villageId: string
  readonly cards: readonly Card[]
  readonly more: ReturnType<typeof useReadMore>['more']
}

/** The village's matters under their three headings; how many is said once all of them are here. */
const Matters = ({ villageId, cards, more }: MattersProps) => {
  const today = useToday()
  const { shown, rest } = useFew(cards)
  const isAll = more === null && rest === null
  if (cards.length === 0)
    return <View className='xy-section__title'>还没有公开的事。村里议事以后，过程和结果会放在这里。</View>
  return (
    <>
      {groups.map(({ id, name, note }) => {
        const own = shown.filter((card) => card.group === id)
        if (id === 'notice') own.sort((a, b) => untilOver(a) - untilOver(b))
        return own.length === 0 ? null : (
          <Fragment key={id}>
            <Heading className='xy-section__title xy-section__title_big'>
              {isAll ? `${name}（${own.length}件）` : name}
            </Heading>
            {note ? <View className='xy-section__title'>{note}</View> : null}
            <View className='xy-cards xy-cards_group'>
              {own.map((card) => (
                <DecisionCard key={card.decisionId} villageId={villageId} card={card} today={today} />
              ))}
            </View>
          </Fragment>
        )
      })}
      <More more={more} rest={rest} word='看更早的事' />
    </>
  )
}

export default Decisions
