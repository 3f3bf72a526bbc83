import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { toneOf } from '@/client/words/tones'
import { DueLine } from '../due-line'
import '../deciding.scss'

type Card = Outputs['decision']['listDesk']['decisions'][number]

/** 议事办理: the village's matters, those that wait for this person first. */
const Desk = () => {
  const { member, query } = useMe()
  const [ended, setEnded] = useState(false)
  return (
    <Page
      title='议事办理'
      foot={
        <Button kind='primary' icon='plus' onTap={() => go('propose')}>
          提一件新事项
        </Button>
      }
    >
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能办理议事' }}>
        {() =>
          member ? (
            <>
              <Choice
                label='看哪些'
                shape='row'
                value={ended}
                onChoose={setEnded}
                options={[
                  { value: false, name: '正在办' },
                  { value: true, name: '办完的' }
                ]}
              />
              <DeskList key={String(ended)} villageId={member.villageId} ended={ended} />
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

const DeskList = ({ villageId, ended }: { villageId: string; ended: boolean }) => {
  const query = useReadMore(['decision.listDesk', villageId, ended], {
    read: (before) => api.decision.listDesk.query({ villageId, ended, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages.every((p) => p.decisions.length === 0)}
      empty={{ title: ended ? '还没有办完的事' : '现在没有正在办的事', hint: '可以点下面的按钮提一件。' }}
    >
      {(pages) => (
        <>
          <View className='xy-cards'>
            {pages
              .flatMap((p) => p.decisions)
              .map((card) => (
                <DeskCard key={card.decisionId} villageId={villageId} card={card} />
              ))}
          </View>
          <More more={query.more} word='再看一些' />
        </>
      )}
    </PageState>
  )
}

const DeskCard = ({ villageId, card }: { villageId: string; card: Card }) => (
  <Tap
    className='xy-card'
    onTap={() => go(card.inCourse ? 'act' : 'decision', { villageId, decisionId: card.decisionId })}
  >
    <View className='xy-card__head'>
      {card.turn?.mine ? <Tag tone='wait'>等您办</Tag> : null}
      <Tag tone={toneOf(card.state)}>{card.stateName}</Tag>
      <View className='xy-card__aside'>{card.no}</View>
    </View>
    <View className='xy-card__title'>{card.title}</View>
    {card.turn ? <DueLine turn={card.turn} /> : null}
    {card.inCourse ? null : <View className='xy-card__foot'>补登的旧记录，只能看</View>}
  </Tap>
)

export default Desk
