import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Clock } from '@/client/components/clock'
import { Fact } from '@/client/components/fact'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { OpinionForm } from './opinion-form'

type Whole = Outputs['decision']['read']
type Item = Outputs['decision']['listForTownship']['items'][number]

interface AskedProps {
  readonly townshipId: string
  readonly villageId: string
  readonly decisionId: string
}

/** What was sent to the township, whole, and the form for its word: a page of its own, or beside the list on a PC. */
export const Asked = ({ townshipId, villageId, decisionId }: AskedProps) => {
  const asked = useRead(['decision.listForTownship', townshipId, decisionId], () =>
    api.decision.listForTownship.query({ townshipId, villageId, decisionId, kind: 'opinion' })
  )
  const query = useRead(['decision.read', villageId, decisionId], () =>
    api.decision.read.query({ villageId, decisionId })
  )
  return (
    <PageState query={asked}>
      {({ items }) => (
        <PageState query={query}>
          {(whole) => <OpinionView villageId={villageId} whole={whole} item={items[0] ?? null} />}
        </PageState>
      )}
    </PageState>
  )
}

interface ViewProps {
  readonly villageId: string
  readonly whole: Whole
  /** Null once the township has had its word, or the term was over. */
  readonly item: Item | null
}

const OpinionView = ({ villageId, whole, item }: ViewProps) => (
  <>
    <View className='xy-lead'>
      <Tag tone={item ? 'wait' : 'calm'}>{whole.stateName}</Tag>
      <View className='xy-lead__title'>{whole.title}</View>
      <View className='xy-lead__note'>
        {[item?.villageName, whole.topic, `编号 ${whole.no}`].filter(Boolean).join(' · ')}
      </View>
      {item ? <Clock>{`${item.left}，${sayDate(item.dueOn)}到期`}</Clock> : null}
    </View>
    {item ? (
      <Notice>
        {`乡镇只提意见，不审批。${item.termDays ?? ''}个工作日内没有答复，就当作没有意见，村里接着往下走。${item.note ?? ''}`}
      </Notice>
    ) : (
      <Notice>这件事现在不在听取意见，可以看，不用再提。</Notice>
    )}
    <View className='xy-panel'>
      <View className='xy-panel__title'>方案全文</View>
      <View className='xy-prose'>{whole.summary}</View>
      <View className='xy-facts'>
        {whole.plan.map((fact) => (
          <Fact key={fact.field} name={fact.name} value={fact.value} />
        ))}
        {whole.decidedBy ? (
          <Fact name='由谁决定' value={`${whole.decidedBy}。${whole.whyDecidedBy ?? ''}`} />
        ) : null}
      </View>
    </View>
    <View className='xy-panel'>
      <View className='xy-panel__title'>对每户意味着什么</View>
      <View className='xy-prose'>{whole.meaning}</View>
      <Way onTap={() => go('versions', { villageId, decisionId: whole.decisionId })}>
        {`看各版改了什么（第${whole.versionNo ?? 1}版）`}
      </Way>
      <Way onTap={() => go('decision', { villageId, decisionId: whole.decisionId })}>看会议和全过程</Way>
    </View>
    {item ? <Word villageId={villageId} decisionId={whole.decisionId} /> : null}
  </>
)

const Word = ({ villageId, decisionId }: { villageId: string; decisionId: string }) => {
  const { person } = useMe()
  const isLegal = person?.roles.some((r) => r.role === 'township_legal') ?? false
  return isLegal ? (
    <OpinionForm villageId={villageId} decisionId={decisionId} />
  ) : (
    <View className='xy-hint'>意见由乡镇合法性审核人员填写。</View>
  )
}
