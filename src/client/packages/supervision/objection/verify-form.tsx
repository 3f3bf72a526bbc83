import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Tap } from '@/client/components/tap'
import { confirm } from '@/client/components/toast'
import { Corrections, useCorrections } from './corrections'
import type { Objection } from './index'
import { type Form, useDeed } from './use-deed'

type Finding = Objection['findings'][number]['id']
type Step = Objection['flawable'][number]['id']

/** What follows from each finding about a whole notice, said before it is made. */
const follows: Readonly<Record<Finding, string>> = {
  unfounded: '公示继续，处理异议用的时间补上',
  flawed: '公示停下，退回最早有问题的那一步；只是公示没做好的，更正后重新公示',
  redo: '这份公示停下，返工、补做以后重新公示',
  send_back: '村委会重新答复，期限不变',
  escalate: '乡镇调查核实'
}

/** About one household of a list the notice goes on, and its points alone are let go or put right. */
const followsLine: Readonly<Partial<Record<Finding, string>>> = {
  unfounded: '这一户的分照公示的入账',
  redo: '这一户的分按核实的更正，原来的用红字冲掉'
}

/** 核实: the supervision committee's finding, with its reason and, for a flaw, the steps it lies in. */
export const VerifyForm = ({ objection }: { objection: Objection }) => {
  const [finding, setFinding] = useState<Finding | null>(null)
  const [reason, setReason] = useState('')
  const [steps, setSteps] = useState<readonly Step[]>([])
  const { send, isRunning, sentence, errorAt } = useDeed(
    objection,
    (about, form: Form<'verify'>) => api.objection.verify.mutate({ ...about, ...form }),
    ['reason', 'steps', 'finding', 'corrections']
  )
  const corrections = useCorrections(objection.line)
  const corrects = finding === 'redo' && objection.line !== null
  const verify = async () => {
    if (finding === null) return
    const about = { finding, reason: reason.trim() }
    const whole = {
      ...about,
      ...(finding === 'flawed' ? { steps: [...steps] } : {}),
      ...(corrects ? { corrections: corrections.changed } : {})
    }
    const grave = finding === 'flawed' || finding === 'redo' || finding === 'unfounded'
    if (!grave || (await confirm('作出核实结论？', '结论会公开，作出以后不能改。', '作出结论'))) send(whole)
  }
  return (
    <>
      <Labelled label='核实的结果' error={errorAt('finding')}>
        <Choice
          label='核实的结果'
          shape='list'
          value={finding}
          onChoose={setFinding}
          options={objection.findings.map(({ id, name }) => ({
            value: id,
            name,
            note: (objection.line && followsLine[id]) ?? follows[id]
          }))}
        />
      </Labelled>
      {finding === 'flawed' ? (
        <StepChecks
          flawable={objection.flawable}
          chosen={steps}
          onChange={setSteps}
          error={errorAt('steps')}
        />
      ) : null}
      {corrects && objection.line ? (
        <Corrections line={objection.line} corrections={corrections} error={errorAt('corrections')} />
      ) : null}
      <Field
        label='理由'
        hint='查到了什么，凭什么这样定'
        lines
        value={reason}
        maxLength={1000}
        onInput={setReason}
        error={errorAt('reason')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={finding === null || (corrects && !corrections.isWhole)}
        onTap={() => void verify()}
      >
        {finding === null ? '先选核实的结果' : '提交'}
      </Button>
    </>
  )
}

interface StepChecksProps {
  readonly flawable: Objection['flawable']
  readonly chosen: readonly Step[]
  readonly onChange: (steps: readonly Step[]) => void
  readonly error: string | null
}

/** Any number of the steps that have been. */
const StepChecks = ({ flawable, chosen, onChange, error }: StepChecksProps) => (
  <Labelled label='哪几步有问题（可以多选）' error={error}>
    <View className='xy-choice xy-choice_list' {...a11y({ role: 'group', label: '哪几步有问题' })}>
      {flawable.map(({ id, name }) => {
        const checked = chosen.includes(id)
        return (
          <Tap
            key={id}
            className={`xy-option ${checked ? 'xy-option_on' : ''}`}
            role='checkbox'
            checked={checked}
            onTap={() => onChange(checked ? chosen.filter((s) => s !== id) : [...chosen, id])}
          >
            <View className='xy-option__main'>
              <Text className='xy-option__name'>{name}</Text>
            </View>
            {checked ? <Icon name='tick' className='xy-option__tick' /> : null}
          </Tap>
        )
      })}
    </View>
  </Labelled>
)
