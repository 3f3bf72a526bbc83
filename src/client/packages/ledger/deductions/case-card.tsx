import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Tag } from '@/client/components/tag'
import { sayDay } from '@/client/words/dates'
import { sayShortDay } from '@/domain/common/say-day'

export type Case = Outputs['points']['listDeductions']['cases'][number]

interface CaseProps {
  readonly villageId: string
  readonly one: Case
}

const tones = {
  REMINDED: 'wait',
  INFORMED: 'wait',
  REVIEWED: 'wait',
  BOOKED: 'stop',
  DROPPED: 'good'
} as const

/** One deduction: what happened, how far it is, by when, and what this person can do with it. */
export const CaseCard = ({ villageId, one }: CaseProps) => {
  const today = useToday()
  return (
    <View className='xy-panel'>
      <Tag tone={tones[one.state]}>{one.stateName}</Tag>
      <View className='xy-panel__title'>{one.householdName}</View>
      <View className='xy-prose'>{one.words}</View>
      {linesOf(one, today).map((line) => (
        <View key={line} className='xy-entry__line'>
          {line}
        </View>
      ))}
      {one.reviewBar ? <Notice>{one.reviewBar}</Notice> : null}
      {one.mayInform || one.mayMend ? <Handle villageId={villageId} one={one} /> : null}
      {one.mayAnswer ? <Answer villageId={villageId} one={one} /> : null}
      {one.mayReview ? <Review villageId={villageId} one={one} /> : null}
    </View>
  )
}

const linesOf = (one: Case, today: string): string[] => {
  const day = (on: string | null) => (on ? sayDay(on, today) : '')
  // A last day is a date: “until six days ago” helps nobody.
  const last = (on: string | null) => (on ? sayShortDay(on) : '')
  return [
    `依据：${one.rule}，最多扣${one.points}分（${one.categoryName}）`,
    `${day(one.occurredOn)}的事，${day(one.remindedOn)}${one.remindedBy}提醒`,
    one.informedOn ? `${day(one.informedOn)}${one.informedBy}告知，申辩到${last(one.answerUntil)}为止` : '',
    one.informedWords ? `告知：${one.informedWords}` : '',
    one.answer ? `申辩：${one.answer}` : '',
    one.state === 'INFORMED' ? `到${last(one.reviewUntil)}还没有复核的，不扣分` : '',
    one.reason ? `结果：${one.reason}${one.reviewedBy ? `（${one.reviewedBy}复核）` : ''}` : '',
    one.taken === null ? '' : one.taken === 0 ? '本期这一类没有可扣的分，没有扣。' : `扣了${one.taken}分`
  ].filter((line) => line !== '')
}

const done = { onDone: () => void queryClient.invalidateQueries() }

const Handle = ({ villageId, one }: CaseProps) => {
  const [words, setWords] = useState('')
  const at = { villageId, caseId: one.caseId }
  const inform = useSubmit(api.points.informDeduction.mutate, done)
  const mend = useSubmit(api.points.mendDeduction.mutate, done)
  return (
    <>
      {one.mayInform ? (
        <Field
          label='告知的话'
          lines
          value={words}
          maxLength={200}
          hint='写清什么没有改'
          onInput={setWords}
        />
      ) : null}
      <Notice tone='stop'>{inform.sentence ?? mend.sentence}</Notice>
      {one.mayMend ? (
        <Button kind='primary' running={mend.isRunning} onTap={() => void mend.submit(at)}>
          改好了，不扣分
        </Button>
      ) : null}
      {one.mayInform ? (
        <Button
          running={inform.isRunning}
          disabled={words.trim().length < 4}
          onTap={() => void inform.submit({ ...at, words })}
        >
          没有改，告知这一户
        </Button>
      ) : null}
    </>
  )
}

const Answer = ({ villageId, one }: CaseProps) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, sentence } = useSubmit(api.points.answerDeduction.mutate, done)
  return (
    <>
      <Field
        label={one.answer ? '改写申辩（以后写的为准）' : '我要申辩'}
        lines
        value={words}
        maxLength={500}
        hint='把情况说清楚'
        onInput={setWords}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={words.trim().length < 2}
        onTap={() => void submit({ villageId, caseId: one.caseId, words })}
      >
        提交申辩
      </Button>
    </>
  )
}

const Review = ({ villageId, one }: CaseProps) => {
  const [keep, setKeep] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  const { submit, isRunning, sentence } = useSubmit(api.points.reviewDeduction.mutate, done)
  return (
    <>
      <Choice
        label='复核结果'
        shape='row'
        value={keep}
        onChoose={setKeep}
        options={[
          { value: false, name: '不扣分' },
          { value: true, name: '照细则扣' }
        ]}
      />
      <Field label='理由' lines value={reason} maxLength={200} onInput={setReason} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={keep === null || reason.trim().length < 4}
        onTap={() => keep !== null && void submit({ villageId, caseId: one.caseId, keep, reason })}
      >
        提交复核
      </Button>
    </>
  )
}
