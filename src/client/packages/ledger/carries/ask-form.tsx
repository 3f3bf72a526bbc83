import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { Left } from './index'

/** Where the points of one household shall go, and why. */
export const AskForm = ({ left, villageId }: { left: Left; villageId: string }) => {
  const only = left.homes.length === 1 ? (left.homes[0]?.householdId ?? null) : null
  const [intoId, setInto] = useState(only)
  const [reason, setReason] = useState('')
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['points']['askCarry']) => api.points.askCarry.mutate(input),
    {
      onDone: () => {
        toast('提出了，等村监委确认')
        void queryClient.invalidateQueries()
      }
    }
  )
  const lack = reason.trim().length < 4 ? '请写明为什么转，至少4个字。' : null
  const press = () => {
    setPressed(true)
    if (lack || intoId === null) return
    void submit({ villageId, householdId: left.householdId, intoId, reason: reason.trim() })
  }
  return (
    <View className='xy-form'>
      <Labelled label='转到哪一户' error={hasPressed && intoId === null ? '请选转到哪一户。' : null}>
        <Choice
          label='转到哪一户'
          shape='list'
          value={intoId}
          onChoose={setInto}
          options={left.homes.map((home) => ({
            value: home.householdId,
            name: home.householdName,
            note: `${home.who.join('、')}现在住这一户`
          }))}
        />
      </Labelled>
      <Field
        label='为什么转'
        hint='例如：老人随儿子住，并成一户。两户的积分明细里都会写上'
        value={reason}
        maxLength={200}
        onInput={setReason}
        error={hasPressed ? (lack ?? (problem?.field === 'reason' ? problem.message : null)) : null}
      />
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={press}>
        提出，等村监委确认
      </Button>
    </View>
  )
}
