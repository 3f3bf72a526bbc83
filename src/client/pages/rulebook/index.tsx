import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { sayDay } from '@/client/words/dates'

type Book = NonNullable<Outputs['points']['readRulebook']>

/** 积分细则: what earns how many points, who adopted it and since when. */
const Rulebook = () => {
  const { villageId = '' } = useRouter().params
  const query = useRead(
    ['points.readRulebook', villageId],
    () => api.points.readRulebook.query({ villageId }),
    {
      keep: true
    }
  )
  return (
    <Page title='积分细则'>
      <PageState
        query={query}
        isEmpty={(book) => book === null}
        empty={{ title: '还没有积分细则', hint: '村里通过以后会放在这里。' }}
      >
        {(book) => (book ? <BookView book={book} /> : null)}
      </PageState>
    </Page>
  )
}

const BookView = ({ book }: { book: Book }) => {
  const today = useToday()
  return (
    <>
      <View className='xy-lead'>
        <View className='xy-lead__title'>{book.title}</View>
        <View className='xy-lead__note'>
          {[`第${book.version}版`, book.adoptedBy, `${sayDay(book.effectiveFrom, today)}起施行`]
            .filter(Boolean)
            .join(' · ')}
        </View>
      </View>
      {book.categories
        .filter((c) => c.items.length > 0)
        .map((c) => (
          <View key={c.category} className='xy-section'>
            <View className='xy-section__title'>{c.name}</View>
            <View className='xy-cells'>
              {c.items.map((i) => (
                <View key={i.itemId} className='xy-entry'>
                  <View className='xy-entry__head'>
                    <Text className='xy-entry__what'>{`${i.no}. ${i.words}`}</Text>
                    <PointsAmount points={i.points} signed />
                  </View>
                  <View className='xy-entry__line'>
                    {[`每${i.unit}`, i.capWords, i.evidence && `凭${i.evidence}`].filter(Boolean).join(' · ')}
                  </View>
                </View>
              ))}
            </View>
          </View>
        ))}
    </>
  )
}

export default Rulebook
