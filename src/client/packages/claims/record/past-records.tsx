import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { sayDay } from '@/client/words/dates'

type Sheet = Outputs['claim']['recorded']['sheets'][number]

/** What one recorded before, and how far its lines have come. */
export const PastRecords = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['claim.recorded', villageId], {
    read: (before) => api.claim.recorded.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.sheets.length === 0}
      empty={{ title: '您还没有记过', hint: '记过的会在这里，看得到评到哪一步。' }}
    >
      {(pages) => (
        <>
          {pages
            .flatMap((p) => p.sheets)
            .map((sheet) => (
              <SheetCard key={sheet.sheetId} sheet={sheet} />
            ))}
          <More more={query.more} word='看更早的' />
        </>
      )}
    </PageState>
  )
}

const SheetCard = ({ sheet: s }: { sheet: Sheet }) => {
  const today = useToday()
  const counts = [
    s.waiting > 0 ? `${s.waiting}笔还在评议、公示` : null,
    s.booked > 0 ? `${s.booked}笔已入账` : null,
    s.rejected > 0 ? `${s.rejected}笔没有通过` : null
  ]
  return (
    <View className='xy-panel'>
      <View className='xy-card__head'>
        <View className='xy-card__title'>{s.item}</View>
        <View className='xy-card__aside'>
          <PointsAmount points={s.points} signed />
        </View>
      </View>
      <View className='xy-panel__aside'>
        {[`${sayDay(s.occurredOn, today)}做的`, `${s.lines}笔`, s.note].filter(Boolean).join(' · ')}
      </View>
      <View className='xy-prose'>{counts.filter(Boolean).join('，')}</View>
    </View>
  )
}
