import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { Card } from './index'
import { Where } from './where'

interface FormProps {
  readonly card: Card
  readonly onDone: () => void
}

/** The secretary says where it hangs now. */
export const PutUpForm = ({ card, onDone }: FormProps) => {
  const { villageId, noticeId } = card
  const among = card.mustHangAt.filter((channel) => !card.hangsAt.includes(channel))
  const [channels, setChannels] = useState<typeof among>(among)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['notice']['putUp']) => api.notice.putUp.mutate(input),
    {
      onDone: ({ clockFrom }) => {
        toast(clockFrom ? '已挂出，从明天起算天数' : '已登记，另一处也挂出后开始计时')
        void queryClient.invalidateQueries()
        onDone()
      }
    }
  )
  return (
    <View className='xy-board__hands'>
      <View className='xy-prose'>公开栏和手机都挂出以后，从第二天起算天数。公开栏请贴好了再点。</View>
      <Where label='挂在哪里' among={among} value={channels} onChoose={(to) => setChannels([...to])} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        onTap={() => void submit({ villageId, noticeId, channels: [...channels] })}
      >
        确认挂出
      </Button>
    </View>
  )
}
