import { Text, View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Clock } from '@/client/components/clock'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { sayClock } from '@/client/words/notice-clock'
import { toneOf } from '@/client/words/tones'

export type Card = Outputs['decision']['list'][number]

interface DecisionCardProps {
  readonly villageId: string
  readonly card: Card
  readonly today: string
}

/** One decision in the list: what it is, where it stands, how long one may still object. */
export const DecisionCard = ({ villageId, card, today }: DecisionCardProps) => (
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
    {card.notice ? <Clock>{`${card.notice.subjectName}：${sayClock(card.notice)}`}</Clock> : null}
    <View className='xy-track'>
      {/* One piece, filled as far as it has come: in a list six pieces for each card are too many for a weak phone. */}
      <View
        className='xy-track__bars'
        style={{ backgroundSize: `${(100 * card.stepsDone) / card.steps}% 100%` }}
      />
      <Text className='xy-track__words'>{`六步走完${card.stepsDone}步 · 编号${card.no}`}</Text>
    </View>
  </Tap>
)
