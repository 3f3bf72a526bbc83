import '../../supervision/office.scss'
import '../wide.scss'
import './index.scss'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Pick, Twin } from '../twin'
import { useWide } from '../use-wide'
import { Filters, noFilter } from './filters'
import { type Matter, MatterCard, MatterDetail, MatterTags, sayOwner } from './matter'

/** 说事督办: the open matters of the township's villages by deadline; nothing ranked, nothing counted. */
const TownshipMatters = () => {
  const { person, may, query } = useMe()
  const townshipId = person?.kind === 'staff' && may('issue_township') ? person.townshipId : null
  return (
    <Page title='说事督办' wide office>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (townshipId ? <Town townshipId={townshipId} /> : null)}
      </PageState>
    </Page>
  )
}

const PAGE = 20

/** The place in the queue where a page ended, as one string and back. */
const placeAfter = (last: Matter | undefined): string | null =>
  last?.dueAt ? `${last.dueAt} ${last.issueId}` : null
const fromPlace = (place: string) => {
  const [dueAt = '', issueId = ''] = place.split(' ')
  return { dueAt, issueId }
}

const Town = ({ townshipId }: { townshipId: string }) => {
  const [filter, setFilter] = useState(noFilter)
  const isWide = useWide()
  const { overdue, level, state, village } = filter
  const query = useReadMore(['issue.listTownship', townshipId, overdue, level, state, village?.id], {
    read: (after) =>
      api.issue.listTownship.query({
        townshipId,
        ...(overdue ? { overdue } : {}),
        ...(level ? { level } : {}),
        ...(state ? { state } : {}),
        ...(village ? { villageId: village.id } : {}),
        ...(after ? { after: fromPlace(after) } : {})
      }),
    next: (list) => (list.length < PAGE ? null : placeAfter(list.at(-1)))
  })
  const filters = <Filters townshipId={townshipId} filter={filter} onChange={setFilter} />
  const more = <More more={query.more} word='再看一些' />
  return (
    <>
      {isWide ? null : filters}
      <PageState
        query={query}
        isEmpty={(pages) => !isWide && pages.every((list) => list.length === 0)}
        empty={{ title: '没有这样的事', hint: '各村正在办的事，会按到期的先后出现在这里。' }}
      >
        {(pages) =>
          isWide ? (
            <Beside list={pages.flat()} filters={filters} more={more} />
          ) : (
            <>
              {pages.flat().map((m) => (
                <MatterCard key={m.issueId} matter={m} />
              ))}
              {more}
            </>
          )
        }
      </PageState>
    </>
  )
}

interface BesideProps {
  readonly list: readonly Matter[]
  readonly filters: ReactNode
  readonly more: ReactNode
}

const Beside = ({ list, filters, more }: BesideProps) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const one = list.find((m) => m.issueId === chosen) ?? list[0]
  return (
    <Twin
      label='在办的事'
      above={filters}
      list={
        <>
          {list.map((m) => (
            <Pick key={m.issueId} on={m === one} onTap={() => setChosen(m.issueId)}>
              <MatterTags matter={m} />
              <View className='xy-pick__words'>{m.words}</View>
              <View className='xy-pick__aside'>{`${m.villageName} · ${sayOwner(m)}`}</View>
            </Pick>
          ))}
          {more}
        </>
      }
      detail={
        one ? (
          <MatterDetail key={one.issueId} matter={one} />
        ) : (
          <View className='xy-hint'>没有这样的事。</View>
        )
      }
    />
  )
}

export default TownshipMatters
