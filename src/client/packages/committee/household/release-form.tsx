import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Heading } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { Reason } from '../reason'
import type { HomeMember } from './index'

const usualReasons = ['手机丢了', '原来的微信不用了', '认错了人'] as const

interface ReleaseFormProps {
  readonly villageId: string
  readonly member: HomeMember
  readonly onClose: () => void
}

/** 取消认户 for somebody of the household, with the reason that their WeChat is told. */
export const ReleaseForm = ({ villageId, member, onClose }: ReleaseFormProps) => {
  const [reason, setReason] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['binding']['release']) => api.binding.release.mutate(input),
    {
      onDone: () => {
        toast('取消了')
        onClose()
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = problem?.field === 'reason' ? problem.message : null
  return (
    <View className='xy-form'>
      <Heading className='xy-section__title'>{`取消${member.name}的认户`}</Heading>
      <Reason label='为什么取消' options={usualReasons} onChange={setReason} error={wrong} />
      <View className='xy-prose'>
        {`${member.name}现在的微信马上进不了这一户，会看到这个原因。本人可以用新的微信再认户。`}
      </View>
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      <View className='xy-pair'>
        <Button onTap={onClose}>再想想</Button>
        <Button
          kind='warn'
          running={isRunning}
          disabled={reason.length < 2}
          onTap={() => void submit({ villageId, memberId: member.memberId, reason })}
        >
          确定取消
        </Button>
      </View>
    </View>
  )
}
