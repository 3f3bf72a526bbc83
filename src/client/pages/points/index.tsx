import { Text, View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe, useVillage } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { Tag } from '@/client/components/tag'
import { VillageHead } from '@/client/components/village-head'
import { go, goToSignIn } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'

type Statement = Outputs['points']['readStatement']
type Entry = Statement['entries'][number]

/** 积分: what one's household has, and where each point came from. */
const Points = () => {
  const { village, query } = useVillage()
  const { isSignedIn, member } = useMe()
  if (!village) {
    return (
      <Page title='积分' tab>
        <PageState query={query}>{() => null}</PageState>
      </Page>
    )
  }
  const here = member ? { villageId: member.villageId, name: member.placeName } : village
  const home = member?.householdId ? { villageId: member.villageId, householdId: member.householdId } : null
  return (
    <Page title='积分' tab>
      <VillageHead village={here} fixed={member !== null} line='积分记在户上，谁记的、凭哪条都写明。' />
      {home ? (
        <HouseholdStatement {...home} />
      ) : isSignedIn ? (
        <Blank icon='points' title='您的身份没有户头' hint='积分记在农户名下。您可以看本村的积分细则。' />
      ) : (
        <Blank icon='points' title='登录后看自家积分' hint='积分只给自家人看。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
      <Cells>
        <Cell
          icon='book'
          title='积分细则'
          note='做什么事，能得几分'
          onTap={() => go('rulebook', { villageId: here.villageId })}
        />
      </Cells>
    </Page>
  )
}

const PAGE = 20

const HouseholdStatement = ({ villageId, householdId }: { villageId: string; householdId: string }) => {
  const query = useReadMore(['points.readStatement', villageId, householdId], {
    read: (before) =>
      api.points.readStatement.query({ villageId, householdId, ...(before ? { before } : {}) }),
    next: ({ entries }) => (entries.length < PAGE ? null : (entries.at(-1)?.entryId ?? null)),
    keep: true
  })
  return (
    <PageState query={query}>
      {([statement, ...older]) =>
        statement ? (
          <>
            <Balance statement={statement} />
            <Entries count={statement.entryCount} entries={[statement, ...older].flatMap((p) => p.entries)} />
            <More more={query.more} word='看更早的积分' />
          </>
        ) : null
      }
    </PageState>
  )
}

const Balance = ({ statement }: { statement: Statement }) => (
  <View className='xy-balance'>
    <View className='xy-balance__who'>{`${statement.householdName} 现有积分`}</View>
    <PointsAmount points={statement.balance} big />
    <View className='xy-balance__note'>今年各项得分</View>
    <View className='xy-balance__parts'>
      {statement.byCategory.map((c) => (
        <View key={c.category} className='xy-balance__part'>
          <PointsAmount points={c.points} />
          <View className='xy-balance__name'>{c.name}</View>
        </View>
      ))}
    </View>
  </View>
)

const Entries = ({ count, entries }: { count: number; entries: readonly Entry[] }) => {
  const today = useToday()
  if (count === 0)
    return <Blank icon='empty' title='还没有积分' hint='做了细则里的事，村干部核实后会记在这里。' />
  return (
    <Cells title={`积分明细（共${count}笔）`}>
      {entries.map((e) => (
        <EntryView key={e.entryId} entry={e} today={today} entries={entries} />
      ))}
    </Cells>
  )
}

interface EntryViewProps {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly today: string
}

const EntryView = ({ entry: e, entries, today }: EntryViewProps) => {
  const reversed = e.reverses ? entries.find((o) => o.entryId === e.reverses) : undefined
  return (
    <View className='xy-entry'>
      <View className='xy-entry__head'>
        <Text className='xy-entry__what'>
          {e.kind === 'reversal' ? '冲销一笔记错的分' : (e.item ?? e.kindName)}
        </Text>
        <PointsAmount points={e.points} signed />
      </View>
      <View className='xy-entry__line'>
        {[sayDay(e.occurredOn, today), e.categoryName, e.memberName].filter(Boolean).join(' · ')}
      </View>
      {e.note ? <View className='xy-entry__note'>{e.note}</View> : null}
      {reversed ? (
        <View className='xy-entry__line'>{`冲销的是：${sayDay(reversed.occurredOn, today)}的“${reversed.item ?? ''}”`}</View>
      ) : null}
      {e.rule ? <View className='xy-entry__line'>{`依据：${e.rule}`}</View> : null}
      <View className='xy-entry__line'>{`记录人：${e.recordedBy}`}</View>
      {e.reversedBy ? <Tag tone='stop'>这一笔已冲销</Tag> : null}
    </View>
  )
}

export default Points
