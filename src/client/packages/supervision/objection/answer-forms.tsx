import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import type { Objection } from './index'
import { useDeed } from './use-deed'
import { WordsForm } from './words-form'

interface FormProps {
  readonly objection: Objection
}

/** 受理: the receipt. Nothing to fill in. */
export const ReceiveForm = ({ objection }: FormProps) => {
  const { send, isRunning, sentence } = useDeed(objection, (about) => api.objection.receive.mutate(about))
  return (
    <>
      <View className='xy-prose'>受理就是告诉提出人：收到了，在办。不是说异议成立。</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => send({})}>
        受理，发回执
      </Button>
    </>
  )
}

/** 答复: hangs beside the notice, so it is held to what holds for it. */
export const AnswerForm = ({ objection }: FormProps) => (
  <WordsForm
    objection={objection}
    label='答复'
    hint='查了什么、结果是什么、依据在哪里'
    aside='答复会贴在公示下面，不要写电话、身份证号和家里的情况。'
    button='提交答复，请村监委核实'
    call={(input) => api.objection.answer.mutate(input)}
  />
)

/** 延长: the longer term, once, with its reason. */
export const ExtendForm = ({ objection }: FormProps) => {
  const [reason, setReason] = useState('')
  const { send, isRunning, sentence, errorAt } = useDeed(
    objection,
    (about, form: { reason: string }) => api.objection.extend.mutate({ ...about, ...form }),
    ['reason']
  )
  return (
    <>
      <Field
        label='为什么要延长'
        lines
        value={reason}
        maxLength={1000}
        onInput={setReason}
        error={errorAt('reason')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => send({ reason: reason.trim() })}>
        {`延长到${objection.complexReplyDays}天`}
      </Button>
    </>
  )
}
