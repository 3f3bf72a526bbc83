import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm } from '@/client/components/toast'

type Progress = Outputs['round']['readProgress']
type Closed = Outputs['round']['close']

interface CloseFormProps {
  readonly villageId: string
  readonly progress: Progress
  readonly onClosed: (closed: Closed) => void
}

/** The end of a round. Where sheets may still come, the server names from whom, and it takes another press. */
export const CloseForm = ({ villageId, progress, onClosed }: CloseFormProps) => {
  const { roundId, groups, worth } = progress
  const left = groups.reduce((n, g) => n + g.households - g.finished, 0)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['round']['close']) => api.round.close.mutate(input),
    {
      onDone: (closed) => {
        onClosed(closed)
        void queryClient.invalidateQueries()
      }
    }
  )
  const isQuiet = problem?.code === 'ROUND_QUIET'
  const close = async () => {
    if (isQuiet) return void (await submit({ villageId, roundId, asked: true }))
    const warn = left > 0 ? `还有${left}户没评完，这些户这一轮不算。` : ''
    const ask = `${warn}结束以后不能再评。请先问问检查人，手机里的表是不是都送到了。`
    if (await confirm('结束这一轮检查？', ask, '结束')) await submit({ villageId, roundId, asked: false })
  }
  return (
    <Panel title='结束这一轮'>
      {worth.length > 0 ? (
        worth.map((w) => (
          <View key={w.level} className='xy-prose'>
            {`${w.level}：按“${w.item}”记${w.points}分，要经过评议、公示才入账。`}
          </View>
        ))
      ) : (
        <View className='xy-prose'>这一轮不记积分。</View>
      )}
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void close()}>
        {isQuiet ? '都问过了，结束检查' : '结束检查，告诉各户'}
      </Button>
    </Panel>
  )
}

/** A round that was opened again tells only those for whom something differs. */
const saidTo = ({ told, finished }: Closed): string => {
  if (told >= finished) return '结果已经告诉各户。'
  return told === 0 ? '结果和上次一样，没有再通知。' : `其中结果有变化的${told}户已经告诉。`
}

export const ClosedPanel = ({ closed }: { closed: Closed }) => (
  <Panel title='这一轮结束了' accent>
    <View className='xy-prose'>{`评完${closed.finished}户，${saidTo(closed)}`}</View>
    {closed.recorded > 0 ? (
      <View className='xy-prose'>{`${closed.recorded}户的积分已经记下，等评议。`}</View>
    ) : null}
    {closed.refused.length > 0 ? (
      <View className='xy-prose'>{`${closed.refused.length}户没有记分：${[...new Set(closed.refused)].join('')}`}</View>
    ) : null}
  </Panel>
)
