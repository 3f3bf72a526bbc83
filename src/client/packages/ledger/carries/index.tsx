import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { More, type MoreProps } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay, sayExactly } from '@/client/words/dates'
import { AskForm } from './ask-form'
import { DecideForm } from './decide-form'

type Page1 = Outputs['points']['listCarries']
export type Left = Page1['left'][number]
export type Carry = Page1['carries'][number]

const tones = { open: 'wait', done: 'good', refused: 'calm' } as const

/** 并户转分: what households left that are no more, and where it goes. */
const Carries = () => {
  const { member, may, query } = useMe()
  const mine = member && may('points_carry_ask') ? member : null
  return (
    <Page title='并户转分'>
      {mine ? (
        <List villageId={mine.villageId} />
      ) : (
        <PageState query={query} isEmpty={() => true} empty={{ title: '您的身份不能转积分' }}>
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['points.listCarries', villageId], {
    read: (before) => api.points.listCarries.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <>
      <View className='xy-section xy-prose'>
        一户人并到别的户，剩下的积分可以转过去。要两个人：一个提出，村监委另一个确认。只能转到这一户的人现在住的户。
      </View>
      <PageState
        query={query}
        isEmpty={([first]) => first?.left.length === 0 && first.carries.length === 0}
        empty={{ title: '没有要转的积分', hint: '名册里并走的户还有积分的，会出现在这里。' }}
      >
        {(pages) => <Lists villageId={villageId} pages={pages} more={query.more} />}
      </PageState>
    </>
  )
}

interface ListsProps {
  readonly villageId: string
  readonly pages: readonly Page1[]
  readonly more: MoreProps['more']
}

const Lists = ({ villageId, pages, more }: ListsProps) => {
  const carries = pages.flatMap((p) => p.carries)
  const asked = (l: Left) => carries.some((c) => c.householdId === l.householdId && c.state === 'open')
  const left = (pages[0]?.left ?? []).filter((l) => !asked(l))
  return (
    <>
      {left.length > 0 ? (
        <View className='xy-section'>
          <Heading className='xy-section__title'>还有积分的户</Heading>
          {left.map((l) => (
            <LeftCard key={l.householdId} left={l} villageId={villageId} />
          ))}
        </View>
      ) : null}
      {carries.length > 0 ? (
        <View className='xy-section'>
          <Heading className='xy-section__title'>提出过的</Heading>
          {carries.map((c) => (
            <CarryCard key={c.carryId} carry={c} villageId={villageId} />
          ))}
        </View>
      ) : null}
      <More more={more} word='看更早的' />
    </>
  )
}

const pointsWords = ({ available, honour }: { available: number; honour: number }): string =>
  [available > 0 ? `${available}分` : null, honour > 0 ? `荣誉分${honour}分` : null]
    .filter(Boolean)
    .join('，')

const LeftCard = ({ left: l, villageId }: { left: Left; villageId: string }) => {
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  return (
    <View className='xy-panel'>
      <View className='xy-card__title'>{`户号${l.no}，剩${pointsWords(l)}`}</View>
      <View className='xy-panel__aside'>
        {[
          `${sayDay(l.endedOn, today)}并走`,
          l.formerly.length > 0 ? `不在了的：${l.formerly.join('、')}` : null,
          l.waiting > 0 ? `另有${l.waiting}分在公示或兑换中，办完再转` : null
        ]
          .filter(Boolean)
          .join(' · ')}
      </View>
      <Way onTap={() => go('statement', { villageId, householdId: l.householdId })}>看这一户的积分明细</Way>
      {l.homes.length === 0 ? (
        <View className='xy-panel__aside'>名册里没有这一户搬到别的户的人，积分留在这里。</View>
      ) : isOpen ? (
        <AskForm left={l} villageId={villageId} />
      ) : (
        <Button onTap={() => setOpen(true)}>转到他们现在住的户</Button>
      )}
    </View>
  )
}

const CarryCard = ({ carry: c, villageId }: { carry: Carry; villageId: string }) => (
  <View className='xy-panel'>
    <Tag tone={tones[c.state]}>{c.stateName}</Tag>
    <View className='xy-card__title'>{`户号${c.no}的积分转到${c.intoName}`}</View>
    {c.state === 'done' ? (
      <View className='xy-panel__aside'>
        {`转了${pointsWords({ available: c.available ?? 0, honour: c.honour ?? 0 })}`}
      </View>
    ) : null}
    <View className='xy-prose'>{`理由：${c.reason}`}</View>
    <View className='xy-card__foot'>{`${c.askedBy}提出，${sayExactly(c.askedAt)}`}</View>
    {c.decidedBy && c.decidedAt ? (
      <View className='xy-card__foot'>
        {[`${c.decidedBy}确认，${sayExactly(c.decidedAt)}`, c.words].filter(Boolean).join(' · ')}
      </View>
    ) : null}
    <Way onTap={() => go('statement', { villageId, householdId: c.householdId })}>看这一户的积分明细</Way>
    {c.mayDecide ? <DecideForm carry={c} villageId={villageId} /> : null}
    {c.state === 'open' && c.why ? <View className='xy-card__foot'>{c.why}</View> : null}
  </View>
)

export default Carries
