import { View } from '@tarojs/components'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { confirm, toast } from '@/client/components/toast'
import { forget, sendAward, type Unanswered, useUnanswered } from './send-award'

/** What was sent before and never answered: to be sent again as it was, which books it once in any case. */
export const UnansweredList = () => (
  <>
    {useUnanswered().map((u) => (
      <UnansweredCard key={u.input.requestId} unanswered={u} />
    ))}
  </>
)

const UnansweredCard = ({ unanswered }: { unanswered: Unanswered }) => {
  const { input, words } = unanswered
  const { submit, isRunning, sentence } = useSubmit(
    (again: Unanswered['input']) => sendAward({ input: again, words }),
    {
      slot: { get: () => input.requestId, renew: () => undefined },
      onDone: ({ balance }) => {
        toast(`已记分，现有${balance}分`)
        void queryClient.invalidateQueries()
      }
    }
  )
  const drop = async () => {
    if (await confirm('不再发这一笔', '这一笔可能已经记上，也可能没有。请到该户的积分里核对。', '不再发')) {
      forget(input.requestId)
    }
  }
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>有一笔没有收到回音</View>
      <View className='xy-prose'>{`${words}。再发一次，不会记成两笔。`}</View>
      <Notice>{sentence}</Notice>
      <View className='xy-pair'>
        <Button disabled={isRunning} onTap={() => void drop()}>
          不再发
        </Button>
        <Button kind='primary' running={isRunning} onTap={() => void submit(input)}>
          再发一次
        </Button>
      </View>
    </View>
  )
}
