import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe, useVillage } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Pictured, useRoom } from '@/client/components/picture-svg'
import { ReadAloud } from '@/client/components/read-aloud'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { monthAfter, monthBefore, villageMonth } from '@/domain/picture/village-month'

type Month = Outputs['picture']['readMonth']

const sayWhole = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** 本月一图: the village's month in one drawing, the month before beside it. */
const MonthPicture = () => {
  const { village, query: villageQuery } = useVillage()
  return (
    <Page title='本月一图'>
      {village ? (
        <OfVillage villageId={village.villageId} name={village.name} />
      ) : (
        <PageState query={villageQuery}>{() => null}</PageState>
      )}
    </Page>
  )
}

const OfVillage = ({ villageId, name }: { villageId: string; name: string }) => {
  const present = useToday().slice(0, 7)
  const { may } = useMe()
  const [month, setMonth] = useState(present)
  const query = useRead(['picture.readMonth', villageId, month], () =>
    api.picture.readMonth.query({ villageId, month })
  )
  return (
    <>
      <View className='xy-lead'>
        <View className='xy-lead__title'>{`${name}，${sayWhole(month)}`}</View>
      </View>
      <View className='xy-panel'>
        <View className='xy-pair'>
          <Button onTap={() => setMonth(monthBefore(month))}>看上个月</Button>
          <Button disabled={month >= present} onTap={() => setMonth(monthAfter(month))}>
            看下个月
          </Button>
        </View>
      </View>
      <PageState query={query}>{(sums) => <Drawn sums={sums} />}</PageState>
      {may('print_paper') ? (
        <View className='xy-panel'>
          <Way onTap={() => go('loudspeaker', { kind: 'month', id: month, villageId })}>
            用大喇叭说这个月的积分
          </Way>
        </View>
      ) : null}
    </>
  )
}

const Drawn = ({ sums }: { sums: Month }) => {
  const picture = villageMonth(sums.now, sums.before, useRoom())
  return (
    <Pictured picture={picture}>
      <ReadAloud text={picture.sentence} />
    </Pictured>
  )
}

export default MonthPicture
