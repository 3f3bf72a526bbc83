import { useState } from 'react'
import { api } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { confirm } from '@/client/components/toast'
import { type ReturnGround, returnGrounds } from '@/domain/decision/opinion'
import type { Objection } from './index'
import { type Form, useDeed } from './use-deed'
import { WordsForm } from './words-form'

interface FormProps {
  readonly objection: Objection
}

/** 报告核实情况: what the township found out. It neither approves nor dismisses. */
export const ReportForm = ({ objection }: FormProps) => (
  <WordsForm
    objection={objection}
    label='核实情况'
    hint='到村里查了什么，问了谁，查到什么'
    aside='写事实就行。成不成立，由村监委接着核实。'
    button='报告给村监委'
    call={(input) => api.objection.report.mutate(input)}
  />
)

const grounds = Object.keys(returnGrounds) as ReturnGround[]

/** 责令改正: only on a ground and under an article that a law names, by a paper of its own. */
export const OrderForm = ({ objection }: FormProps) => {
  const [ground, setGround] = useState<ReturnGround | null>(null)
  const [article, setArticle] = useState('')
  const [document, setDocument] = useState('')
  const [reason, setReason] = useState('')
  const fields = ['article', 'citation.article', 'document', 'reason']
  const { send, isRunning, sentence, errorAt } = useDeed(
    objection,
    (about, form: Form<'order'>) => api.objection.order.mutate({ ...about, ...form }),
    fields
  )
  const order = async () => {
    if (ground === null) return
    const sure = await confirm('责令改正？', '公示停止，这件事中止，直到改正。', '责令改正')
    if (sure) send({ ground, article: article.trim(), document: document.trim(), reason: reason.trim() })
  }
  return (
    <>
      <Notice>不同意村里的主意，不是理由。只有违法、侵权才能责令改正（组织法第6、31、41条）。</Notice>
      <Labelled label='法定理由'>
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
        hint='例如：村民委员会组织法第三十一条'
        value={article}
        maxLength={100}
        onInput={setArticle}
        error={errorAt('article') ?? errorAt('citation.article')}
      />
      <Field
        label='文书名称和文号'
        hint='例如：责令改正通知书〔2026〕3号'
        value={document}
        maxLength={200}
        onInput={setDocument}
        error={errorAt('document')}
      />
      <Field
        label='理由和要求'
        hint='哪里违法，要改成什么样'
        lines
        value={reason}
        maxLength={1000}
        onInput={setReason}
        error={errorAt('reason')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='warn' running={isRunning} disabled={ground === null} onTap={() => void order()}>
        {ground === null ? '先选法定理由' : '责令改正'}
      </Button>
    </>
  )
}

/** 登记法院裁判: by its case number. */
export const RulingForm = ({ objection }: FormProps) => {
  const [caseNumber, setCaseNumber] = useState('')
  const [reason, setReason] = useState('')
  const fields = ['caseNumber', 'reason']
  const { send, isRunning, sentence, errorAt } = useDeed(
    objection,
    (about, form: Form<'recordRuling'>) => api.objection.recordRuling.mutate({ ...about, ...form }),
    fields
  )
  const record = async () => {
    const sure = await confirm('登记裁判？', '公示停止，这件事按裁判中止。', '登记')
    if (sure) send({ caseNumber: caseNumber.trim(), reason: reason.trim() })
  }
  return (
    <>
      <Field
        label='案号'
        hint='例如：（2026）鄂2802行初1号'
        value={caseNumber}
        maxLength={60}
        onInput={setCaseNumber}
        error={errorAt('caseNumber')}
      />
      <Field
        label='裁判结果'
        lines
        value={reason}
        maxLength={1000}
        onInput={setReason}
        error={errorAt('reason')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='warn' running={isRunning} onTap={() => void record()}>
        登记法院裁判
      </Button>
    </>
  )
}
