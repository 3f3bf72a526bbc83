import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { sayDate } from '@/client/words/dates'
import { correctionTones } from '../correction-tones'

type Correction = Outputs['correction']['readOwn']['asked'][number]
const waiting: readonly Correction['state'][] = ['asked', 'returned']

/** One correction of one's own, and what can still be done about it. */
export const OwnCorrection = ({ correction }: { correction: Correction }) => {
  const { villageId, correctionId, state } = correction
  const move = useSubmit((input: Inputs['correction']['moveOwn']) => api.correction.moveOwn.mutate(input), {
    onDone: () => void queryClient.invalidateQueries()
  })
  const doIt = (action: 'withdraw' | 'pass_up') => void move.submit({ villageId, correctionId, action })
  return (
    <View className='xy-panel'>
      <Heading className='xy-panel__title'>{`${correction.fieldName}改为${correction.wanted}`}</Heading>
      <Tag tone={correctionTones[state]}>{correction.stateName}</Tag>
      {correction.stood ? (
        <View className='xy-panel__aside xy-account__line'>{`原来是${correction.stood}`}</View>
      ) : null}
      {waiting.includes(state) ? (
        <View className='xy-panel__aside xy-account__line'>{`${sayDate(correction.dueOn)}前答复`}</View>
      ) : null}
      {correction.reason ? <View className='xy-prose'>{`理由：${correction.reason}`}</View> : null}
      <Notice tone='stop'>{move.sentence}</Notice>
      {waiting.includes(state) ? (
        <Button running={move.isRunning} onTap={() => doIt('withdraw')}>
          不改了，撤回
        </Button>
      ) : null}
      {state === 'refused' ? (
        <Button running={move.isRunning} onTap={() => doIt('pass_up')}>
          不同意，请乡镇看一看
        </Button>
      ) : null}
    </View>
  )
}
