import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { limits } from '@/domain/honour/names'
import type { Nominee } from './index'

interface FormProps {
  readonly nominee: Nominee
  readonly villageId: string
}

const done = (word: string) => () => {
  toast(word)
  void queryClient.invalidateQueries()
}

/** 院落评议, written down by the host or the leader of the group. */
export const CourtyardView = ({ nominee: n, villageId }: FormProps) => {
  const [form, setForm] = useState({ supports: true, words: '', present: '' })
  const edit = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['honour']['recordView']) => api.honour.recordView.mutate(input),
    { onDone: done('院落评议记好了') }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <Panel title='记院落评议' accent>
      <Labelled label='院落的意见'>
        <Choice
          label='院落的意见'
          shape='row'
          value={form.supports}
          onChoose={(supports) => edit({ supports })}
          options={[
            { value: true, name: '支持' },
            { value: false, name: '不支持' }
          ]}
        />
      </Labelled>
      <Field
        label='大家怎么说'
        lines
        maxLength={limits.words}
        value={form.words}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <Field
        label='有谁在场'
        hint='比如：院落里十二户，每户一人'
        maxLength={limits.words}
        value={form.present}
        onInput={(present) => edit({ present })}
        error={wrong('present')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={form.words.trim().length < 4 || form.present.trim().length < 2}
        onTap={() => void submit({ villageId, nomineeId: n.nomineeId, ...form })}
      >
        记下院落评议
      </Button>
    </Panel>
  )
}

/** The panel's judgment: each alone, the others' are not shown before all are in. */
export const Judge = ({ nominee: n, villageId }: FormProps) => {
  const [points, setPoints] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['honour']['judge']) => api.honour.judge.mutate(input),
    { onDone: done('评好了') }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <Panel title='请您评这一户' accent>
      <View className='xy-prose'>{n.round.standard}</View>
      {n.round.method === 'points' ? (
        <NumberField
          label='打分（0到100分，60分算通过）'
          value={points}
          onChange={setPoints}
          error={wrong('points')}
        />
      ) : (
        <Labelled label='赞成不赞成' error={wrong('points')}>
          <Choice
            label='赞成不赞成'
            shape='row'
            value={points}
            onChoose={setPoints}
            options={[
              { value: 1, name: '赞成' },
              { value: 0, name: '不赞成' }
            ]}
          />
        </Labelled>
      )}
      <Field
        label='理由'
        lines
        hint='评议结束以后，这一户会看到'
        maxLength={limits.words}
        value={words}
        onInput={setWords}
        error={wrong('words')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={points === null || words.trim().length < 4}
        onTap={() => {
          if (points !== null) void submit({ villageId, nomineeId: n.nomineeId, points, words: words.trim() })
        }}
      >
        评好了
      </Button>
    </Panel>
  )
}
