import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Tap } from '@/client/components/tap'
import { heartStates } from '@/domain/honour/names'

interface HeartProps {
  readonly villageId: string
  readonly nominee: {
    readonly nomineeId: string
    readonly householdName: string
    readonly state: string
    readonly hearts: number
    readonly myHeart: boolean
  }
}

/** A heart, given or taken back with one press; it says itself that it decides nothing. */
export const Heart = ({ villageId, nominee: n }: HeartProps) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['honour']['heart']) => api.honour.heart.mutate(input),
    { onDone: () => void queryClient.invalidateQueries() }
  )
  const isOpen = heartStates.some((s) => s === n.state)
  const words = n.myHeart ? '已点赞，再点取消' : '点赞'
  return isOpen ? (
    <>
      <Tap
        className={`xy-heart ${n.myHeart ? 'xy-heart_given' : ''}`}
        label={`${words} · ${n.hearts}，${n.householdName}`}
        disabled={isRunning}
        onTap={() => void submit({ villageId, nomineeId: n.nomineeId, given: !n.myHeart })}
      >
        {n.myHeart ? <Icon name='tick' /> : null}
        <View>{`${words} · ${n.hearts}`}</View>
      </Tap>
      <Notice tone='stop'>{sentence}</Notice>
    </>
  ) : (
    <View className='xy-honour__note'>{`点赞${n.hearts}个（只作参考）`}</View>
  )
}
