import './index.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Clock } from '@/client/components/clock'
import { Later } from '@/client/components/later'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { ReadAloud } from '@/client/components/read-aloud'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go, goToSignIn } from '@/client/navigate'
import { sayClock } from '@/client/words/notice-clock'
import { toneOfNotice } from '@/client/words/tones'
import { spokenNotice } from '@/domain/spoken/notice'
import { Content } from './content'
import { Corrections } from './corrections'
import { Follow } from './follow'
import { Objections } from './objections'
import { PointsLines } from './points-lines'
import { Proof } from './proof'
import { Record } from './record'
import { WaysOut } from './ways-out'

export type Whole = Outputs['notice']['read']

/** One notice: what was made public, how long it hangs, that nobody changed it, and how to object. */
const DisclosureNotice = () => {
  const { villageId = '', noticeId = '' } = useRouter().params
  const { isSignedIn } = useMe()
  const query = useRead(['notice.read', villageId, noticeId], () =>
    api.notice.read.query({ villageId, noticeId })
  )
  return (
    <Page title='公示' foot={query.data ? footOf(query.data, isSignedIn) : null}>
      <PageState query={query}>{(whole) => <NoticeView whole={whole} />}</PageState>
    </Page>
  )
}

/** The one thing to do here, for who may do it. */
const footOf = (whole: Whole, isSignedIn: boolean): ReactNode => {
  const { villageId, noticeId } = whole
  if (whole.hasObjected) return <Button onTap={() => go('ownObjections')}>您的异议正在办，看进展</Button>
  // Of the month's points one objects to a line, beside it.
  if (whole.mayObject)
    return whole.subject === 'points_batch' ? null : (
      <Button kind='primary' onTap={() => go('object', { villageId, noticeId })}>
        不同意？提出异议
      </Button>
    )
  return whole.takesObjections && !isSignedIn ? (
    <Button onTap={goToSignIn}>本村村民登录后可以提异议</Button>
  ) : null
}

const coveredWords = ({ covered, correctedBy }: Whole): string | null => {
  if (!covered) return null
  const hidden = '这份公示里有个人信息，已经遮住'
  return correctedBy === null ? `${hidden}，改好以后会重新公示。` : `${hidden}。`
}

const NoticeView = ({ whole }: { whole: Whole }) => {
  const { villageId, subject, subjectId } = whole
  const isDecision = subject === 'decision_resolution' || subject === 'decision_result'
  // What hangs no more, or not yet, is read as it was written: the lines as they stand belong to the one that hangs.
  const hangs = !['draft', 'cosigned', 'corrected'].includes(whole.state)
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={toneOfNotice(whole.state)}>{whole.stateName}</Tag>
        <Heading className='xy-lead__title'>{whole.title}</Heading>
        <View className='xy-lead__note'>
          {`${whole.subjectName}${whole.isCorrection ? '（更正公告）' : ''} · 公示${whole.requiredDays}天，前${whole.windowDays}天可以提异议`}
        </View>
        {whole.state === 'corrected' ? null : <Clock>{sayClock(whole)}</Clock>}
      </View>
      <Notice tone='stop'>{whole.warning}</Notice>
      <Notice>{coveredWords(whole)}</Notice>
      <Corrections whole={whole} />
      {subject === 'points_batch' && hangs && !whole.covered ? (
        <PointsLines whole={whole} />
      ) : (
        <>
          <ReadAloud text={() => spokenNotice(whole, sayClock(whole))} />
          <Content sections={whole.sections} />
        </>
      )}
      {whole.attachments.length > 0 ? (
        <Panel title={`附件：${whole.attachments.map((a) => a.name).join('、')}`}>
          <PhotoRow photos={whole.attachments} />
        </Panel>
      ) : null}
      <Follow whole={whole} />
      <Record whole={whole} />
      <Objections objections={whole.objections} />
      <Later what='有没有改过，还能找谁，投诉举报'>
        <Proof whole={whole} />
        <WaysOut ways={whole.waysOut} />
        <Way onTap={() => go('complain', { villageId, about: 'notice', id: whole.noticeId })}>
          这条内容不该公开？投诉举报
        </Way>
      </Later>
      {isDecision ? (
        <View className='xy-panel'>
          <Way onTap={() => go('decision', { villageId, decisionId: subjectId })}>
            看这件事的全过程（六步）
          </Way>
        </View>
      ) : null}
    </>
  )
}

export default DisclosureNotice
