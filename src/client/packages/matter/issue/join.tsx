import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { At, Whole } from './use-act'

/** Nothing comes after these. */
export const ended = ['CLOSED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_4D2P']

/** 我也遇到: how many others have the same trouble, and to be one of them. */
export const Join = ({ at, whole }: { at: At; whole: Whole }) => {
  const { member } = useMe()
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['issue']['join']) => api.issue.join.mutate(input),
    {
      onDone: () => {
        toast('有进展会告诉您')
        void queryClient.invalidateQueries()
      }
    }
  )
  const { followers, following, as, state } = whole
  const mayJoin =
    whole.moderation === 'shown' && as !== 'own' && member !== null && !following && !ended.includes(state)
  if (followers === 0 && !mayJoin) return null
  return (
    <View className='xy-panel'>
      {followers > 0 ? (
        <View className='xy-prose'>
          {following
            ? `${followers > 1 ? `连您一共${followers}人也遇到` : '您也遇到'}；有进展，消息里会告诉您。`
            : `还有${followers}人也遇到。`}
        </View>
      ) : null}
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      {mayJoin ? (
        <Button running={isRunning} onTap={() => void submit(at)}>
          我也遇到
        </Button>
      ) : null}
    </View>
  )
}
