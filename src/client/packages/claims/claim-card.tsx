import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Outputs } from '@/client/api/client'
import { useToday } from '@/client/api/use-today'
import { PointsAmount } from '@/client/components/points-amount'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { sayDay } from '@/client/words/dates'
import { claimTones } from './states'

export type ClaimOfList = Outputs['claim']['mine']['claims'][number]

interface ClaimCardProps {
  readonly claim: ClaimOfList
  /** Where a list holds several households. */
  readonly named?: boolean
  readonly onTap?: () => void
  readonly children?: ReactNode
}

/** One claim in a list: what was done, when and by whom, where it stands, how many points. */
export const ClaimCard = ({ claim: c, named, onTap, children }: ClaimCardProps) => {
  const today = useToday()
  const inside = (
    <>
      <View className='xy-card__head'>
        <Tag tone={c.reconsidering ? 'wait' : claimTones[c.state]}>{c.stateName}</Tag>
        <View className='xy-card__aside'>
          <PointsAmount points={c.points ?? c.asked} signed />
        </View>
      </View>
      {named ? <View className='xy-card__title'>{c.householdName}</View> : null}
      <View className={named ? 'xy-card__words' : 'xy-card__title'}>{c.item}</View>
      <View className='xy-card__foot'>
        {[sayDay(c.occurredOn, today), c.memberName, `${c.times}${c.unit}`].filter(Boolean).join(' · ')}
      </View>
      {c.reason && !c.reconsidering ? (
        <View className='xy-claim__reason'>{`没有通过：${c.reason}`}</View>
      ) : null}
    </>
  )
  return onTap ? (
    <Tap className='xy-card xy-claim' onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <View className='xy-card xy-claim'>
      {inside}
      {children}
    </View>
  )
}
