import { Text, View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useVillage } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { VillageHead } from '@/client/components/village-head'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { toneOf } from '@/client/words/tones'

type Card = Outputs['decision']['list'][number]

/** 公开: how the village decides, newest first. */
const Decisions = () => {
  const { village, query: villageQuery } = useVillage()
  return (
    <Page title='公开' tab>
      {village ? (
        <>
          <VillageHead village={village} line='村里的大事怎么定的，一步一步都在这里。' />
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

const List = ({ villageId }: { villageId: string }) => {
  const today = useToday()
  const query = useRead(['decision.list', villageId], () => api.decision.list.query({ villageId }), {
    keep: true
  })
  return (
    <PageState
      query={query}
      isEmpty={(cards) => cards.length === 0}
      empty={{ title: '还没有公开的事', hint: '村里议事以后，过程和结果会放在这里。' }}
    >
      {(cards) => (
        <View className='xy-cards'>
          {cards.map((card) => (
            <DecisionCard key={card.decisionId} villageId={villageId} card={card} today={today} />
          ))}
        </View>
      )}
    </PageState>
  )
}

interface DecisionCardProps {
  readonly villageId: string
  readonly card: Card
  readonly today: string
}

const DecisionCard = ({ villageId, card, today }: DecisionCardProps) => (
  <Tap
    className='xy-card'
    role='link'
    onTap={() => go('decision', { villageId, decisionId: card.decisionId })}
  >
    <View className='xy-card__head'>
      <Tag tone={toneOf(card.state)}>{card.stateName}</Tag>
      <Text className='xy-card__aside'>{`${sayDay(card.beganOn, today)}开始`}</Text>
    </View>
    <View className='xy-card__title'>{card.title}</View>
    <View className='xy-track'>
      <View className='xy-track__bars'>
        {Array.from({ length: card.steps }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are nothing but their number
          <View key={i} className={`xy-track__bar ${i < card.stepsDone ? 'xy-track__bar_done' : ''}`} />
        ))}
      </View>
      <Text className='xy-track__words'>{`六步走完${card.stepsDone}步`}</Text>
    </View>
  </Tap>
)

export default Decisions
