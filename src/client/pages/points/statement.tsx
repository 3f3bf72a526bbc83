import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { More, type MoreProps } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { PointsParts } from '@/client/components/points-parts'
import { ReadThere } from '@/client/components/read-there'
import { Tag } from '@/client/components/tag'
import { useFew } from '@/client/components/use-few'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'

type Statement = Outputs['points']['readStatement']
type Entry = Statement['entries'][number]

interface Home {
  readonly villageId: string
  readonly householdId: string
}

interface HouseholdStatementProps extends Home {
  /** What can be done about points, before the long list of them. */
  readonly children?: ReactNode
}

/** A household's points: what it has and where, what runs out, and every entry with who, why and by which rule. */
export const HouseholdStatement = ({ villageId, householdId, children }: HouseholdStatementProps) => {
  const home = { villageId, householdId }
  const query = useReadMore(['points.readStatement', villageId, householdId], {
    read: (before) =>
      api.points.readStatement.query({ ...home, ...(before ? { before: Number(before) } : {}) }),
    next: ({ next }) => (next === null ? null : String(next))
  })
  const today = useToday()
  return (
    <PageState query={query}>
      {([statement, ...older]) =>
        statement ? (
          <>
            <Balance statement={statement} />
            <ReadThere
              read={() => ({
                ...{ kind: 'statement', statement, today },
                entries: [statement, ...older].flatMap((p) => p.entries)
              })}
            />
            {statement.expiring.map((lot) => (
              <Notice key={lot.lastDay}>
                {`${lot.points}分可以用到${sayDay(lot.lastDay, today)}，${lot.warned ? '请在这之前兑换。' : '到期前30天会提醒您。'}`}
              </Notice>
            ))}
            {children}
            <Ways home={home} />
            <Entries
              home={home}
              count={statement.entryCount}
              entries={[statement, ...older].flatMap((p) => p.entries)}
              more={query.more}
            />
          </>
        ) : null
      }
    </PageState>
  )
}

const places = [
  ['pending', '公示中，期满可用'],
  ['reserved', '兑换中，等领取'],
  ['honour', '荣誉分，不兑换']
] as const

const Balance = ({ statement }: { statement: Statement }) => {
  const elsewhere = places.filter(([key]) => statement[key] > 0)
  return (
    <View className='xy-balance'>
      <View className='xy-balance__who'>{`${statement.householdName} 可用积分`}</View>
      <PointsAmount points={statement.available} big />
      {elsewhere.map(([key, name]) => (
        <View key={key} className='xy-balance__note'>{`另有${statement[key]}分：${name}`}</View>
      ))}
      <View className='xy-balance__note'>今年各项得分</View>
      <PointsParts byCategory={statement.byCategory} />
    </View>
  )
}

const Ways = ({ home }: { home: Home }) => (
  <Cells>
    <Cell
      icon='table'
      title='按年按月看'
      hint='每个月、每一类得了多少'
      onTap={() => go('pointsYear', { ...home })}
    />
    <Cell
      icon='tick'
      title='账改不了，怎么查'
      hint='每一笔都封存，可以自己核对'
      onTap={() => go('pointsProof', { ...home })}
    />
    {isWeapp ? null : (
      <Cell icon='book' title='打印积分明细' onTap={() => go('statementPrint', { ...home })} />
    )}
  </Cells>
)

interface EntriesProps {
  readonly home: Home
  readonly count: number
  readonly entries: readonly Entry[]
  readonly more: MoreProps['more']
}

const Entries = ({ home, count, entries, more }: EntriesProps) => {
  const today = useToday()
  const { shown, rest } = useFew(entries)
  if (count === 0)
    return <Blank icon='empty' title='还没有积分' hint='做了细则里的事，评议、公示以后会记在这里。' />
  return (
    <>
      <Cells title={`积分明细（共${count}笔）`}>
        {shown.map((e) => (
          <EntryView key={e.entryId} home={home} entry={e} today={today} />
        ))}
      </Cells>
      <More more={more} word='看更早的积分' rest={rest} />
    </>
  )
}

/** 「+5分」, 「−5分」, and without a sign what only moves from one place of the household to another. */
const signed = ({ sign, points }: Entry): number => (sign === 'out' ? -points : points)

interface EntryViewProps {
  readonly home: Home
  readonly entry: Entry
  readonly today: string
}

const EntryView = ({ home, entry: e, today }: EntryViewProps) => (
  <View className='xy-entry'>
    <View className='xy-entry__head'>
      <Text className='xy-entry__what'>{e.title}</Text>
      <PointsAmount points={signed(e)} signed={e.sign === 'in'} />
    </View>
    <View className='xy-entry__line'>
      {[`第${e.no}笔`, sayDay(e.occurredOn, today), e.categoryName, e.memberName].filter(Boolean).join(' · ')}
    </View>
    {e.note ? <View className='xy-entry__note'>{e.note}</View> : null}
    {e.about ? (
      <View className='xy-entry__line'>
        {`说的是：第${e.about.no}笔${e.about.item ? `“${e.about.item}”` : ''}${e.about.occurredOn ? `（${sayDay(e.about.occurredOn, today)}）` : ''}`}
      </View>
    ) : null}
    <View className='xy-entry__line'>{`记录人：${e.recordedBy}`}</View>
    {e.standing ? (
      <Tag tone={e.reversed ? 'stop' : e.standing === '可用' ? 'good' : 'wait'}>{e.standing}</Tag>
    ) : null}
    {e.rule && e.rulebookId ? (
      <Cell
        title={`依据：${e.rule}`}
        onTap={() => go('rulebook', { villageId: home.villageId, rulebookId: e.rulebookId ?? '' })}
      />
    ) : null}
  </View>
)
