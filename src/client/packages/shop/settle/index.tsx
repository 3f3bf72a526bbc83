import '../shop.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { DateField } from '@/client/components/date-field'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { SaveBook } from '@/client/components/save-book'
import { go } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import { quarterOf } from '@/domain/shop/redeem'
import { yuanOf } from '@/domain/shop/settlement'

type Source = Outputs['shop']['readSettlement']['sources'][number]

/** 和供货人结算: what households confirmed to have received in a period, by supplier; no household is named. */
const Settle = () => {
  const { member, query } = useMe()
  const today = useToday()
  const [from, setFrom] = useState(quarterOf(today).from)
  const [to, setTo] = useState(today)
  return (
    <Page title='和供货人结算'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能看结算' }}>
        {() =>
          member ? (
            <>
              <DateField label='从哪天起' value={from} onChange={setFrom} />
              <DateField label='到哪天止' value={to} onChange={setTo} />
              {from && to ? (
                <Sums key={`${from}${to}`} villageId={member.villageId} from={from} to={to} />
              ) : null}
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

interface PeriodProps {
  readonly villageId: string
  readonly from: string
  readonly to: string
}

const Sums = (period: PeriodProps) => {
  const { villageId, from, to } = period
  const query = useRead(['shop.readSettlement', villageId, from, to], () =>
    api.shop.readSettlement.query(period)
  )
  return (
    <PageState query={query}>
      {(s) =>
        s.sources.length === 0 ? (
          <Blank icon='empty' title='这段时间没有领到的东西' hint='农户确认领到的才结算。' />
        ) : (
          <>
            <Cells>
              <Cell title='一共用了' value={`${s.points}分`} />
              <Cell title='应付给供货人' value={`${yuanOf(s.costFen)}元`} />
            </Cells>
            {s.sources.map((source) => (
              <Supplier key={source.sourceName} source={source} />
            ))}
            <Export {...period} />
          </>
        )
      }
    </PageState>
  )
}

const Supplier = ({ source: s }: { source: Source }) => (
  <Panel title={s.sourceName}>
    {s.goods.map((g) => (
      <View key={`${g.goodsName}${g.unit}`} className='xy-prose'>
        {`${g.goodsName} ${g.count}${g.unit}，${g.points}分${g.costFen === null ? '' : `，${yuanOf(g.costFen)}元`}`}
      </View>
    ))}
    <View className='xy-panel__aside'>{`合计${s.points}分，应付${yuanOf(s.costFen)}元`}</View>
  </Panel>
)

const Export = (period: PeriodProps) => {
  const { villageId, from, to } = period
  return (
    <View className='xy-hero'>
      <SaveBook kind='primary' load={() => api.shop.exportSettlement.query(period)}>
        下载表格
      </SaveBook>
      {isWeapp ? null : (
        <Button onTap={() => go('settlementPrint', { villageId, from, to })}>打印结算单</Button>
      )}
    </View>
  )
}

export default Settle
