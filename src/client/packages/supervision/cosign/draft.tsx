import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { confirm, toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go, goBack } from '@/client/navigate'
import { yuan } from '@/domain/decision/content'
import type { Beside } from '@/domain/notice/numbers-beside'
import { Content } from '../../disclosure/notice/content'
import { Corrections } from '../../disclosure/notice/corrections'
import { Proof } from '../../disclosure/notice/proof'
import { besideDraft } from './registered'

type Whole = Outputs['notice']['read']

/** What the button says that it was held against. */
const signWords: Readonly<Record<Whole['subject'], string>> = {
  decision_resolution: '看过了，和决议一样，会签',
  decision_result: '看过了，和决议一样，会签',
  accounts: '看过了，和决议一样，会签',
  points_batch: '看过了，和复核的一样，会签',
  honour_round: '看过了，和评议的一样，会签'
}

/** One draft whole, beside what the record of its matter says, and the button to sign exactly this text. */
export const Draft = ({ villageId, noticeId }: { villageId: string; noticeId: string }) => {
  const query = useRead(['notice.read', villageId, noticeId], () =>
    api.notice.read.query({ villageId, noticeId })
  )
  return <PageState query={query}>{(whole) => <DraftView whole={whole} />}</PageState>
}

const DraftView = ({ whole }: { whole: Whole }) => {
  const isDecision = whole.subject === 'decision_resolution' || whole.subject === 'decision_result'
  return (
    <>
      <View className='xy-lead'>
        <Tag tone='wait'>{whole.stateName}</Tag>
        <View className='xy-lead__title'>{whole.title}</View>
        <View className='xy-lead__note'>
          {`${whole.subjectName}${whole.isCorrection ? '（更正公告）' : ''} · 公示${whole.requiredDays}天，前${whole.windowDays}天可以提异议`}
        </View>
      </View>
      <Notice tone='stop'>{whole.warning}</Notice>
      {isDecision ? <Record whole={whole} /> : null}
      {whole.subject === 'points_batch' ? (
        <View className='xy-panel'>
          <Way onTap={() => go('batch', { villageId: whole.villageId, batchId: whole.subjectId })}>
            对一对：每一条的打分、复核和抽查
          </Way>
        </View>
      ) : null}
      {whole.subject === 'honour_round' ? (
        <View className='xy-panel'>
          <Way onTap={() => go('honourRound', { villageId: whole.villageId, roundId: whole.subjectId })}>
            对一对：每一户的提名、评议和结果
          </Way>
        </View>
      ) : null}
      <Corrections whole={whole} />
      <Content sections={whole.sections} />
      {whole.attachments.length > 0 ? (
        <View className='xy-panel'>
          <View className='xy-panel__title'>{`附件：${whole.attachments.map((a) => a.name).join('、')}`}</View>
          <PhotoRow photos={whole.attachments} />
        </View>
      ) : null}
      <Proof whole={whole} />
      {whole.state === 'draft' && whole.intact ? <Sign whole={whole} /> : null}
    </>
  )
}

/** The numbers that were registered for the matter, each beside what the draft says. */
const Record = ({ whole }: { whole: Whole }) => {
  const { villageId, subjectId: decisionId } = whole
  const query = useRead(['decision.read', villageId, decisionId], () =>
    api.decision.read.query({ villageId, decisionId })
  )
  return (
    <PageState query={query}>
      {(decision) => {
        const lines = besideDraft(decision, whole)
        return (
          <View className='xy-panel'>
            <View className='xy-panel__title'>登记的数，和公示写的对一对</View>
            {lines.map((line) => (
              <BesideLine key={line.name} line={line} />
            ))}
            {lines.length === 0 ? <View className='xy-prose'>这件事没有登记表决人数和金额。</View> : null}
            <Way onTap={() => go('decision', { villageId, decisionId })}>看会议记录和全过程</Way>
          </View>
        )
      }}
    </PageState>
  )
}

const foundWords = ({ found, written }: Beside): string => {
  if (found === 'same') return '公示写的一样'
  return found === 'other' ? `不一样，公示写的是${written.join('、')}` : '公示里没有找到，请核对'
}

const BesideLine = ({ line }: { line: Beside }) => (
  <View className={`xy-beside xy-beside_${line.found}`}>
    <View className='xy-beside__name'>{line.name}</View>
    <View className='xy-beside__value'>{line.money ? yuan(line.value) : String(line.value)}</View>
    <View className='xy-beside__found'>{foundWords(line)}</View>
  </View>
)

const Sign = ({ whole }: { whole: Whole }) => {
  const { villageId, noticeId, contentHash } = whole
  const { submit, isRunning, sentence, problem } = useSubmit(
    (i: { requestId: string }) => api.notice.cosign.mutate({ ...i, villageId, noticeId, contentHash }),
    {
      onDone: () => {
        toast('已会签，等书记挂出')
        void queryClient.invalidateQueries()
        goBack('me')
      }
    }
  )
  const sign = async () => {
    if (await confirm('会签这份公示？', '会签以后，一个字也不能再改。', '会签')) await submit({})
  }
  return (
    <>
      <Notice tone='stop'>{sentence}</Notice>
      {problem?.code === 'NOTICE_NOT_AS_SHOWN' ? (
        <Button onTap={() => void queryClient.invalidateQueries()}>看最新的内容</Button>
      ) : null}
      <View className='xy-hero'>
        <Button kind='primary' running={isRunning} onTap={() => void sign()}>
          {signWords[whole.subject]}
        </Button>
      </View>
      <View className='xy-hint'>有错的，请告诉村委会另起草一份，这份不要签。</View>
    </>
  )
}
