import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { ReadAloud } from '@/client/components/read-aloud'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDate, sayDay } from '@/client/words/dates'
import { spokenRulebook } from '@/domain/spoken/rulebook'

type Book = NonNullable<Outputs['rulebook']['read']>
type Item = Book['categories'][number]['items'][number]

/** 积分细则: what earns how many points, who adopted it and since when; of one version, or of the one in force. */
const Rulebook = () => {
  const { villageId = '', rulebookId = '' } = useRouter().params
  const query = useRead(['rulebook.read', villageId, rulebookId], () =>
    api.rulebook.read.query({ villageId, ...(rulebookId ? { rulebookId } : {}) })
  )
  return (
    <Page title='积分细则'>
      <PageState
        query={query}
        isEmpty={(book) => book === null}
        empty={{ title: '还没有积分细则', hint: '村里通过以后会放在这里。' }}
      >
        {(book) => (book ? <BookView villageId={villageId} book={book} /> : null)}
      </PageState>
    </Page>
  )
}

const standings = {
  ahead: ['还没有施行', 'wait'],
  now: ['正在施行', 'good'],
  over: ['已不施行', 'calm'],
  revoked: ['决议已撤销，不算数', 'stop']
} as const

const BookView = ({ villageId, book }: { villageId: string; book: Book }) => {
  const today = useToday()
  const { decisionId, lastDay } = book
  const [name, tone] = standings[book.standing]
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={tone}>{name}</Tag>
        <View className='xy-lead__title'>{book.title}</View>
        <View className='xy-lead__note'>
          {`第${book.version}版 · ${sayDay(book.effectiveFrom, today)}起施行${lastDay ? `，到${sayDate(lastDay)}为止` : ''}`}
        </View>
      </View>
      <ReadAloud text={() => spokenRulebook(book, today)} />
      <View className='xy-panel'>
        <View className='xy-prose'>{book.deductionWords}</View>
        <View className='xy-prose'>{`${book.expiryWords}。`}</View>
      </View>
      <Cells>
        <Cell
          title={`由${book.adoptedBy}通过`}
          {...(decisionId
            ? { note: '看每一步怎么议的', onTap: () => go('decision', { villageId, decisionId }) }
            : {})}
        />
        {book.hasOthers ? (
          <Cell
            title='历次版本'
            note='哪一版记的分，一直按哪一版'
            onTap={() => go('rulebookVersions', { villageId })}
          />
        ) : null}
      </Cells>
      {book.categories
        .filter((c) => c.items.length > 0)
        .map((c) => (
          <View key={c.category} className='xy-section'>
            <View className='xy-section__title'>{c.name}</View>
            <View className='xy-cells'>
              {c.items.map((i) => (
                <ItemView key={i.itemId} item={i} />
              ))}
            </View>
          </View>
        ))}
      {book.fingerprint ? (
        <View className='xy-lead__note'>{`表决通过的正文指纹：${book.fingerprint}`}</View>
      ) : null}
    </>
  )
}

const ItemView = ({ item: i }: { item: Item }) => (
  <View className='xy-entry'>
    <View className='xy-entry__head'>
      <Text className='xy-entry__what'>{`${i.no}. ${i.words}`}</Text>
      <PointsAmount points={i.points} signed />
    </View>
    <View className='xy-entry__line'>{[i.pointsWords, i.capWords].filter(Boolean).join(' · ')}</View>
    <View className='xy-entry__line'>{[i.evidenceWords, i.recordedByWords].filter(Boolean).join(' · ')}</View>
    {i.groupWords ? <View className='xy-entry__line'>{i.groupWords}</View> : null}
  </View>
)

export default Rulebook
