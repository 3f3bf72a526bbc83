import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { Labelled } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { PointsParts } from '@/client/components/points-parts'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { monthsUntil, namePeriod, sayPeriod, yearsUntil } from '../periods'

/** 全村积分: who earned what, in the order of the household numbers; nobody is ranked. */
const ListPage = () => {
  const { villageId: asked = '' } = useRouter().params
  const { member, may, query } = useMe()
  const villageId = asked || (member?.villageId ?? '')
  const today = useToday()
  const [period, setPeriod] = useState(today.slice(0, 7))
  const periods = [...monthsUntil(today, 3), ...yearsUntil(today.slice(0, 4), 2)]
  return (
    <Page title='全村积分' wide>
      <Labelled label='看哪一段'>
        <Choice
          label='看哪一段'
          shape='grid'
          value={period}
          onChoose={setPeriod}
          options={periods.map((value) => ({ value, name: namePeriod(value, today) }))}
        />
      </Labelled>
      <PageState query={query}>
        {() => (
          <>
            <Sums villageId={villageId} period={period} />
            {may('read_points_list') ? (
              <Named villageId={villageId} period={period} />
            ) : (
              <Public villageId={villageId} period={period} />
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}

interface Of {
  readonly villageId: string
  readonly period: string
}

const Sums = ({ villageId, period }: Of) => {
  const query = useRead(['points.readSums', villageId, period], () =>
    api.points.readSums.query({ villageId, period })
  )
  return (
    <PageState query={query}>
      {(sums) => (
        <View className='xy-balance'>
          <View className='xy-balance__who'>{`全村${sayPeriod(period)}合计`}</View>
          <PointsAmount points={sums.total} big />
          <PointsParts byCategory={sums.byCategory} />
        </View>
      )}
    </PageState>
  )
}

interface RowProps {
  readonly name: string
  readonly row: { participation: number; courtyard: number; virtue: number; total: number }
}

const Row = ({ name, row }: RowProps) => (
  <>
    <View className='xy-entry__head'>
      <View className='xy-entry__what'>{name}</View>
      <PointsAmount points={row.total} />
    </View>
    <View className='xy-entry__line'>
      {`乡村建设参与${row.participation} · 庭院卫生${row.courtyard} · 公益美德${row.virtue}`}
    </View>
  </>
)

const nobody = { title: '这一段还没有积分', hint: '刚记的分，过一会儿才算进来。' }

const Named = ({ villageId, period }: Of) => {
  const query = useReadMore(['points.listEarned', villageId, period], {
    read: (skip) => api.points.listEarned.query({ villageId, period, skip: Number(skip ?? 0) }),
    next: ({ next }) => (next === null ? null : String(next))
  })
  return (
    <PageState query={query} isEmpty={([first]) => !first || first.households.length === 0} empty={nobody}>
      {(pages) => (
        <DeskTable
          label='全村积分'
          file={`全村积分-${period}`}
          columns={named}
          rows={pages.flatMap((p) => p.households)}
          keyOf={(h) => h.householdId}
          onOpen={({ householdId }) => go('statement', { villageId, householdId })}
          more={query.more}
        >
          <View className='xy-section'>
            <View className='xy-section__title'>按户号排，点一户看明细</View>
            <View className='xy-cells'>
              {pages
                .flatMap((p) => p.households)
                .map((h) => (
                  <Tap
                    key={h.householdId}
                    className='xy-entry'
                    onTap={() => go('statement', { villageId, householdId: h.householdId })}
                  >
                    <Row name={`${h.householdNo} ${h.headName}`} row={h} />
                  </Tap>
                ))}
            </View>
            <More more={query.more} word='再看一些' />
          </View>
        </DeskTable>
      )}
    </PageState>
  )
}

type Earned = Outputs['points']['listEarned']['households'][number]
type EarnedPublic = Outputs['points']['listEarnedPublic']['households'][number]

const sums: readonly ColumnOf<Earned | EarnedPublic>[] = [
  { name: '乡村建设参与', value: (h) => h.participation, numeric: true },
  { name: '庭院卫生', value: (h) => h.courtyard, numeric: true },
  { name: '公益美德', value: (h) => h.virtue, numeric: true },
  { name: '一共', value: (h) => h.total, numeric: true }
]
const named: readonly ColumnOf<Earned>[] = [
  { name: '户号', value: (h) => h.householdNo },
  { name: '户主', value: (h) => h.headName },
  ...sums
]
const open: readonly ColumnOf<EarnedPublic>[] = [{ name: '哪一户', value: (h) => h.householdName }, ...sums]

const Public = ({ villageId, period }: Of) => {
  const query = useReadMore(['points.listEarnedPublic', villageId, period], {
    read: (skip) => api.points.listEarnedPublic.query({ villageId, period, skip: Number(skip ?? 0) }),
    next: ({ next }) => (next === null ? null : String(next))
  })
  return (
    <PageState query={query} isEmpty={([first]) => !first || first.households.length === 0} empty={nobody}>
      {(pages) => (
        <DeskTable
          label='全村积分'
          file={`全村积分-${period}`}
          columns={open}
          rows={pages.flatMap((p) => p.households)}
          keyOf={(h) => String(h.line)}
          more={query.more}
        >
          <View className='xy-section'>
            <View className='xy-section__title'>按户号排，不排名次</View>
            <View className='xy-cells'>
              {pages
                .flatMap((p) => p.households)
                .map((h) => (
                  <View key={h.line} className='xy-entry'>
                    <Row name={h.householdName} row={h} />
                  </View>
                ))}
            </View>
            <More more={query.more} word='再看一些' />
          </View>
        </DeskTable>
      )}
    </PageState>
  )
}

export default ListPage
