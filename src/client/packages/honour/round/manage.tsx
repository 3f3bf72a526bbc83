import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { sayDate } from '@/client/words/dates'
import { limits } from '@/domain/honour/names'
import type { Whole } from './index'

interface ManageProps {
  readonly whole: Whole
  readonly villageId: string
}

/** What the committee does next with a round; nothing once it hangs or is over. */
export const Manage = ({ whole, villageId }: ManageProps) => {
  const { round: r } = whole
  if (r.state === 'on_notice' || r.state === 'awarded' || r.state === 'cancelled') return null
  return (
    <>
      <Panel title='村委会办理' accent>
        {r.state === 'nominating' ? <Begin whole={whole} villageId={villageId} /> : null}
        {r.state === 'judging' ? <Close whole={whole} villageId={villageId} /> : null}
        {r.state === 'judged' ? <ToNotice whole={whole} villageId={villageId} /> : null}
      </Panel>
      <Fold title='不办了，取消这一轮'>
        <Cancel whole={whole} villageId={villageId} />
      </Fold>
    </>
  )
}

const useStep = (done: string) =>
  useSubmit((input: Inputs['honour']['actRound']) => api.honour.actRound.mutate(input), {
    onDone: () => {
      toast(done)
      void queryClient.invalidateQueries()
    }
  })

const Begin = ({ whole: { round: r }, villageId }: ManageProps) => {
  const today = useToday()
  const { submit, isRunning, sentence } = useStep('开始村里评议')
  const press = async () => {
    const words = '院落没有支持的户、还没答复的户，这一轮就不再评了。'
    if (await confirm('开始村里评议？', words, '开始')) {
      await submit({ villageId, roundId: r.roundId, action: 'begin_panel' })
    }
  }
  return today <= r.nominateUntil ? (
    <View className='xy-prose'>{`提名到${sayDate(r.nominateUntil)}为止，过了这天就能开始村里评议。`}</View>
  ) : (
    <>
      <View className='xy-prose'>提名已经截止。院落评议都办好以后，开始村里评议。</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void press()}>
        开始村里评议
      </Button>
    </>
  )
}

const Close = ({ whole: { round: r }, villageId }: ManageProps) => {
  const { submit, isRunning, sentence } = useStep('评议结束，请起草公示')
  const press = async () => {
    if (await confirm('结束村里评议？', '结束以后就算结果，不能再评。', '结束')) {
      await submit({ villageId, roundId: r.roundId, action: 'close_panel' })
    }
  }
  return (
    <>
      <View className='xy-prose'>每户满3个人评，就可以结束。最后一名分数相同的，都算评上。</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void press()}>
        结束评议，算结果
      </Button>
    </>
  )
}

const drafts = {
  draft: '公示已经起草，等村监委会签。名单有变化的，重新起草。',
  cosigned: '公示已经会签，等书记挂出。名单有变化的，重新起草。'
} as const

const toNotice = (r: Whole['round']): string => {
  if (r.stopped) return '异议成立。先点开那一户取消，再重新起草公示。'
  if (r.takenDown)
    return '公示含有个人信息遮住了，或者内容被改动过。名单不变，重新起草、会签、挂出，天数从头算。户主的名字记错了的，先到花名册里改好。'
  return '起草公示以后，村监委会签，书记挂出。期满没有异议，自动挂牌、记荣誉分。'
}

const ToNotice = ({ whole: { round: r, draft }, villageId }: ManageProps) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['honour']['draftNotice']) => api.honour.draftNotice.mutate(input),
    {
      onDone: ({ households }) => {
        toast(`公示起草好了，共${households}户，等村监委会签`)
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <>
      <View className='xy-prose'>{toNotice(r)}</View>
      <Notice>{draft ? drafts[draft] : null}</Notice>
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind={draft ? 'plain' : 'primary'}
        running={isRunning}
        onTap={() => void submit({ villageId, roundId: r.roundId })}
      >
        {draft ? '重新起草公示' : '起草公示'}
      </Button>
    </>
  )
}

const Cancel = ({ whole: { round: r }, villageId }: ManageProps) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useStep('这一轮已取消')
  return (
    <View className='xy-form'>
      <Field
        label='为什么取消'
        lines
        hint='参加的户会看到'
        maxLength={limits.words}
        value={words}
        onInput={setWords}
        error={problem?.field === 'words' ? problem.message : null}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='warn'
        running={isRunning}
        disabled={words.trim().length < 4}
        onTap={() => void submit({ villageId, roundId: r.roundId, action: 'cancel', words: words.trim() })}
      >
        取消这一轮
      </Button>
    </View>
  )
}
