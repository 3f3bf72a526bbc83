import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { go } from '@/client/navigate'
import { sayDate, sayDay } from '@/client/words/dates'
import { CallForm } from './call-form'

export type Foreseen = Outputs['decision']['foresee']['meetings'][number]
export type Called = Outputs['meeting']['convene']

/** 通知开会: which meeting, when at the earliest, what is told; then who must still be told by hand. */
const MeetingCall = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const query = useRead(['meeting.ahead', villageId, decisionId], async () => ({
    ahead: await api.decision.foresee.query({ villageId, decisionId }),
    decision: await api.decision.read.query({ villageId, decisionId })
  }))
  const [called, setCalled] = useState<Called | null>(null)
  return (
    <Page title='通知开会'>
      {called ? (
        <Receipt villageId={villageId} called={called} />
      ) : (
        <PageState query={query}>
          {({ ahead, decision }) => (
            <Meetings
              villageId={villageId}
              decision={decision}
              meetings={ahead.meetings}
              onCalled={setCalled}
            />
          )}
        </PageState>
      )}
    </Page>
  )
}

interface MeetingsProps {
  readonly villageId: string
  readonly decision: Outputs['decision']['read']
  readonly meetings: readonly Foreseen[]
  readonly onCalled: (called: Called) => void
}

const keyOf = (m: Foreseen): string => `${m.kind}/${m.mode ?? ''}`

const Meetings = ({ villageId, decision, meetings, onCalled }: MeetingsProps) => {
  const [key, setKey] = useState<string | null>(null)
  const standing = meetings.find((m) => m.called)?.called
  const [first] = meetings
  if (standing) return <Standing villageId={villageId} title={decision.title} called={standing} />
  if (!first) return <Blank icon='info' title='这件事现在不需要开会' hint='看看最新进展，轮到开会时再来。' />
  const chosen = meetings.find((m) => keyOf(m) === key) ?? first
  return (
    <>
      <View className='xy-lead'>
        <View className='xy-lead__title'>{decision.title}</View>
      </View>
      {meetings.length > 1 ? (
        <View className='xy-section'>
          <View className='xy-section__title'>开哪种会</View>
          <Choice
            label='开哪种会'
            shape='list'
            value={keyOf(chosen)}
            onChoose={setKey}
            options={meetings.map((m) => ({
              value: keyOf(m),
              name: m.modeName ? `${m.name}（${m.modeName}）` : m.name,
              note: m.eligible === null ? undefined : `应到${m.eligible}${m.unit}`
            }))}
          />
        </View>
      ) : null}
      <Needs meeting={chosen} />
      <CallForm
        key={keyOf(chosen)}
        villageId={villageId}
        decision={decision}
        meeting={chosen}
        onCalled={onCalled}
      />
    </>
  )
}

const Needs = ({ meeting }: { meeting: Foreseen }) => {
  const today = useToday()
  const { noticeDays, earliest, noticeArticle } = meeting
  const wait =
    noticeDays > 0
      ? `要提前${noticeDays}天通知。今天通知，最早${sayDay(earliest, today)}（${earliest}）可以开。${noticeArticle ? `依据：${noticeArticle}。` : ''}`
      : '这种会议没有规定提前几天通知，通知到人就可以开。'
  return (
    <Panel title={meeting.name} accent>
      <View className='xy-prose'>{wait}</View>
      <View className='xy-facts xy-prose'>{meeting.why ?? meeting.uncounted}</View>
    </Panel>
  )
}

interface StandingProps {
  readonly villageId: string
  readonly title: string
  readonly called: NonNullable<Foreseen['called']>
}

const Standing = ({ villageId, title, called }: StandingProps) => {
  const today = useToday()
  const { meetingId } = called
  return (
    <>
      <Notice tone='good'>这次会议已经通知过了。</Notice>
      <Cells title={title}>
        <Cell title='开会日期' value={`${sayDay(called.plannedOn, today)} ${called.timeWords}`} />
        <Cell title='地点' value={called.place} />
        <Cell title='通知日期' value={sayDay(called.noticedOn, today)} />
        <Cell
          icon='queue'
          title='通知到人、签到、取消会议'
          onTap={() => go('attendance', { villageId, meetingId })}
        />
        <Cell
          icon='sound'
          title='大喇叭怎么说'
          onTap={() => go('loudspeaker', { kind: 'meeting', id: meetingId, villageId })}
        />
      </Cells>
    </>
  )
}

const Receipt = ({ villageId, called }: { villageId: string; called: Called }) => {
  const { meetingId, told, byHand, warnings, plannedOn } = called
  const hand =
    byHand === null
      ? '名册里没有这种会议的名单，请把其他人都通知到。'
      : byHand > 0
        ? `还有${byHand}人没有用小院，要打电话或上门通知，通知一个勾一个。`
        : '应到的人都能在小院里看到通知。'
  return (
    <>
      <View className='xy-receipt'>
        <View className='xy-receipt__title'>会议已经通知</View>
        <View className='xy-receipt__note'>{`${sayDate(plannedOn)}开会。已在小院里通知${told}人。${hand}`}</View>
        <Button kind='primary' onTap={() => go('attendance', { villageId, meetingId })}>
          {byHand ? `去通知这${byHand}人` : '看应到名单'}
        </Button>
      </View>
      {warnings.map((w) => (
        <Notice key={w}>{w}</Notice>
      ))}
    </>
  )
}

export default MeetingCall
