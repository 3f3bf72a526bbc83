import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { sayExactly, sayTime } from '@/client/words/dates'
import { toneOf } from '@/client/words/tones'

type Whole = Outputs['issue']['read']

/** One matter: the words, the photos, and everything that was done about it. */
const Issue = () => {
  const { villageId = '', issueId = '' } = useRouter().params
  const query = useRead(['issue.read', villageId, issueId], () =>
    api.issue.read.query({ villageId, issueId })
  )
  return (
    <Page title='事情进展'>
      <PageState query={query}>{(whole) => <IssueView whole={whole} />}</PageState>
    </Page>
  )
}

const IssueView = ({ whole }: { whole: Whole }) => (
  <>
    <View className='xy-panel'>
      <View className='xy-card__head'>
        <Tag tone={toneOf(whole.state)}>{whole.stateName}</Tag>
        <Tag tone={toneOf(whole.moderation)}>{whole.moderationName}</Tag>
      </View>
      <View className='xy-words'>{whole.words}</View>
      <PhotoRow photos={whole.photoLinks} />
      <View className='xy-facts'>
        <Fact name='哪类事' value={whole.categoryName} />
        <Fact name='地点' value={whole.where ?? '没有写'} />
        <Fact name='谁说的' value={raiserOf(whole)} />
        <Fact name='什么时候' value={sayExactly(whole.raisedAt)} />
      </View>
    </View>
    <View className='xy-panel'>
      <View className='xy-panel__title'>办到哪一步</View>
      <History history={whole.history} />
    </View>
  </>
)

const raiserOf = ({ raisedBy }: Whole): string => {
  if (!raisedBy) return '一位村民（没有公开姓名）'
  return raisedBy.forName ? `${raisedBy.name}（代 ${raisedBy.forName}）` : raisedBy.name
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className='xy-fact'>
    <Text className='xy-fact__name'>{name}</Text>
    <Text className='xy-fact__value'>{value}</Text>
  </View>
)

const kinds: Record<string, string> = {
  raised: '说了这件事',
  shown: '乡镇看过，已公开',
  hidden: '乡镇看过，暂不公开'
}

const History = ({ history }: { history: Whole['history'] }) => {
  const now = useNow()
  return (
    <View className='xy-history'>
      {history.map((e) => (
        <View key={`${e.at}${e.kind}`} className='xy-history__item'>
          <View className='xy-history__dot' />
          <View className='xy-history__what'>{kinds[e.kind] ?? e.stateName}</View>
          <View className='xy-history__who'>
            {[e.by === '村民' ? e.by : `${e.by}（${e.role}）`, sayTime(e.at, now)].join(' · ')}
          </View>
          {e.reason ? <View className='xy-history__why'>{e.reason}</View> : null}
        </View>
      ))}
    </View>
  )
}

export default Issue
