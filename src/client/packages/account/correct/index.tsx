import '../account.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import {
  type CorrectionField,
  correctionFields,
  correctionLimits,
  residenceWords,
  sexWords
} from '@/domain/correction/names'
import { OwnCorrection } from './own-correction'

type Own = Outputs['correction']['readOwn']

/** 名册上写错了: one's own line, what is wrong in it, and what became of that. */
const CorrectPage = () => {
  const { member, query: meQuery } = useMe()
  const at = member ? { villageId: member.villageId, memberId: member.holderId } : null
  const query = useRead(
    ['correction.readOwn', at?.villageId, at?.memberId],
    () => api.correction.readOwn.query(at ?? { villageId: '', memberId: '' }),
    { enabled: at !== null }
  )
  return (
    <Page title='名册上写错了'>
      {at ? (
        <PageState query={query}>{(own) => <CorrectView at={at} own={own} />}</PageState>
      ) : (
        <PageState
          query={meQuery}
          isEmpty={() => true}
          empty={{ title: '先认户', hint: '认了户，才看得到名册上的您。' }}
        >
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

interface At {
  readonly villageId: string
  readonly memberId: string
}

const CorrectView = ({ at, own }: { at: At; own: Own }) => (
  <>
    <Cells title='名册上的您'>
      <Cell title='户号' value={own.line.householdNo} />
      <Cell title='与户主关系' value={own.line.relationName} />
      {own.line.fields.map((f) => (
        <Cell key={f.field} title={f.fieldName} value={f.words || '没有填'} />
      ))}
    </Cells>
    <Form at={at} />
    {own.asked.map((c) => (
      <OwnCorrection key={c.correctionId} correction={c} />
    ))}
  </>
)

const hints: Readonly<Record<CorrectionField, string>> = {
  name: '户口本上的写法',
  sex: '',
  birth_month: '比如：1962年7月',
  phone: '现在用的11位手机号',
  residence: '',
  other: '比如：我已经分户，应该在3组'
}
const choices: Partial<Record<CorrectionField, readonly string[]>> = {
  sex: Object.values(sexWords),
  residence: Object.values(residenceWords)
}

const Form = ({ at }: { at: At }) => {
  const [field, setField] = useState<CorrectionField | null>(null)
  const [wanted, setWanted] = useState('')
  const { submit, isRunning, problem, sentence, dismiss } = useSubmit(
    (input: Inputs['correction']['ask']) => api.correction.ask.mutate(input),
    {
      onDone: () => {
        toast('交给村委会了')
        setField(null)
        setWanted('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const write = (words: string) => {
    setWanted(words)
    dismiss()
  }
  const choose = (next: CorrectionField) => {
    setField(next)
    write('')
  }
  const wrong = problem?.field === 'wanted' ? problem.message : null
  const words = field ? choices[field] : undefined
  return (
    <View className='xy-form'>
      <Labelled label='哪一项写错了'>
        <Choice
          label='哪一项写错了'
          shape='list'
          value={field}
          onChoose={choose}
          options={(Object.keys(correctionFields) as CorrectionField[]).map((value) => ({
            value,
            name: correctionFields[value]
          }))}
        />
      </Labelled>
      {field === null ? null : words ? (
        <Labelled label='应该是' error={wrong}>
          <Choice
            label='应该是'
            shape='row'
            value={wanted || null}
            onChoose={(word) => write(word ?? '')}
            options={words.map((word) => ({ value: word, name: word }))}
          />
        </Labelled>
      ) : (
        <Field
          label='应该是'
          hint={hints[field]}
          value={wanted}
          maxLength={correctionLimits.wanted}
          onInput={write}
          error={wrong}
        />
      )}
      {field ? <Notice>村委会会和户口本等纸质材料核对，15个工作日内答复。</Notice> : null}
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      {field ? (
        <Button
          kind='primary'
          running={isRunning}
          disabled={wanted.trim() === ''}
          onTap={() => void submit({ ...at, field, wanted: wanted.trim() })}
        >
          请村委会改
        </Button>
      ) : null}
    </View>
  )
}

export default CorrectPage
