import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Queue } from '@/client/components/desk/queue'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { cardLine, MatterCard } from './card'
import { afterOf, type DeskCard, nextOf } from './ways'
import '../hosting.scss'

/** 说事办理: what is in this person's hands, the most urgent first. */
const HostingDesk = () => {
  const { member, may, query } = useMe()
  const [mine, setMine] = useState(false)
  return (
    <Page
      title='说事办理'
      wide
      foot={
        may('issue_session') ? (
          <Button icon='table' onTap={() => go('session')}>
            记一次说事会
          </Button>
        ) : undefined
      }
    >
      <PageState
        query={query}
        isEmpty={() => member === null || !may('issue_desk')}
        empty={{ title: '您的身份不能办理说事' }}
      >
        {() =>
          member ? (
            <>
              <Choice
                label='看哪些'
                shape='row'
                value={mine}
                onChoose={setMine}
                options={[
                  { value: false, name: '全部' },
                  { value: true, name: '派给我的' }
                ]}
              />
              <Desk key={String(mine)} villageId={member.villageId} mine={mine} />
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

const Desk = ({ villageId, mine }: { villageId: string; mine: boolean }) => {
  const now = useNow()
  const query = useReadMore(['issue.listDesk', villageId, mine], {
    read: (after) => api.issue.listDesk.query({ villageId, ...(mine ? { mine } : {}), ...afterOf(after) }),
    next: nextOf,
    // The way to a matter where there is no signal; a card names no raiser, and of what is private only where it stands.
    keep: true
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages.every((p) => p.length === 0)}
      empty={{ title: mine ? '没有派给您的事' : '现在没有要办的事', hint: '有了新的事，会发消息告诉您。' }}
    >
      {(pages) => {
        const cards = pages.flat()
        const late = cards.filter((c) => c.overdue)
        const due = cards.filter((c) => !c.overdue)
        return (
          <Queue
            label='要办的事'
            items={cards}
            keyOf={(c) => c.issueId}
            line={(c) => cardLine(c, now)}
            card={(c) => <MatterCard key={c.issueId} card={c} />}
            phone={<Groups late={late} due={due} />}
            more={query.more}
          />
        )
      }}
    </PageState>
  )
}

const Groups = ({ late, due }: { late: readonly DeskCard[]; due: readonly DeskCard[] }) => (
  <>
    {late.length > 0 ? (
      <View className='xy-section__title xy-section__title_big'>{`已经超期 ${late.length}件`}</View>
    ) : null}
    <Group cards={late} />
    {late.length > 0 && due.length > 0 ? (
      <View className='xy-section__title xy-section__title_big'>按期限排</View>
    ) : null}
    <Group cards={due} />
  </>
)

const Group = ({ cards }: { cards: readonly DeskCard[] }) =>
  cards.length === 0 ? null : (
    <View className='xy-cards xy-cards_group'>
      {cards.map((card) => (
        <MatterCard key={card.issueId} card={card} />
      ))}
    </View>
  )

export default HostingDesk
