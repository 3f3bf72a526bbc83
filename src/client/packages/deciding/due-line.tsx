import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { useToday } from '@/client/api/use-today'
import { daysBetween } from '@/domain/common/calendar'
import { sayDate, sayShortDay } from '@/domain/common/say-day'

export type DeskTurn = NonNullable<Outputs['decision']['prepare']['turn']>

/** A last day as a desk says it: 还有3天（11月25日到期）, 今天到期, 过期2天. */
const sayDue = (due: string, today: string): string => {
  const left = daysBetween(today, due)
  const day = due.slice(0, 4) === today.slice(0, 4) ? sayShortDay(due) : sayDate(due)
  if (left === 0) return '今天到期'
  return left > 0 ? `还有${left}天（${day}）` : `${day}，已经过了${-left}天`
}

/** Whose turn it is, in a sentence, and by when. */
export const DueLine = ({ turn }: { turn: DeskTurn }) => {
  const today = useToday()
  return (
    <View className={`xy-due ${turn.mine ? 'xy-due_mine' : ''}`}>
      {[turn.words, turn.due && sayDue(turn.due, today)].filter(Boolean).join(' · ')}
    </View>
  )
}
