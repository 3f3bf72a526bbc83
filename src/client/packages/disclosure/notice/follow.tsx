import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Subscribe } from '@/client/components/subscribe'
import { toast } from '@/client/components/toast'
import type { Whole } from './index'

/** To be reminded before the days to object are over, once. */
export const Follow = ({ whole }: { whole: Whole }) => {
  const { villageId, noticeId, mayFollow, follows, takesObjections } = whole
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['notice']['follow']) => api.notice.follow.mutate(input),
    {
      onDone: () => {
        toast('快截止时会提醒您')
        void queryClient.invalidateQueries()
      }
    }
  )
  if (follows && takesObjections) {
    return (
      <>
        <View className='xy-panel'>
          <View className='xy-prose'>快截止时会提醒您，在“我的”里的消息里看。</View>
        </View>
        <Subscribe template='notice' when='快截止的时候' />
      </>
    )
  }
  return mayFollow ? (
    <View className='xy-panel'>
      <View className='xy-prose'>想再看看、再问问？快截止时提醒您一次。</View>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void submit({ villageId, noticeId })}>
        快截止时提醒我
      </Button>
    </View>
  ) : null
}
