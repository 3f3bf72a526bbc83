import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { Carry } from './index'

/** Another of the supervision committee agrees, or says why not. */
export const DecideForm = ({ carry, villageId }: { carry: Carry; villageId: string }) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['points']['decideCarry']) => api.points.decideCarry.mutate(input),
    {
      onDone: ({ state }) => {
        toast(state === 'done' ? '积分转过去了' : '没有同意')
        void queryClient.invalidateQueries()
      }
    }
  )
  const said = words.trim()
  const decide = (agree: boolean) =>
    void submit({ villageId, carryId: carry.carryId, agree, ...(said ? { words: said } : {}) })
  const wrong = problem?.field === 'words' ? problem.message : null
  return (
    <View className='xy-form'>
      <Field
        label='意见'
        optional
        hint='不同意的，要写明原因'
        value={words}
        maxLength={200}
        onInput={setWords}
        error={wrong}
      />
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      <View className='xy-pair'>
        <Button running={isRunning} onTap={() => decide(false)}>
          不同意
        </Button>
        <Button kind='primary' running={isRunning} onTap={() => decide(true)}>
          同意转过去
        </Button>
      </View>
    </View>
  )
}
