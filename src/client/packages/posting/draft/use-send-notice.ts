import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import type { DraftFormProps } from './draft-form'
import { type NoticeDraft, slotOf } from './draft-store'
import { type Finding, type NoticeText, textOf } from './draft-text'

type Field = 'title' | 'reason' | 'photos' | 'requiredDays' | 'sections'
type About = DraftFormProps['about']

/** What is missing before it can be sent; the server checks the same again. */
export const lackingIn = (draft: NoticeDraft, about: About): { field: Field; message: string } | null => {
  const text = textOf(draft)
  if (about.kind === 'correction' && Array.from(draft.reason.trim()).length < 4)
    return { field: 'reason', message: '请写明为什么更正，至少4个字。' }
  if (Array.from(text.title).length < 2) return { field: 'title', message: '公示标题至少写2个字。' }
  if (text.sections.length === 0) return { field: 'sections', message: '请填写公示内容。' }
  if (draft.photos.some((p) => p.fileId === null))
    return { field: 'photos', message: '有照片还没有传上去。请点“重传”，或者去掉它。' }
  if (about.kind === 'first' && (draft.requiredDays === null || draft.requiredDays < about.leastDays))
    return { field: 'requiredDays', message: `公示不能少于${about.leastDays}天。` }
  return null
}

const attachmentsOf = ({ kept, photos }: NoticeDraft) => [
  ...kept.map(({ fileId, name }) => ({ fileId, name })),
  ...photos.flatMap((p, i) =>
    p.fileId ? [{ fileId: p.fileId, name: `附件照片${kept.length + i + 1}` }] : []
  )
]

interface Sent {
  readonly requestId: string
  readonly draft: NoticeDraft
  readonly text: NoticeText
}

type Checked = { readonly text: NoticeText; readonly findings: readonly Finding[] }

/** Checks a text for personal data and, when there is none, hands the notice over for the signature beside it. */
export const useSendNotice = ({ draftKey, villageId, draft, about, onDone }: DraftFormProps) => {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [hasPressed, setPressed] = useState(false)
  const call = async ({ requestId, draft: sent, text }: Sent) => {
    const findings = await api.notice.check.query({ villageId, text })
    setChecked({ text, findings })
    if (findings.length > 0) return null
    const common = { requestId, villageId, text, attachments: attachmentsOf(sent) }
    if (about.kind === 'correction')
      return api.notice.correct.mutate({ ...common, noticeId: about.noticeId, reason: sent.reason })
    const input: Inputs['notice']['draft'] = {
      ...common,
      subject: about.subject,
      subjectId: about.subjectId,
      ...(sent.requiredDays === null ? {} : { requiredDays: sent.requiredDays })
    }
    return api.notice.draft.mutate(input)
  }
  const { submit, isRunning, sentence } = useSubmit(call, {
    slot: slotOf(draftKey),
    onDone: (done) => {
      if (!done) return
      onDone(done)
      void queryClient.invalidateQueries()
    }
  })
  const lacking = hasPressed ? lackingIn(draft, about) : null
  const found = checked?.findings.length ?? 0
  return {
    isRunning,
    lacking,
    findings: checked?.findings ?? [],
    checked: checked?.text ?? null,
    sentence:
      lacking?.message ??
      sentence ??
      (found > 0 ? `有${found}处不能公开，已在内容下面标红，请改好再交。` : null),
    send: async () => {
      setPressed(true)
      if (!lackingIn(draft, about)) await submit({ draft, text: textOf(draft) })
    }
  }
}
