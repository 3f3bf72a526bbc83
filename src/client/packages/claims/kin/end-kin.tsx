import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'

/** Takes a noted relation back, with the reason; who did it stays written. */
export const EndKin = ({ villageId, kinshipId }: { villageId: string; kinshipId: string }) => {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['kinship']['end']) => api.kinship.end.mutate(input),
    { onDone: () => void queryClient.invalidateQueries() }
  )
  if (!isOpen) {
    return (
      <Button kind='quiet' onTap={() => setOpen(true)}>
        登记错了，取消
      </Button>
    )
  }
  return (
    <View className='xy-claim__form'>
      <Field
        label='为什么取消'
        hint='比如：登记错了人'
        value={reason}
        maxLength={200}
        onInput={setReason}
        error={problem?.field === 'reason' ? problem.message : null}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <View className='xy-pair'>
        <Button disabled={isRunning} onTap={() => setOpen(false)}>
          不取消了
        </Button>
        <Button kind='warn' running={isRunning} onTap={() => void submit({ villageId, kinshipId, reason })}>
          取消这一条
        </Button>
      </View>
    </View>
  )
}
