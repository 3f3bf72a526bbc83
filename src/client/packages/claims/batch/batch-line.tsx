import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { ClaimCard } from '../claim-card'
import type { Batch } from './index'
import { RecheckForm } from './recheck-form'

type Line = Batch['claims'][number]

interface BatchLineProps {
  readonly line: Line
  readonly villageId: string
}

/** One claim of a batch: whether it was drawn, what the re-check found, and the form for it. */
export const BatchLine = ({ line, villageId }: BatchLineProps) => {
  const [isOpen, setOpen] = useState(false)
  const { drawn, recheck, mayReview, why } = line
  return (
    <ClaimCard claim={line} named>
      {drawn ? <Drawn recheck={recheck} /> : null}
      {why ? <View className='xy-card__foot'>{why}</View> : null}
      <Way onTap={() => go('claim', { villageId, claimId: line.claimId })}>看打分和经过</Way>
      {mayReview && !isOpen ? (
        <Button onTap={() => setOpen(true)}>{drawn ? '登记抽查结果' : '单独复核这一条'}</Button>
      ) : null}
      {mayReview && isOpen ? <RecheckForm line={line} villageId={villageId} /> : null}
    </ClaimCard>
  )
}

const Drawn = ({ recheck }: { recheck: Line['recheck'] }) => (
  <View className='xy-drawn'>
    <Tag tone={recheck ? 'good' : 'wait'}>{recheck ? '抽中，查过了' : '抽中，要再查一遍'}</Tag>
    {recheck ? (
      <View className='xy-card__foot'>
        {[`${recheck.by}核定${recheck.points}分`, sayExactly(recheck.at), recheck.words]
          .filter(Boolean)
          .join(' · ')}
      </View>
    ) : null}
  </View>
)
