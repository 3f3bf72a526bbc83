import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { SecondHand } from '@/client/components/second-hand'
import { toast } from '@/client/components/toast'
import type { Carry } from './index'

/** Another of the supervision committee agrees, or says why not. */
export const DecideForm = ({ carry, villageId }: { carry: Carry; villageId: string }) => {
  const { submit, ...sending } = useSubmit(
    (input: Inputs['points']['decideCarry']) => api.points.decideCarry.mutate(input),
    {
      onDone: ({ state }) => {
        toast(state === 'done' ? '积分转过去了' : '没有同意')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <SecondHand
      sending={sending}
      yes='同意转过去'
      onDecide={(decision) => void submit({ villageId, carryId: carry.carryId, ...decision })}
    />
  )
}
