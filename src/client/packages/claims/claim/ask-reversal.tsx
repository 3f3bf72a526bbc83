import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'

interface AskReversalProps {
  readonly villageId: string
  readonly entryId: string
}

/** The first of two people: says that an entry is wrong. It takes another to agree. */
export const AskReversal = ({ villageId, entryId }: AskReversalProps) => {
  const [reason, setReason] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['askReversal']) => api.claim.askReversal.mutate(input),
    {
      onDone: () => {
        toast('已提出，等村监委另一个人确认')
        setReason('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = problem?.field === 'reason' ? problem.message : null
  return (
    <View className='xy-panel'>
      <Fold title='记错了，要冲销'>
        <View className='xy-panel__aside'>
          已经入账的分不能改，只能用一笔红字冲掉。要两个人：您提出，村监委另一个人确认。
        </View>
        <Field
          label='为什么要冲销'
          hint='比如：记到别人家了'
          value={reason}
          maxLength={200}
          onInput={setReason}
          error={wrong}
        />
        <Notice tone='stop'>{wrong ? null : sentence}</Notice>
        <Button running={isRunning} onTap={() => void submit({ villageId, entryId, reason: reason.trim() })}>
          提出冲销
        </Button>
      </Fold>
    </View>
  )
}
