import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { PointsParts } from '@/client/components/points-parts'
import { ReadAloud } from '@/client/components/read-aloud'
import { spokenYear } from '@/domain/spoken/points'
import { yearsUntil } from '../periods'

type Year = Outputs['points']['readYear']

/** What a household earned in a year, by category and month. */
const YearPage = () => {
  const { villageId = '', householdId = '' } = useRouter().params
  const thisYear = useToday().slice(0, 4)
  const [year, setYear] = useState(thisYear)
  const query = useRead(['points.readYear', villageId, householdId, year], () =>
    api.points.readYear.query({ villageId, householdId, year })
  )
  return (
    <Page title='按年看积分'>
      <Choice
        label='哪一年'
        shape='row'
        value={year}
        onChoose={setYear}
        options={yearsUntil(thisYear, 3).map((value) => ({ value, name: `${value}年` }))}
      />
      <PageState query={query}>{(found) => <YearView found={found} />}</PageState>
    </Page>
  )
}

const partsOf = (parts: Year['byCategory']): string =>
  parts
    .filter((part) => part.points !== 0)
    .map((part) => `${part.name}${part.points}分`)
    .join(' · ')

const YearView = ({ found }: { found: Year }) =>
  found.months.length === 0 ? (
    <Blank icon='empty' title='这一年还没有积分' hint='刚记的分，过一会儿才算进来。' />
  ) : (
    <>
      <View className='xy-balance'>
        <View className='xy-balance__who'>{`${found.year}年一共得了`}</View>
        <PointsAmount points={found.total} big />
        <PointsParts byCategory={found.byCategory} />
      </View>
      <ReadAloud text={() => spokenYear(found)} />
      <View className='xy-section'>
        <View className='xy-section__title'>每个月</View>
        <View className='xy-cells'>
          {found.months.map((m) => (
            <View key={m.month} className='xy-entry'>
              <View className='xy-entry__head'>
                <View className='xy-entry__what'>{`${Number(m.month.slice(5))}月`}</View>
                <PointsAmount points={m.total} />
              </View>
              <View className='xy-entry__line'>{partsOf(m.byCategory)}</View>
            </View>
          ))}
        </View>
      </View>
      <View className='xy-aside'>
        按做事的日子算，公示中的也在内，冲销的已经减去。兑换、到期不影响这里的数。
      </View>
    </>
  )

export default YearPage
