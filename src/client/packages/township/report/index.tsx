import '../../supervision/office.scss'
import '../../../components/desk/wide.scss'
import './table.scss'
import './index.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { useWide } from '@/client/components/desk/use-wide'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { SaveBook } from '@/client/components/save-book'
import { sayMonth } from '@/domain/common/say-day'
import { monthBeside } from './month'
import { Kinds, PhoneTable, WideTable } from './table'

/** 说事月报: how the matters raised in a month stand, by village for a township, by township for the county. */
const IssueReport = () => {
  const { person, may, query } = useMe()
  const today = useToday()
  const [chosen, setChosen] = useState<string | null>(null)
  const current = today.slice(0, 7)
  const month = chosen ?? current
  const staff = person?.kind === 'staff' ? person : null
  const townshipId = staff?.townshipId && may('issue_report') ? staff.townshipId : null
  const countyId = staff && may('issue_county_report') ? staff.countyId : null
  return (
    <Page title='说事月报' wide office>
      <PageState
        query={query}
        isEmpty={() => townshipId === null && countyId === null}
        empty={{ title: '您的身份不能看月报' }}
      >
        {() => (
          <>
            <View className='xy-month'>
              <Button onTap={() => setChosen(monthBeside(month, -1))}>上月</Button>
              <View className='xy-month__name'>{sayMonth(month)}</View>
              <Button disabled={month >= current} onTap={() => setChosen(monthBeside(month, 1))}>
                下月
              </Button>
            </View>
            {townshipId ? (
              <Township key={month} townshipId={townshipId} month={month} />
            ) : countyId ? (
              <County key={month} countyId={countyId} month={month} />
            ) : null}
          </>
        )}
      </PageState>
    </Page>
  )
}

const Township = ({ townshipId, month }: { townshipId: string; month: string }) => {
  const isWide = useWide()
  const query = useRead(['issue.readTownshipReport', townshipId, month], () =>
    api.issue.readTownshipReport.query({ townshipId, month })
  )
  return (
    <PageState query={query}>
      {({ columns, lines, categories, closedDoors }) => {
        const Table = isWide ? WideTable : PhoneTable
        return (
          <>
            <Export townshipId={townshipId} month={month} />
            <Nothing lines={lines} />
            {lines.length > 0 ? <Table what='村' names={columns.map((c) => c.name)} lines={lines} /> : null}
            <Kinds categories={categories} closedDoors={closedDoors} />
            <View className='xy-hint'>
              按说事的月份算，现在办到哪一步就记在哪一栏。按村的编号排，不排名。数字是办事时自动记下的，不用再填。
            </View>
          </>
        )
      }}
    </PageState>
  )
}

const County = ({ countyId, month }: { countyId: string; month: string }) => {
  const isWide = useWide()
  const query = useRead(['issue.readCountyReport', countyId, month], () =>
    api.issue.readCountyReport.query({ countyId, month })
  )
  return (
    <PageState query={query}>
      {({ columns, lines, categories, closedDoors }) => {
        const Table = isWide ? WideTable : PhoneTable
        return (
          <>
            <Nothing lines={lines} />
            {lines.length > 0 ? (
              <Table
                what='乡镇'
                names={[...columns.map((c) => c.name), '合计', '其中超期']}
                lines={lines.map((l) => ({ ...l, counts: [...l.counts, l.total, l.overdue] }))}
              />
            ) : null}
            <Kinds categories={categories} closedDoors={closedDoors} />
            <View className='xy-hint'>
              不到5件的写成“&lt;5”，能推算出来的写成“*”，免得让人认出是谁。按乡镇的编号排，不排名。
            </View>
          </>
        )
      }}
    </PageState>
  )
}

const Nothing = ({ lines }: { lines: readonly unknown[] }) =>
  lines.length === 0 ? <View className='xy-hint'>这个月没有人说事。</View> : null

/** The same numbers as a table to be sent on. */
const Export = ({ townshipId, month }: { townshipId: string; month: string }) => (
  <View className='xy-hero'>
    <SaveBook kind='primary' load={() => api.issue.exportTownshipReport.query({ townshipId, month })}>
      下载表格
    </SaveBook>
  </View>
)

export default IssueReport
