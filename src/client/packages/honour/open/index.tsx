import '../honour.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { addDays } from '@/domain/common/calendar'
import { limits, type Method, methods, usualCategories } from '@/domain/honour/names'

/** The committee opens a round of one award. */
const OpenPage = () => {
  const { member, query } = useMe()
  return (
    <Page title='开一轮评选'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能开评选' }}>
        {() => (member ? <Form villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const Form = ({ villageId }: { villageId: string }) => {
  const today = useToday()
  const [form, setForm] = useState({
    category: '',
    period: `${today.slice(0, 4)}年`,
    standard: '',
    nominateUntil: addDays(today, 14),
    plaques: null as number | null,
    points: null as number | null,
    method: 'points' as Method
  })
  const edit = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['honour']['openRound']) => api.honour.openRound.mutate(input),
    {
      onDone: () => {
        toast('开始提名了')
        void queryClient.invalidateQueries()
        goBack('me')
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const { plaques, points } = form
  const lacks =
    form.category.trim().length < 2 || form.period.trim().length < 2 || form.standard.trim().length < 4
  return (
    <View className='xy-form'>
      <Labelled label='评什么'>
        <Choice
          label='评什么'
          shape='grid'
          value={form.category}
          onChoose={(category) => edit({ category })}
          options={usualCategories.map((name) => ({ value: name as string, name }))}
        />
      </Labelled>
      <Field
        label='评选名称'
        hint='也可以自己起名'
        maxLength={limits.category}
        value={form.category}
        onInput={(category) => edit({ category })}
        error={wrong('category')}
      />
      <Field
        label='哪一期'
        hint='比如：2026年'
        maxLength={limits.period}
        value={form.period}
        onInput={(period) => edit({ period })}
        error={wrong('period')}
      />
      <Field
        label='评选标准'
        lines
        hint='一条一条写，村民看得懂'
        maxLength={limits.words}
        value={form.standard}
        onInput={(standard) => edit({ standard })}
        error={wrong('standard')}
      />
      <DateField
        label='提名截止'
        value={form.nominateUntil}
        min={addDays(today, 1)}
        max={addDays(today, 366)}
        onChange={(nominateUntil) => edit({ nominateUntil })}
        error={wrong('nominateUntil')}
      />
      <NumberField
        label='评几户'
        unit='户'
        value={plaques}
        onChange={(value) => edit({ plaques: value })}
        error={wrong('plaques')}
      />
      <NumberField
        label='每户荣誉分'
        unit='分'
        value={points}
        onChange={(value) => edit({ points: value })}
        error={wrong('points')}
      />
      <Labelled label='村里怎么评'>
        <Choice
          label='村里怎么评'
          shape='list'
          value={form.method}
          onChoose={(method) => edit({ method })}
          options={(Object.keys(methods) as Method[]).map((value) => ({ value, name: methods[value] }))}
        />
      </Labelled>
      <View className='xy-hint'>荣誉分只作表彰，不能兑换东西，也不会扣。</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={lacks || !plaques || !points}
        onTap={() => {
          if (plaques && points) void submit({ villageId, ...form, plaques, points })
        }}
      >
        开始提名
      </Button>
    </View>
  )
}

export default OpenPage
