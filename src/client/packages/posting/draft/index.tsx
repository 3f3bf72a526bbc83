import { useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useOwnKey } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState, type Shown } from '@/client/components/page-state'
import { confirm } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { DraftForm } from './draft-form'
import { begin, type NoticeDraft, useNoticeDraft } from './draft-store'
import { sectionDrafts } from './draft-text'
import { Drafted } from './drafted'
import './index.scss'

type Answer = Outputs['notice']['draft']

/** Writing a notice of a decision, or the correction of one that hangs. */
const PostingDraft = () => {
  const { villageId = '', subject = '', subjectId = '', corrects } = useRouter().params
  const [answer, setAnswer] = useState<Answer | null>(null)
  const kind = subject === 'decision_result' ? 'decision_result' : 'decision_resolution'
  const draftKey = useOwnKey(villageId, ...(corrects ? ['corrects', corrects] : [kind, subjectId]))
  if (answer) return <Drafted draftKey={draftKey} answer={answer} corrects={corrects !== undefined} />
  const form = { draftKey, villageId, onDone: setAnswer }
  return corrects ? (
    <Correction {...form} noticeId={corrects} />
  ) : (
    <First {...form} subject={kind} subjectId={subjectId} />
  )
}

type Start = Omit<NoticeDraft, 'requestId' | 'photos' | 'reason'>

/** The draft on this phone, begun from what the server answered when there is none. */
const useBegun = (key: string, start: Start | null) => {
  const draft = useNoticeDraft(key)
  const isMissing = draft === undefined
  useEffect(() => {
    if (isMissing && start) begin(key, start)
    // Only what is missing is begun: a text somebody has changed is not taken from under their hands.
  }, [isMissing, key, start])
  return draft
}

interface FormProps {
  readonly draftKey: string
  readonly villageId: string
  readonly onDone: (answer: Answer) => void
}

interface FirstProps extends FormProps {
  readonly subject: 'decision_resolution' | 'decision_result'
  readonly subjectId: string
}

const startOf = (composed: Outputs['notice']['compose']): Start => ({
  title: composed.title,
  sections: sectionDrafts(composed.sections),
  kept: composed.photos,
  requiredDays: composed.requiredDays
})

const First = ({ draftKey, villageId, onDone, subject, subjectId }: FirstProps) => {
  const query = useRead(['notice.compose', villageId, subject, subjectId], () =>
    api.notice.compose.query({ villageId, subject, subjectId })
  )
  return (
    <Loaded query={query} draftKey={draftKey} start={startOf}>
      {(composed, draft) => (
        <DraftForm
          draftKey={draftKey}
          villageId={villageId}
          draft={draft}
          onDone={onDone}
          about={{ kind: 'first', subject, subjectId, leastDays: composed.requiredDays }}
          head={
            <Head
              villageId={villageId}
              composed={composed}
              onAgain={() => begin(draftKey, startOf(composed))}
            />
          }
        />
      )}
    </Loaded>
  )
}

interface LoadedProps<T> {
  readonly query: Shown<T>
  readonly draftKey: string
  readonly start: (data: T) => Start
  readonly children: (data: T, draft: NoticeDraft) => ReactNode
}

const Loaded = <T,>({ query, draftKey, start, children }: LoadedProps<T>) => {
  const { data } = query
  const draft = useBegun(draftKey, data === undefined ? null : start(data))
  return data !== undefined && draft ? (
    children(data, draft)
  ) : (
    <Page title='写公示'>
      <PageState query={query}>{() => null}</PageState>
    </Page>
  )
}

interface HeadProps {
  readonly villageId: string
  readonly composed: Outputs['notice']['compose']
  readonly onAgain: () => void
}

const waiting = ['draft', 'cosigned']

const Head = ({ villageId, composed, onAgain }: HeadProps) => {
  const standing = composed.others.find((o) => !waiting.includes(o.state))
  const drafted = composed.others.find((o) => waiting.includes(o.state))
  const again = async () => {
    if (await confirm('重新按记录写', '您改过的字会被换掉。', '重新写')) onAgain()
  }
  return (
    <>
      <Cells>
        <Cell title={composed.decisionTitle} note='内容按议事记录自动写好，请核对，可以改。' />
      </Cells>
      {standing ? (
        <>
          <Notice tone='stop'>这件事已经有一份公示挂着。内容有错的，请发更正公告。</Notice>
          <Button onTap={() => go('draftNotice', { villageId, corrects: standing.noticeId })}>
            写更正公告
          </Button>
        </>
      ) : drafted ? (
        <Notice>{`这件事已经有一份公示${drafted.stateName}，再写一份，请告诉村监委签哪一份。`}</Notice>
      ) : null}
      <Button kind='quiet' onTap={() => void again()}>
        重新按记录写
      </Button>
    </>
  )
}

const correctionOf = (notice: Outputs['notice']['read']): Start => ({
  title: notice.title,
  sections: sectionDrafts(notice.sections),
  kept: notice.attachments.map(({ fileId, name, url, smallUrl }) => ({ fileId, name, url, smallUrl })),
  requiredDays: null
})

const Correction = ({ draftKey, villageId, onDone, noticeId }: FormProps & { noticeId: string }) => {
  const query = useRead(['notice.read', villageId, noticeId], () =>
    api.notice.read.query({ villageId, noticeId })
  )
  return (
    <Loaded query={query} draftKey={draftKey} start={correctionOf}>
      {(notice, draft) => (
        <DraftForm
          draftKey={draftKey}
          villageId={villageId}
          draft={draft}
          onDone={onDone}
          about={{ kind: 'correction', noticeId }}
          head={
            <Notice>
              {notice.correctedBy
                ? '这份公示已经由更正公告代替，请到更正公告上办。'
                : '在原文上改。更正公告会写明改了哪些地方，要重新会签、重新计算天数。原文会一直留着。'}
            </Notice>
          }
        />
      )}
    </Loaded>
  )
}

export default PostingDraft
