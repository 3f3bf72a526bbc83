import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell } from '@/client/components/cells'
import { Field } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { sayDay } from '@/client/words/dates'
import { mostReason } from '@/domain/inspection/sizes'

type Progress = Outputs['round']['readProgress']

interface LatePanelProps {
  readonly villageId: string
  readonly progress: Progress
  readonly onReopened: () => void
}

/** What came after the end: how many, for which households, and the way to have them count. */
export const LatePanel = ({ villageId, progress, onReopened }: LatePanelProps) => {
  const today = useToday()
  const { late, reopening, roundId } = progress
  if (late.sheets === 0) return null
  return (
    <Panel title={`来晚的检查表：${late.sheets}份`}>
      <View className='xy-prose'>结束以前评的，手机后来才有信号。都收着，没有算进结果。</View>
      <LateHouseholds households={late.households} />
      {reopening?.why ? <Notice>{reopening.why}</Notice> : null}
      {reopening?.may ? (
        <ReopenForm villageId={villageId} roundId={roundId} onReopened={onReopened} />
      ) : reopening && !reopening.why ? (
        <View className='xy-prose'>{`要算进去，请村委会在${sayDay(reopening.until, today)}以前重新打开这一轮。`}</View>
      ) : null}
    </Panel>
  )
}

const SHOWN = 20

const LateHouseholds = ({ households }: Pick<Progress['late'], 'households'>) => {
  const [shown, setShown] = useState(SHOWN)
  return (
    <Fold title={`是哪几户（${households.length}）`}>
      {households.slice(0, shown).map((h) => (
        <Cell key={h.householdId} title={`${h.head}家`} note={`户号${h.no}`} value={`${h.sheets}份`} />
      ))}
      {households.length > shown ? (
        <More more={{ isRunning: false, read: () => setShown(shown + SHOWN) }} word='再看一些' />
      ) : null}
    </Fold>
  )
}

interface ReopenFormProps {
  readonly villageId: string
  readonly roundId: string
  readonly onReopened: () => void
}

const ReopenForm = ({ villageId, roundId, onReopened }: ReopenFormProps) => {
  const [reason, setReason] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['round']['reopen']) => api.round.reopen.mutate(input),
    {
      onDone: () => {
        toast('打开了，来晚的已经算进去')
        onReopened()
        void queryClient.invalidateQueries()
      }
    }
  )
  const reopen = async () => {
    const what =
      '来晚的表算进去，各户的结果重新算；这一轮记的积分先收回，再结束时重新记。结果有变化的户，那时才告诉。'
    if (await confirm('重新打开这一轮？', what, '重新打开')) await submit({ villageId, roundId, reason })
  }
  const isField = problem?.field === 'reason'
  return (
    <View className='xy-form'>
      <Field
        label='为什么重新打开'
        hint='比如：岩上组没有信号，表来晚了'
        value={reason}
        maxLength={mostReason}
        error={isField ? sentence : null}
        onInput={setReason}
      />
      <Notice tone='stop'>{isField ? null : sentence}</Notice>
      <Button running={isRunning} disabled={reason.trim() === ''} onTap={() => void reopen()}>
        重新打开，算进去
      </Button>
    </View>
  )
}
