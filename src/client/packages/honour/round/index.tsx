import '../honour.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { Heart } from '../heart'
import { nomineeTone, roundTone } from '../tones'
import { Manage } from './manage'

export type Whole = Outputs['honour']['readRound']
type Nominee = Whole['nominees'][number]

/** One round: what it is about, who takes part in the order of the household numbers, and what the reader may do. */
const RoundPage = () => {
  const { villageId = '', roundId = '' } = useRouter().params
  const query = useReadMore(['honour.readRound', villageId, roundId], {
    read: (after) => api.honour.readRound.query({ villageId, roundId, ...(after ? { after } : {}) }),
    next: (page) => page.next
  })
  return (
    <Page title='这一轮评选'>
      <PageState query={query}>
        {(pages) => {
          const [first] = pages
          return first ? (
            <>
              <About whole={first} villageId={villageId} />
              {first.mayManage ? <Manage whole={first} villageId={villageId} /> : null}
              <Nominees nominees={pages.flatMap((p) => p.nominees)} villageId={villageId} />
              <More more={query.more} word='看更多户' />
            </>
          ) : null
        }}
      </PageState>
    </Page>
  )
}

const About = ({ whole: { round: r, mayNominate }, villageId }: { whole: Whole; villageId: string }) => (
  <>
    <View className='xy-lead'>
      <Tag tone={roundTone(r.state)}>{r.stateName}</Tag>
      <Heading className='xy-lead__title'>{r.name}</Heading>
      <View className='xy-lead__note'>{`评${r.plaques}户，每户记荣誉分${r.points}分`}</View>
    </View>
    {mayNominate ? (
      <View className='xy-hero'>
        <Button
          kind='primary'
          onTap={() => go('honourNominate', { villageId, roundId: r.roundId, name: r.name })}
        >
          提名一户
        </Button>
      </View>
    ) : null}
    <Panel title='怎么评'>
      <View className='xy-prose'>{r.standard}</View>
      {r.noticeId ? (
        <Way onTap={() => go('notice', { villageId, noticeId: r.noticeId ?? '' })}>看公示，可以提异议</Way>
      ) : null}
    </Panel>
    <Cells>
      <Cell title='提名截止' value={sayDate(r.nominateUntil)} />
      <Cell title='村里评议' note={`${r.methodName}。每户至少3个人评，自家和近亲属回避。`} />
      <Cell title='点赞' note='点赞只是心意，不影响结果，也不排名' />
    </Cells>
  </>
)

const Nominees = ({ nominees, villageId }: { nominees: readonly Nominee[]; villageId: string }) =>
  nominees.length === 0 ? (
    <Blank icon='empty' title='还没有户参加' hint='被推荐的户同意以后，才在这里显示。' />
  ) : (
    <>
      <View className='xy-hint'>按户号排列，不是排名。</View>
      {nominees.map((n) => (
        <View key={n.nomineeId} className='xy-card xy-honour'>
          <Tap role='link' onTap={() => go('honourNominee', { villageId, nomineeId: n.nomineeId })}>
            <Tag tone={nomineeTone(n.state)}>{n.mayJudge ? '等您评' : n.stateName}</Tag>
            <View className='xy-card__title'>{n.householdName}</View>
            {n.words ? <View className='xy-honour__words'>{n.words}</View> : null}
            <View className='xy-honour__note'>
              {[n.how, n.waitsName, n.result].filter(Boolean).join(' · ')}
            </View>
          </Tap>
          <Heart villageId={villageId} nominee={n} />
        </View>
      ))}
    </>
  )

export default RoundPage
