import { Text, View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { sayDay } from '@/client/words/dates'
import { countsOf, type Numbers, resultOf } from '@/domain/decision/event-words'
import type { Whole } from './index'

type StepEvent = Whole['stepViews'][number]['events'][number]

/** What happened at a step: a vote with its numbers, or one line for anything else. */
export const EventView = ({ event, today }: { event: StepEvent; today: string }) =>
  event.vote || event.eligible !== null || event.name === null ? (
    <Meeting event={event} today={today} />
  ) : (
    <View className='xy-small-event'>
      <View>{`${sayDay(event.heldOn, today)} ${event.name}`}</View>
      {event.note ? <View className='xy-small-event__note'>{event.note}</View> : null}
    </View>
  )

const Meeting = ({ event, today }: { event: StepEvent; today: string }) => {
  const { unit, households, vote } = event
  const who = [sayDay(event.heldOn, today), event.meeting, event.convener && `${event.convener}召集`]
  const result = resultOf(event)
  return (
    <View className={`xy-event ${event.voided ? 'xy-event_fallen' : ''}`}>
      {event.name ? <View className='xy-event__name'>{event.name}</View> : null}
      {event.voided ? <Tag tone='stop'>作废，要重来</Tag> : null}
      <View className='xy-event__when'>{who.filter(Boolean).join(' · ')}</View>
      <Counts numbers={event} unit={unit} />
      {households ? <Counts numbers={households} unit='户' /> : null}
      {result ? <View className='xy-event__note'>{result}</View> : null}
      {event.note ? <View className='xy-event__note'>{event.note}</View> : null}
      {vote ? (
        <Fold title={event.papers.length > 0 ? '看依据、会议记录和签到表' : '看依据'}>
          <View className='xy-event__note'>{vote.why}</View>
          <PhotoRow photos={event.papers} />
        </Fold>
      ) : null}
    </View>
  )
}

const Counts = ({ numbers, unit }: { numbers: Numbers; unit: string }) => (
  <>
    {countsOf(numbers).map(([name, number]) => (
      <Text key={name} className='xy-count'>
        {`${name} ${number}${unit}`}
      </Text>
    ))}
  </>
)
