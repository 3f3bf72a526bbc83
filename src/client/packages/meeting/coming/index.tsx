import { Fact } from '@/client/components/fact'
import '../meeting.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { Clock } from '@/client/components/clock'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { Subscribe } from '@/client/components/subscribe'
import { go } from '@/client/navigate'
import { sayDay, sayDayLong } from '@/client/words/dates'
import { daysBetween } from '@/domain/common/calendar'

type Own = Outputs['meeting']['listOwn']
type Coming = Own['coming'][number]

/** 要表决的事: the meetings I am asked to, what comes to the vote, and how often I came. */
const MeetingComing = () => {
  const { member, query } = useMe()
  return (
    <Page title='要表决的事'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '认户以后才能看到' }}>
        {() => (member ? <OwnMeetings member={member} /> : null)}
      </PageState>
    </Page>
  )
}

/** What one can still come to stands before what only waits for its result to be entered. */
const nextFirst = (coming: readonly Coming[], today: string): readonly Coming[] => [
  ...coming.filter((m) => m.plannedOn >= today),
  ...coming.filter((m) => m.plannedOn < today)
]

const OwnMeetings = ({ member }: { member: PersonHere & { villageId: string } }) => {
  const today = useToday()
  const { villageId, holderId: memberId } = member
  const query = useRead(['meeting.listOwn', villageId, memberId], () =>
    api.meeting.listOwn.query({ villageId, memberId })
  )
  return (
    <PageState query={query}>
      {(own) => (
        <>
          {own.coming.length === 0 ? (
            <Blank icon='empty' title='现在没有请您开的会' hint='有会要开，会提前告诉您。' />
          ) : null}
          {nextFirst(own.coming, today).map((m) => (
            <ComingView key={m.meetingId} villageId={villageId} meeting={m} />
          ))}
          <Subscribe template='vote' when='再有会要开时' />
          <Record own={own} />
        </>
      )}
    </PageState>
  )
}

const sayLeft = (days: number): string =>
  days > 0 ? `还有${days}天开会` : days === 0 ? '今天开会' : '会已经到期，等登记结果'

const ComingView = ({ villageId, meeting }: { villageId: string; meeting: Coming }) => {
  const today = useToday()
  const { decisionId, meetingId, consulted, plannedOn } = meeting
  return (
    <>
      <Panel title={meeting.title}>
        <View className='xy-panel__aside'>{`${meeting.kindName}，您以${meeting.as}身份参加`}</View>
        <Clock>{sayLeft(daysBetween(today, plannedOn))}</Clock>
        <View className='xy-facts'>
          <Fact name='时间' value={`${sayDayLong(plannedOn, today)}，${meeting.timeWords}`} />
          <Fact name='地点' value={meeting.place} />
          <Fact name='议程' value={meeting.agenda} />
          {meeting.material.words ? <Fact name='材料' value={meeting.material.words} /> : null}
        </View>
        <PhotoRow photos={meeting.material.photos} />
        {meeting.newerVersion ? <Notice>通知以后方案改了错字，请看最新的一版。</Notice> : null}
      </Panel>
      <Cells>
        {consulted ? (
          <Cell
            icon='neighbour'
            title='听取各户意见'
            note={`问过${consulted.asked} / ${consulted.households}户：赞成${consulted.for}，反对${consulted.against}，没想好${consulted.unsure}`}
            onTap={() => go('consult', { villageId, meetingId })}
          />
        ) : null}
        <Cell icon='book' title='看方案和进展' onTap={() => go('decision', { villageId, decisionId })} />
        <Cell
          icon='swap'
          title='看方案改过什么'
          note={`这次表决第${meeting.versionNo}版`}
          onTap={() => go('versions', { villageId, decisionId })}
        />
      </Cells>
    </>
  )
}

const Record = ({ own }: { own: Own }) => {
  const today = useToday()
  if (own.past.length === 0) return null
  const { attended, of } = own.record
  return (
    <Cells title={of > 0 ? `近两年该我参加的${of}次会，到会${attended}次` : '开过的会'}>
      {own.past.map((m) => (
        <Cell
          key={m.meetingId}
          title={m.title}
          note={`${sayDay(m.plannedOn, today)} · ${m.kindName} · ${m.statusName}`}
          value={m.cameName}
        />
      ))}
    </Cells>
  )
}

export default MeetingComing
