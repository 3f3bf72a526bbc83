import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { GroupsField } from './groups-field'
import type { Draft } from './index'

type Head = Omit<Inputs['rulebook']['editDraft'], 'requestId' | 'villageId' | 'draftId'>

const expiries = [
  { value: '', name: '长期有效' },
  { value: '1/03-31', name: '用到次年3月31日' },
  { value: '1/06-30', name: '用到次年6月30日' },
  { value: '1/12-31', name: '用到次年12月31日' }
]
const sayExpiry = (expiry: Head['expiry']): string => (expiry ? `${expiry.yearsOn}/${expiry.monthDay}` : '')
const readExpiry = (value: string): Head['expiry'] => {
  const [years, monthDay] = value.split('/')
  return monthDay ? { yearsOn: Number(years), monthDay } : null
}

const headOf = (draft: Draft): Head => ({
  ...{ title: draft.title, source: draft.source, effectiveFrom: draft.effectiveFrom },
  ...{ effectiveTo: draft.effectiveTo, expiry: draft.expiry, deductionPeriod: draft.deductionPeriod },
  groups: draft.groups.map((group) => ({ ...group }))
})

/** What a rulebook says beside its rules; folded once its day is known. */
export const HeadForm = (props: { villageId: string; draft: Draft }) =>
  props.draft.effectiveFrom ? (
    <Fold title='名称、施行日期、有效期、扣分、互斥组'>
      <Form {...props} />
    </Fold>
  ) : (
    <Form {...props} />
  )

const Form = ({ villageId, draft }: { villageId: string; draft: Draft }) => {
  const today = useToday()
  const [head, setHead] = useState(() => headOf(draft))
  const edit = (change: Partial<Head>) => setHead((old) => ({ ...old, ...change }))
  const { submit, isRunning, sentence, problem } = useSubmit(
    (input: Inputs['rulebook']['editDraft']) => api.rulebook.editDraft.mutate(input),
    {
      onDone: () => {
        void queryClient.invalidateQueries()
        toast('已保存')
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <Panel title='名称、施行日期和有效期'>
      <Field
        label='名称'
        value={head.title}
        maxLength={50}
        error={wrong('title')}
        onInput={(title) => edit({ title })}
      />
      <DateField
        label='从哪一天起施行'
        value={head.effectiveFrom ?? ''}
        min={today}
        error={wrong('effectiveFrom')}
        onChange={(day) => edit({ effectiveFrom: day || null })}
      />
      <View className='xy-prose'>
        表决和公开要一个多月，请留够时间。到了日子还没公开完，就从公开期满那天起施行。
      </View>
      <Labelled label='积分用到什么时候' error={wrong('expiry')}>
        <Choice
          label='积分用到什么时候'
          shape='list'
          value={sayExpiry(head.expiry)}
          onChoose={(value) => edit({ expiry: readExpiry(value) })}
          options={expiries}
        />
      </Labelled>
      <Labelled label='扣分' error={wrong('deductionPeriod')}>
        <Choice
          label='扣分'
          shape='list'
          value={head.deductionPeriod}
          onChoose={(deductionPeriod) => edit({ deductionPeriod })}
          options={[
            { value: null, name: '只加分，不扣分', note: '建议这样' },
            { value: 'quarter', name: '有扣分，只减当季同类的分', note: '要村民会议通过，报乡镇备案' },
            { value: 'year', name: '有扣分，只减当年同类的分', note: '要村民会议通过，报乡镇备案' }
          ]}
        />
      </Labelled>
      <GroupsField groups={head.groups} onChange={(groups) => edit({ groups })} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind={draft.effectiveFrom ? 'plain' : 'primary'}
        running={isRunning}
        onTap={() => void submit({ villageId, draftId: draft.draftId, ...head })}
      >
        保存
      </Button>
    </Panel>
  )
}
