import '../claims.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'

type Sheet = Outputs['claim']['toScore']['sheets'][number]

/** 评积分: what waits for one's score, the oldest first; a record of many households is one line. */
const Assess = () => {
  const { member, may, query } = useMe()
  const mine = member && may('points_rescore') ? member : null
  return (
    <Page title='评积分'>
      {mine ? (
        <Queue villageId={mine.villageId} />
      ) : (
        <PageState
          query={query}
          isEmpty={() => true}
          empty={{ title: '您不是评议的人', hint: '积分由评议员、组长和村民代表打分。' }}
        >
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const Queue = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['claim.toScore', villageId], {
    read: (after) => api.claim.toScore.query({ villageId, ...(after ? { after } : {}) }),
    next: (page) => page.next
  })
  return (
    <>
      <View className='xy-hint'>每一条至少三个人打分，取中间的分。自家的、近亲属家的，系统会请您回避。</View>
      <PageState
        query={query}
        isEmpty={(pages) => pages[0]?.sheets.length === 0}
        empty={{ title: '没有等您打分的', hint: '有人申报、有人记了分，会出现在这里。' }}
      >
        {(pages) => (
          <>
            {pages
              .flatMap((p) => p.sheets)
              .map((sheet) => (
                <SheetCard key={`${sheet.sheetId}${sheet.round}`} sheet={sheet} villageId={villageId} />
              ))}
            <More more={query.more} word='再看一些' />
          </>
        )}
      </PageState>
      <Cells>
        <Cell
          icon='person'
          title='近亲属登记'
          note='登记全了，系统才知道要请您回避谁家'
          onTap={() => go('kin')}
        />
      </Cells>
    </>
  )
}

const SheetCard = ({ sheet: s, villageId }: { sheet: Sheet; villageId: string }) => {
  const today = useToday()
  const how = [
    s.lines > 1 ? `${s.lines}户，等您打${s.open}户` : '一户',
    s.recused > 0 ? `${s.recused}户不由您评` : null,
    `已有${s.scored}人打分`
  ]
  return (
    <View className='xy-panel'>
      <View className='xy-card__head'>
        <Tag tone={s.round === 2 ? 'stop' : 'wait'}>
          {s.round === 2 ? '复议' : s.kind === 'record' ? '记录' : '申报'}
        </Tag>
        <View className='xy-card__aside'>{sayDay(s.occurredOn, today)}</View>
      </View>
      <View className='xy-card__title'>{s.item}</View>
      <View className='xy-panel__aside'>{`${s.kind === 'record' ? '记录人' : '申报人'}：${s.by}`}</View>
      {s.note ? <View className='xy-prose'>{s.note}</View> : null}
      <View className='xy-card__foot'>{how.filter(Boolean).join(' · ')}</View>
      <Way onTap={() => go('scoreSheet', { villageId, sheetId: s.sheetId })}>
        {s.open > 0 ? '打开打分' : '看看为什么不能打'}
      </Way>
    </View>
  )
}

export default Assess
