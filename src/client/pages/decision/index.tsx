import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Steps } from '@/client/components/steps'
import { Tag } from '@/client/components/tag'
import { sayDay } from '@/client/words/dates'
import { toneOf } from '@/client/words/tones'

type Whole = Outputs['decision']['read']
type StepEvent = Whole['stepViews'][number]['events'][number]

/** One decision: what it is, what it means for me, and its six steps. */
const Decision = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const query = useRead(
    ['decision.read', villageId, decisionId],
    () => api.decision.read.query({ villageId, decisionId }),
    { keep: true }
  )
  return (
    <Page title='议事过程'>
      <PageState query={query}>{(whole) => <DecisionView whole={whole} />}</PageState>
    </Page>
  )
}

const DecisionView = ({ whole }: { whole: Whole }) => {
  const today = useToday()
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={toneOf(whole.state)}>{whole.stateName}</Tag>
        <View className='xy-lead__title'>{whole.title}</View>
        <View className='xy-lead__note'>{`编号 ${whole.no} · ${sayDay(whole.beganOn, today)}开始`}</View>
      </View>
      <View className='xy-panel'>
        <View className='xy-panel__title'>是什么事</View>
        <View className='xy-prose'>{whole.summary}</View>
      </View>
      <View className='xy-panel xy-panel_accent'>
        <View className='xy-panel__title'>对我家意味着什么</View>
        <View className='xy-prose'>{whole.meaning}</View>
      </View>
      <Steps
        label='四议两公开六步'
        title={`六步走到哪：已完成${whole.stepsDone}步`}
        items={whole.stepViews.map((step) => ({
          id: step.id,
          name: step.name,
          by: step.by,
          status: step.status,
          content: step.events.map((event) => (
            <EventView key={`${event.heldOn}${event.toState}`} event={event} today={today} />
          ))
        }))}
      />
    </>
  )
}

const EventView = ({ event, today }: { event: StepEvent; today: string }) => {
  const counts = [
    ['应到', event.eligible],
    ['实到', event.present],
    ['赞成', event.yes],
    ['反对', event.no],
    ['弃权', event.abstain]
  ].filter((c): c is [string, number] => c[1] !== null)
  return (
    <View className='xy-event'>
      <View className='xy-event__when'>
        {[sayDay(event.heldOn, today), event.convener && `${event.convener}召集`].filter(Boolean).join(' · ')}
      </View>
      {counts.map(([name, number]) => (
        <Text key={name} className='xy-count'>
          {`${name} ${number}人`}
        </Text>
      ))}
      {event.note ? <View className='xy-event__note'>{event.note}</View> : null}
    </View>
  )
}

export default Decision
