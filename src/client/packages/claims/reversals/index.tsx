import '../claims.scss'
import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { SecondHand } from '@/client/components/second-hand'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'

type Reversal = Outputs['claim']['listReversals'][number]
const PAGE = 30
const tones = { open: 'wait', done: 'stop', refused: 'calm' } as const

/** 积分冲销: entries that somebody says are wrong; another of the supervision committee agrees or not. */
const Reversals = () => {
  const { member, may, query } = useMe()
  const mine = member && may('points_reverse_ask') ? member : null
  return (
    <Page title='积分冲销'>
      {mine ? (
        <List villageId={mine.villageId} />
      ) : (
        <PageState query={query} isEmpty={() => true} empty={{ title: '您的身份不能冲销积分' }}>
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['claim.listReversals', villageId], {
    read: (before) => api.claim.listReversals.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.reversalId ?? null))
  })
  return (
    <>
      <View className='xy-hint'>
        入账的分不能改，只能用红字冲掉，原来那一笔还在。要两个人：一个提出，村监委另一个确认。要提出，请到那一条申报里点“记错了，要冲销”。
      </View>
      <PageState
        query={query}
        isEmpty={(pages) => pages[0]?.length === 0}
        empty={{ title: '没有冲销', hint: '有人提出冲销，会出现在这里。' }}
      >
        {(pages) => (
          <>
            {pages.flat().map((r) => (
              <ReversalCard key={r.reversalId} reversal={r} villageId={villageId} />
            ))}
            <More more={query.more} word='看更早的' />
          </>
        )}
      </PageState>
    </>
  )
}

interface ReversalProps {
  readonly reversal: Reversal
  readonly villageId: string
}

const ReversalCard = ({ reversal: r, villageId }: ReversalProps) => (
  <View className='xy-panel'>
    <Tag tone={tones[r.state]}>{r.stateName}</Tag>
    <View className='xy-card__title'>{`${r.householdName} ${r.points}分`}</View>
    <View className='xy-panel__aside'>{r.item}</View>
    <View className='xy-prose'>{`理由：${r.reason}`}</View>
    <View className='xy-card__foot'>{`${r.askedBy}提出，${sayExactly(r.askedAt)}`}</View>
    {r.decidedBy && r.decidedAt ? (
      <View className='xy-card__foot'>
        {[`${r.decidedBy}确认，${sayExactly(r.decidedAt)}`, r.words].filter(Boolean).join(' · ')}
      </View>
    ) : null}
    {r.claimId ? (
      <Way onTap={() => go('claim', { villageId, claimId: r.claimId ?? '' })}>看这一条的经过</Way>
    ) : null}
    {r.mayDecide ? <Decide reversal={r} villageId={villageId} /> : null}
    {r.state === 'open' && r.why ? <View className='xy-card__foot'>{r.why}</View> : null}
  </View>
)

const Decide = ({ reversal: r, villageId }: ReversalProps) => {
  const { submit, ...sending } = useSubmit(
    (input: Inputs['claim']['decideReversal']) => api.claim.decideReversal.mutate(input),
    {
      onDone: ({ state }) => {
        toast(state === 'done' ? '已冲销' : '不予冲销')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <SecondHand
      sending={sending}
      yes='同意冲销'
      takes
      onDecide={(decision) => void submit({ villageId, reversalId: r.reversalId, ...decision })}
    />
  )
}

export default Reversals
