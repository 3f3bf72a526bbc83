import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { HandOver } from './hand-over'
import type { Whole } from './index'
import { WitnessForm } from './witness-form'

export type Act = Inputs['shop']['act']
type Action = Act['action']

/** One step; `done` is what is said once it is taken in. */
export const useAct = (at: { readonly villageId: string; readonly redemptionId: string }, done: string) => {
  const sending = useSubmit((input: Act) => api.shop.act.mutate(input), {
    onDone: () => {
      toast(done)
      void queryClient.invalidateQueries()
    }
  })
  return {
    ...sending,
    send: (papers: Omit<Act, 'requestId' | 'villageId' | 'redemptionId'>) =>
      void sending.submit({ ...at, ...papers })
  }
}

interface HandsProps {
  readonly villageId: string
  readonly one: Whole
  /** The code that the counter found it by. */
  readonly scanned: string
}

/** What the reader may do now. */
export const Hands = ({ villageId, one, scanned }: HandsProps) => {
  const at = { villageId, redemptionId: one.redemptionId }
  const mayDo = (action: Action) => one.actions.some((a) => a.action === action)
  return (
    <>
      {mayDo('confirm') ? <Confirm at={at} action='confirm' /> : null}
      {mayDo('attest') ? <Confirm at={at} action='attest' /> : null}
      {mayDo('hand_over') ? <HandOver at={at} scanned={scanned} /> : null}
      {mayDo('name_witness') ? <WitnessForm at={at} action='name_witness' /> : null}
      {mayDo('deny') ? (
        <WithReason at={at} action='deny' word={one.own ? '我没有领到' : '农户没有领到'} title='没有领到' />
      ) : null}
      {mayDo('take_back') ? (
        <WithReason at={at} action='take_back' word='收回这次交货' title='交错了' />
      ) : null}
      {mayDo('cancel') ? (
        one.own ? (
          <Cancel at={at} />
        ) : (
          <WithReason at={at} action='cancel' word='取消这次兑换' title='村里取消' />
        )
      ) : null}
    </>
  )
}

export interface At {
  readonly villageId: string
  readonly redemptionId: string
}

const Confirm = ({ at, action }: { at: At; action: 'confirm' | 'attest' }) => {
  const { send, isRunning, sentence } = useAct(at, '已经确认')
  return (
    <View className='xy-hero'>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => send({ action })}>
        {action === 'confirm' ? '确认领到' : '我见证，农户领到了'}
      </Button>
    </View>
  )
}

const Cancel = ({ at }: { at: At }) => {
  const { send, isRunning, sentence } = useAct(at, '已经取消，分退回了')
  return (
    <View className='xy-hero'>
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => send({ action: 'cancel' })}>
        不要了，取消兑换
      </Button>
    </View>
  )
}

interface WithReasonProps {
  readonly at: At
  readonly action: 'deny' | 'take_back' | 'cancel'
  readonly title: string
  readonly word: string
}

/** A step that the other side hears the reason of; its form opens first. */
const WithReason = ({ at, action, title, word }: WithReasonProps) => {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { send, isRunning, problem, sentence } = useAct(at, '已经登记')
  if (!isOpen) {
    return (
      <View className='xy-hero'>
        <Button onTap={() => setOpen(true)}>{word}</Button>
      </View>
    )
  }
  return (
    <Panel title={title}>
      <Field
        label='原因'
        lines
        hint='对方会看到'
        maxLength={200}
        value={reason}
        onInput={setReason}
        error={problem?.field === 'reason' ? problem.message : null}
      />
      <Notice tone='stop'>{problem?.field === 'reason' ? null : sentence}</Notice>
      <Button
        kind='warn'
        running={isRunning}
        disabled={reason.trim() === ''}
        onTap={() => send({ action, reason })}
      >
        {word}
      </Button>
    </Panel>
  )
}
