import '../meeting.scss'
import '@/client/styles/ticks.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { a11y } from '@/client/components/a11y'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { CloseMeeting } from './close-meeting'
import { Roll } from './roll'
import { sayTally } from './say-tally'

export type Meeting = Outputs['meeting']['read']

/** 会议登记: when and where, who has come, what is still missing; the list to sign people in. */
const MeetingAttendance = () => {
  const { villageId = '', meetingId = '' } = useRouter().params
  const query = useRead(['meeting.read', villageId, meetingId], () =>
    api.meeting.read.query({ villageId, meetingId })
  )
  const today = useToday()
  const meeting = query.data
  const goesOn = meeting?.status === 'called' && meeting.plannedOn <= today
  return (
    <Page title='会议登记' foot={goesOn && meeting.office ? <Score office={meeting.office} /> : undefined}>
      <PageState query={query}>{(meeting) => <Sheet villageId={villageId} meeting={meeting} />}</PageState>
    </Page>
  )
}

const tones = { called: 'wait', held: 'good', adjourned: 'stop', cancelled: 'stop', voided: 'stop' } as const

const Sheet = ({ villageId, meeting }: { villageId: string; meeting: Meeting }) => {
  const today = useToday()
  const { may } = useMe()
  const { decisionId } = meeting
  // Of a meeting that will not take place there is nobody to count and nobody to tell.
  const office = meeting.status === 'cancelled' || meeting.status === 'voided' ? null : meeting.office
  const keeps = may('meeting_sign')
  const called = meeting.status === 'called'
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={tones[meeting.status]}>{meeting.statusName}</Tag>
        <View className='xy-lead__title'>{meeting.title}</View>
        <View className='xy-lead__note'>
          {[meeting.kindName, `${sayDay(meeting.plannedOn, today)} ${meeting.timeWords}`, meeting.place].join(
            ' · '
          )}
        </View>
      </View>
      {meeting.cancelReason ? <Notice tone='stop'>{`已取消：${meeting.cancelReason}`}</Notice> : null}
      {office ? <Tally office={office} begun={meeting.plannedOn <= today} /> : null}
      {meeting.own?.standingName ? (
        <Notice tone='good'>{`您的签到：${meeting.own.standingName}`}</Notice>
      ) : null}
      <View className='xy-panel'>
        <View className='xy-panel__title'>议程</View>
        <View className='xy-prose'>{meeting.agenda}</View>
        {meeting.material?.words ? <View className='xy-facts xy-prose'>{meeting.material.words}</View> : null}
        <PhotoRow photos={meeting.material?.photos ?? []} />
      </View>
      {office ? <Roll villageId={villageId} meeting={meeting} keeps={keeps} /> : null}
      {meeting.hasList ? null : (
        <Notice>名册里没有这种会议的名单，不用逐人签到：登记表决结果时填人数，并拍签到表。</Notice>
      )}
      {keeps && called ? <CloseMeeting villageId={villageId} meeting={meeting} /> : null}
      <Cells>
        {keeps && called && meeting.plannedOn <= today ? (
          <Cell icon='table' title='登记表决结果' onTap={() => go('act', { villageId, decisionId })} />
        ) : null}
        <Cell icon='house' title='看这件事' onTap={() => go('decision', { villageId, decisionId })} />
      </Cells>
    </>
  )
}

/** The count stays in sight while the list is worked through. */
const Score = ({ office }: { office: NonNullable<Meeting['office']> }) => {
  const { main, lines } = sayTally(office, true)
  return (
    <View className='xy-score'>
      <View className='xy-score__main'>{main}</View>
      <View className={`xy-tally__line xy-tally__line_${lines[0]?.tone ?? ''}`}>{lines[0]?.words}</View>
    </View>
  )
}

const Tally = ({ office, begun }: { office: NonNullable<Meeting['office']>; begun: boolean }) => {
  const { main, lines } = sayTally(office, begun)
  return (
    <View className='xy-tally' {...a11y({ live: true })}>
      <View className='xy-tally__main'>{main}</View>
      {lines.map(({ words, tone }) => (
        <View key={words} className={`xy-tally__line ${tone ? `xy-tally__line_${tone}` : ''}`}>
          {words}
        </View>
      ))}
      {office.warnings.map((w) => (
        <View key={w} className='xy-tally__line'>
          {w}
        </View>
      ))}
    </View>
  )
}

export default MeetingAttendance
