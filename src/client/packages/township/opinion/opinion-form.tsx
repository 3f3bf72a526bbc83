import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { confirm, toast } from '@/client/components/toast'
import { type ReturnGround, returnGrounds } from '@/domain/decision/opinion'

type Act = Omit<Inputs['decision']['act'], 'requestId' | 'villageId' | 'decisionId'>
type Kind = 'none' | 'advice' | 'return'

const kinds: readonly { value: Kind; name: string; note: string }[] = [
  { value: 'none', name: '没有意见', note: '村里接着开党员大会' },
  { value: 'advice', name: '提建议', note: '听不听由村里定，事情不停' },
  { value: 'return', name: '依法退回', note: '只有违法、抵触上位规定、侵权才可以，要写明哪一条' }
]
const grounds = Object.keys(returnGrounds) as ReturnGround[]

interface FormProps {
  readonly villageId: string
  readonly decisionId: string
}

/** The township's word. There is nothing to approve with, and a return carries its ground and article. */
export const OpinionForm = ({ villageId, decisionId }: FormProps) => {
  const [kind, setKind] = useState<Kind | null>(null)
  const [words, setWords] = useState('')
  const [ground, setGround] = useState<ReturnGround | null>(null)
  const [article, setArticle] = useState('')
  const [reason, setReason] = useState('')
  const { submit, isRunning, sentence, problem } = useSubmit(
    ({ requestId, act }: { requestId: string; act: Act }) =>
      api.decision.act.mutate({ requestId, villageId, decisionId, ...act }),
    {
      onDone: ({ stateName }) => {
        toast(`已记下，现在：${stateName}`)
        void queryClient.invalidateQueries()
      }
    }
  )
  const fields = ['opinion.words', 'citation.ground', 'citation.article', 'reason']
  const errorAt = (field: string) => (problem?.field === field ? sentence : null)
  const give = () => {
    const opinion = { kind: kind === 'advice' ? ('advice' as const) : ('none' as const) }
    void submit({
      act: { action: 'give_opinion', opinion: { ...opinion, words: kind === 'advice' ? words.trim() : null } }
    })
  }
  const giveBack = async () => {
    if (ground === null) return
    const act = { action: 'return_opinion' as const, citation: { ground, article: article.trim() } }
    const sure = await confirm('依法退回？', '村里要修改以后重新商议。', '退回')
    if (sure) void submit({ act: { ...act, reason: reason.trim() } })
  }
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>乡镇的意见</View>
      <Choice label='乡镇的意见' shape='list' value={kind} onChoose={setKind} options={kinds} />
      {kind === 'advice' ? (
        <Field
          label='建议'
          hint='只提合法性方面的'
          lines
          value={words}
          maxLength={2000}
          onInput={setWords}
          error={errorAt('opinion.words')}
        />
      ) : null}
      {kind === 'return' ? (
        <>
          <Labelled label='法定理由' error={errorAt('citation.ground')}>
            <Choice
              label='法定理由'
              shape='list'
              value={ground}
              onChoose={setGround}
              options={grounds.map((value) => ({ value, name: returnGrounds[value] }))}
            />
          </Labelled>
          <Field
            label='法律和条款'
            hint='例如：农村土地承包法第十九条'
            value={article}
            maxLength={200}
            onInput={setArticle}
            error={errorAt('citation.article')}
          />
          <Field
            label='哪里不合法'
            lines
            value={reason}
            maxLength={500}
            onInput={setReason}
            error={errorAt('reason')}
          />
        </>
      ) : null}
      <Notice tone='stop'>{fields.includes(problem?.field ?? '') ? null : sentence}</Notice>
      {kind === 'return' ? (
        <Button kind='warn' running={isRunning} disabled={ground === null} onTap={() => void giveBack()}>
          {ground === null ? '先选法定理由' : '依法退回'}
        </Button>
      ) : (
        <Button kind='primary' running={isRunning} disabled={kind === null} onTap={give}>
          {kind === null ? '先选一项' : kind === 'none' ? '没有意见，提交' : '提交建议'}
        </Button>
      )}
    </View>
  )
}
