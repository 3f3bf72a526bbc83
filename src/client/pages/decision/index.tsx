import { Fact } from '@/client/components/fact'
import './index.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Clock } from '@/client/components/clock'
import { Later } from '@/client/components/later'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { ReadThere } from '@/client/components/read-there'
import { Steps } from '@/client/components/steps'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { sayClock } from '@/client/words/notice-clock'
import { toneOf } from '@/client/words/tones'
import { ArchiveCell } from './archive-cell'
import { EventView } from './event-view'
import { FromIssues } from './from-issues'
import { History } from './history'
import { Notices } from './notices'
import { Related } from './related'
import { Result } from './result'

export type Whole = Outputs['decision']['read']

/** One decision: what it is, what it means for me, its six steps, its notices, what came of it. */
const Decision = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const query = useRead(['decision.read', villageId, decisionId], () =>
    api.decision.read.query({ villageId, decisionId })
  )
  return (
    <Page title='议事过程' foot={query.data ? footOf(villageId, query.data.notices) : null}>
      <PageState query={query}>{(whole) => <DecisionView villageId={villageId} whole={whole} />}</PageState>
    </Page>
  )
}

const footOf = (villageId: string, notices: Whole['notices']): ReactNode => {
  const open = notices.find((notice) => notice.mayObject)
  if (open)
    return (
      <Button kind='primary' onTap={() => go('object', { villageId, noticeId: open.noticeId })}>
        不同意？提出异议
      </Button>
    )
  return notices.some((notice) => notice.hasObjected) ? (
    <Button onTap={() => go('ownObjections')}>您的异议正在办，看进展</Button>
  ) : null
}

const DecisionView = ({ villageId, whole }: { villageId: string; whole: Whole }) => {
  const today = useToday()
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={toneOf(whole.state)}>{whole.stateName}</Tag>
        <Heading className='xy-lead__title'>{whole.title}</Heading>
        <View className='xy-lead__note'>{`编号 ${whole.no} · ${sayDay(whole.beganOn, today)}开始`}</View>
        {whole.notice ? <Clock>{`${whole.notice.subjectName}：${sayClock(whole.notice)}`}</Clock> : null}
      </View>
      <ReadThere
        read={() => ({
          ...{ kind: 'decision', whole, today },
          clock: whole.notice && `${whole.notice.subjectName}：${sayClock(whole.notice)}`
        })}
      />
      <What whole={whole} />
      {whole.aboutRulebook ? (
        <Cells>
          <Cell
            icon='book'
            title='积分细则全文'
            note='表决的就是这一稿'
            onTap={() => go('rulebookText', { villageId, decisionId: whole.decisionId })}
          />
        </Cells>
      ) : null}
      <Panel title='对我家意味着什么' accent>
        <View className='xy-prose'>{whole.meaning}</View>
      </Panel>
      <Steps
        label='四议两公开六步'
        title={`六步走到哪：已完成${whole.stepsDone}步`}
        items={whole.stepViews.map((step) => ({
          id: step.id,
          name: step.name,
          by: step.by,
          status: step.status,
          content: <StepContent whole={whole} step={step} today={today} />
        }))}
      />
      <Way onTap={() => go('pathPicture', { villageId, decisionId: whole.decisionId })}>
        看图：这件事走到哪了
      </Way>
      {whole.papersHidden ? (
        <View className='xy-aside'>会议记录和签到表的照片，本村的人登录后可以看。</View>
      ) : null}
      <Notices villageId={villageId} notices={whole.notices} />
      <Result whole={whole} />
      <Later what='从哪里来，档案，全部经过'>
        <Related villageId={villageId} whole={whole} />
        <FromIssues villageId={villageId} decisionId={whole.decisionId} />
        <ArchiveCell villageId={villageId} decisionId={whole.decisionId} state={whole.state} />
        <History history={whole.history} />
      </Later>
    </>
  )
}

interface StepContentProps {
  readonly whole: Whole
  readonly step: Whole['stepViews'][number]
  readonly today: string
}

const disclosedAt: Readonly<Record<string, string>> = {
  decision_resolution: 'resolution_notice',
  decision_result: 'result_notice'
}

const StepContent = ({ whole, step, today }: StepContentProps) => (
  <>
    {whole.notices
      .filter((notice) => disclosedAt[notice.subject] === step.id && notice.upOn)
      .reverse()
      .map((notice) => (
        <View key={notice.noticeId} className='xy-small-event'>
          {`${sayDay(notice.upOn ?? '', today)} ${notice.isCorrection ? '更正公告' : '公示'}挂出`}
        </View>
      ))}
    {step.events.map((event) => (
      <EventView key={event.eventId} event={event} today={today} />
    ))}
  </>
)

const What = ({ whole }: { whole: Whole }) => (
  <Panel title='是什么事'>
    {whole.summary.split('\n').map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is not reordered
      <View key={i} className='xy-prose'>
        {line}
      </View>
    ))}
    {whole.plan.length > 0 ? (
      <View className='xy-facts'>
        {whole.plan.map((fact) => (
          <Fact key={fact.field} name={fact.name} value={fact.value} />
        ))}
      </View>
    ) : null}
    {whole.authorises.length > 0 ? (
      <View className='xy-facts'>{`授权村民代表会议决定：${whole.authorises.join('、')}`}</View>
    ) : null}
  </Panel>
)

export default Decision
