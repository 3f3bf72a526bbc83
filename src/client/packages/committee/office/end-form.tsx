import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { addDays } from '@/domain/common/calendar'
import { usualEndings } from '@/domain/role/office'
import { type HeldOffice, sayEnd } from '../office-words'
import { Reason } from '../reason'

interface EndFormProps {
  readonly villageId: string
  readonly office: HeldOffice
}

/** 登记离任: from today on or with a later last day, and why; what was done in office stays. */
export const EndForm = ({ villageId, office }: EndFormProps) => {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Form villageId={villageId} office={office} onClose={() => setOpen(false)} />
  ) : (
    <View className='xy-hero'>
      <Button onTap={() => setOpen(true)}>登记离任</Button>
    </View>
  )
}

const Form = ({ villageId, office, onClose }: EndFormProps & { onClose: () => void }) => {
  const today = useToday()
  const [isLater, setLater] = useState(false)
  const [day, setDay] = useState(today)
  const [reason, setReason] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['role']['endRole']) => api.role.endRole.mutate(input),
    {
      onDone: () => {
        toast('登记好了')
        onClose()
        void queryClient.invalidateQueries()
      }
    }
  )
  // The rule's earliest: yesterday as the last day ends it at once.
  const on = isLater ? day : addDays(today, -1)
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const isBeside = wrong('on') !== null || wrong('reason') !== null
  return (
    <View className='xy-form'>
      <Labelled label='哪天离任' error={isLater ? null : wrong('on')}>
        <Choice
          label='哪天离任'
          shape='list'
          value={isLater}
          onChoose={setLater}
          options={[
            { value: false, name: office.when === 'later' ? '不任了' : '从今天起就不任了' },
            { value: true, name: '任到以后的一天' }
          ]}
        />
      </Labelled>
      {isLater ? (
        <DateField
          label='任到哪天'
          value={day}
          min={today}
          max={office.to ?? undefined}
          onChange={setDay}
          error={wrong('on')}
        />
      ) : null}
      <Reason label='为什么' options={usualEndings} onChange={setReason} error={wrong('reason')} />
      <View className='xy-prose'>{day === '' ? '' : sayEnd(office, on, today)}</View>
      <Notice tone='stop'>{isBeside ? null : sentence}</Notice>
      <View className='xy-pair'>
        <Button onTap={onClose}>再想想</Button>
        <Button
          kind='warn'
          running={isRunning}
          disabled={on === '' || reason.length < 2}
          onTap={() => void submit({ villageId, grantId: office.grantId, on, reason })}
        >
          确定离任
        </Button>
      </View>
    </View>
  )
}
