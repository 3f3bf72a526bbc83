import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { toast } from '@/client/components/toast'
import type { Batch } from './index'

interface RecheckFormProps {
  readonly line: Batch['claims'][number]
  readonly villageId: string
}

/** What was found when a claim was looked at again: the points as they were, or others with the reason. */
export const RecheckForm = ({ line, villageId }: RecheckFormProps) => {
  const before = line.points ?? line.asked
  const [points, setPoints] = useState<number | null>(before)
  const [reason, setReason] = useState('')
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['recheck']) => api.claim.recheck.mutate(input),
    {
      onDone: ({ stateName }) => {
        toast(stateName)
        void queryClient.invalidateQueries()
      }
    }
  )
  const pointsLack = points === null || points > line.asked ? `请填0到${line.asked}之间的整数分。` : null
  const reasonLack =
    points !== before && reason.trim().length < 2 ? '和初评不一样，要写明理由，本人会看到。' : null
  const press = () => {
    setPressed(true)
    if (points === null || pointsLack || reasonLack) return
    const words = reason.trim()
    void submit({ villageId, claimId: line.claimId, points, ...(words ? { reason: words } : {}) })
  }
  return (
    <View className='xy-claim__form'>
      <NumberField
        label='核定几分'
        unit={`0到${line.asked}`}
        value={points}
        onChange={setPoints}
        error={hasPressed ? pointsLack : null}
      />
      <Field
        label='查到了什么'
        optional={points === before}
        hint='到户看了，问了谁'
        value={reason}
        maxLength={200}
        onInput={setReason}
        error={hasPressed ? (reasonLack ?? (problem?.field === 'reason' ? problem.message : null)) : null}
      />
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>
        {problem?.field === 'reason' ? null : sentence}
      </Notice>
      <Button kind='primary' running={isRunning} onTap={press}>
        {points === before ? '属实，分数不变' : points === 0 ? '不属实，不给分' : '按核定的分'}
      </Button>
    </View>
  )
}
