import { Fact } from '@/client/components/fact'
import '../claims.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { claimTones } from '../states'
import { AskReversal } from './ask-reversal'
import { ClaimSteps } from './claim-steps'
import { OwnDeeds, Withdraw } from './own-deeds'
import { sayHangs } from './say-hangs'

export type Claim = Outputs['claim']['read']

/** One claim: what was done, how many points, every step with who and when, and what the reader may do about it. */
const ClaimPage = () => {
  const { villageId = '', claimId = '' } = useRouter().params
  const { me } = useMe()
  const query = useRead(
    ['claim.read', villageId, claimId],
    () => api.claim.read.query({ villageId, claimId }),
    {
      // Another household's does not lie on the phone of whoever judges it.
      keep: ({ householdId }) => me?.persons.some((p) => p.householdId === householdId) ?? false
    }
  )
  return (
    <Page title='一条申报'>
      <PageState query={query}>{(claim) => <ClaimView claim={claim} villageId={villageId} />}</PageState>
    </Page>
  )
}

const ClaimView = ({ claim: c, villageId }: { claim: Claim; villageId: string }) => {
  const today = useToday()
  const { may } = useMe()
  const facts: readonly (readonly [string, string | null])[] = [
    ['户', c.householdName],
    ['谁做的', c.memberName],
    ['哪天', sayDay(c.occurredOn, today)],
    ['次数', `${c.times}${c.unit}`],
    ['依据', c.rule],
    [c.kind === 'record' ? '记录人' : '申报人', c.by],
    ['说明', c.note]
  ]
  return (
    <>
      <View className='xy-lead'>
        <Standing claim={c} />
        <Heading className='xy-lead__title'>{c.item}</Heading>
        <View className='xy-lead__note'>{sayPoints(c)}</View>
      </View>
      {c.reason && !c.reconsidering ? <Notice tone='stop'>{`没有通过：${c.reason}`}</Notice> : null}
      {c.drawn && c.state === 'FIRST_SCORED' ? (
        <Notice>这一条被抽中，村里会再查一遍。抽签的办法写在当月的公示批次里。</Notice>
      ) : null}
      <Notice tone={c.hangs?.stopped ? 'stop' : 'wait'}>{sayHangs(c.hangs, today)}</Notice>
      <OwnDeeds claim={c} villageId={villageId} />
      <Panel title='报的是什么'>
        {facts.map(([name, value]) => (value ? <Fact key={name} name={name} value={value} /> : null))}
        {c.photos.length > 0 ? <PhotoRow photos={c.photos} /> : null}
      </Panel>
      <ClaimSteps claim={c} />
      {c.recused ? <Notice>{c.recused}</Notice> : null}
      {c.mayScore ? (
        <Panel title='等您打分'>
          <Way onTap={() => go('scoreSheet', { villageId, sheetId: c.sheetId })}>去打分</Way>
        </Panel>
      ) : null}
      {c.mayWithdraw ? <Withdraw claim={c} villageId={villageId} /> : null}
      {c.state === 'POSTED' && c.entryId && may('points_reverse_ask') ? (
        <AskReversal villageId={villageId} entryId={c.entryId} />
      ) : null}
    </>
  )
}

/** While its notice is stopped nothing hangs, whatever the claim waits for. */
const Standing = ({ claim: c }: { claim: Claim }) =>
  c.hangs?.stopped ? (
    <Tag tone='stop'>公示停了</Tag>
  ) : (
    <Tag tone={c.reconsidering ? 'wait' : claimTones[c.state]}>{c.stateName}</Tag>
  )

/** Until it is booked, what was asked for; then what was given. */
const sayPoints = (c: Claim): string => {
  if (c.points === null) return `申报${c.asked}分`
  return c.points === c.asked ? `${c.points}分` : `申报${c.asked}分，评定${c.points}分`
}

export default ClaimPage
