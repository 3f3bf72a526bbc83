import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import type { Batch } from './index'

type Left = Outputs['claim']['reviewBatch']['left']

interface ReviewRestProps {
  readonly batch: Batch
  readonly villageId: string
}

/** Once every drawn claim was looked at again, the rest goes through at one press; what one may not judge is left. */
export const ReviewRest = ({ batch, villageId }: ReviewRestProps) => {
  const [left, setLeft] = useState<Left>([])
  const missing = batch.drawn - batch.rechecked
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['claim']['reviewBatch']) => api.claim.reviewBatch.mutate(input),
    {
      onDone: (answer) => {
        setLeft(answer.left)
        toast(`复核了${answer.reviewed}条`)
        void queryClient.invalidateQueries()
      }
    }
  )
  const review = async () => {
    const sure = await confirm('其余的都通过？', '没有抽中的，按初评的分通过复核，记上您的名字。', '都通过')
    if (sure) await submit({ villageId, batchId: batch.batchId })
  }
  return (
    <Panel title='复核' accent>
      <View className='xy-prose'>
        {missing > 0
          ? `抽中的还有${missing}条没有再查，先在下面一条一条登记。`
          : '抽中的都查过了，其余的可以一起通过。'}
      </View>
      {left.length > 0 ? (
        <View className='xy-panel__aside'>{`还有${left.length}条不能由您复核：${left[0]?.why ?? ''}`}</View>
      ) : null}
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={missing > 0} onTap={() => void review()}>
        其余的都通过复核
      </Button>
    </Panel>
  )
}
