import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { toast } from '@/client/components/toast'
import { quarterOf } from '@/domain/shop/redeem'

const served = (word: string, count: number): string =>
  count > 0 ? `${word}，排队的有${count}份轮到了` : word

/** A new budget: from when to when, how many points, out of which fund, and where it was made public. */
export const Announce = ({ villageId }: { villageId: string }) => {
  const quarter = quarterOf(useToday())
  const [form, setForm] = useState({
    ...quarter,
    points: null as number | null,
    fund: '',
    words: '',
    noticeId: null as string | null
  })
  const edit = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['shop']['announceBudget']) => api.shop.announceBudget.mutate(input),
    {
      onDone: (done) => {
        toast(served('公布了', done.served))
        edit({ points: null, words: '' })
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const { points, noticeId } = form
  const isReady = points !== null && form.fund.trim() !== '' && form.words.trim() !== ''
  return (
    <View className='xy-form'>
      <DateField
        label='从哪天起'
        value={form.from}
        onChange={(from) => edit({ from })}
        error={wrong('from')}
      />
      <DateField label='到哪天止' value={form.to} onChange={(to) => edit({ to })} error={wrong('to')} />
      <NumberField
        label='一共多少分'
        value={points}
        onChange={(n) => edit({ points: n })}
        error={wrong('points')}
      />
      <Field
        label='钱从哪里来'
        hint='比如：村集体经济收益'
        maxLength={60}
        value={form.fund}
        onInput={(fund) => edit({ fund })}
        error={wrong('fund')}
      />
      <Field
        label='怎么公布的'
        lines
        hint='比如：11月20日贴在村公开栏'
        maxLength={200}
        value={form.words}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <Notices villageId={villageId} value={noticeId} onChoose={(id) => edit({ noticeId: id })} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={!isReady}
        onTap={() => {
          if (points === null) return
          const { from, to, fund, words } = form
          void submit({ villageId, from, to, points, fund, words, ...(noticeId ? { noticeId } : {}) })
        }}
      >
        公布预算
      </Button>
    </View>
  )
}

interface NoticesProps {
  readonly villageId: string
  readonly value: string | null
  readonly onChoose: (noticeId: string | null) => void
}

/** The notice of the accounts in which the budget stood, where there is one. */
const Notices = ({ villageId, value, onChoose }: NoticesProps) => {
  const query = useRead(['notice.list', villageId, 'shop'], () => api.notice.list.query({ villageId }))
  const hung = (query.data ?? []).slice(0, 5)
  return hung.length === 0 ? null : (
    <Labelled label='对应哪一份公示' optional>
      <Choice
        label='对应哪一份公示'
        shape='list'
        value={value}
        onChoose={onChoose}
        options={[{ value: null, name: '不选' }, ...hung.map((n) => ({ value: n.noticeId, name: n.title }))]}
      />
    </Labelled>
  )
}

/** More points for a budget that runs; whoever waits gets their turn in order. */
export const Grow = ({ villageId, budgetId }: { villageId: string; budgetId: string }) => {
  const [points, setPoints] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['shop']['growBudget']) => api.shop.growBudget.mutate(input),
    {
      onDone: (done) => {
        toast(served('追加了', done.served))
        setPoints(null)
        setWords('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <View className='xy-form'>
      <NumberField label='追加多少分' value={points} onChange={setPoints} error={wrong('points')} />
      <Field label='为什么追加' maxLength={200} value={words} onInput={setWords} error={wrong('words')} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={points === null || words.trim() === ''}
        onTap={() => {
          if (points !== null) void submit({ villageId, budgetId, points, words })
        }}
      >
        追加预算
      </Button>
    </View>
  )
}
