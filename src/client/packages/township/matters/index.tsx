import '../../supervision/office.scss'
import '../township.scss'
import './index.scss'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import type { BulkAction } from '@/client/components/desk/desk-types'
import { Queue } from '@/client/components/desk/queue'
import { useWide } from '@/client/components/desk/use-wide'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Filters, noFilter } from './filters'
import { type Matter, MatterCard, MatterDetail } from './matter'
import { keyOf, matterLine } from './matter-line'
import { MatterTable } from './matter-table'

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
  const [shape, setShape] = useState<'twin' | 'table'>('twin')
  const isWide = useWide()
  const now = useNow()
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
  return (
    <>
      {isWide ? (
        <Choice label='怎么看' shape='row' value={shape} onChoose={setShape} options={shapes} />
      ) : (
        filters
      )}
      {isWide && shape === 'table' ? filters : null}
      <PageState
        query={query}
        isEmpty={(pages) => !isWide && pages.every((list) => list.length === 0)}
        empty={{ title: '没有这样的事', hint: '各村正在办的事，会按到期的先后出现在这里。' }}
      >
        {(pages) =>
          process.env.TARO_ENV === 'h5' && isWide && shape === 'table' ? (
            <MatterTable list={pages.flat()} more={query.more} bulk={urgeAll} />
          ) : (
            <Queue
              label='在办的事'
              items={pages.flat()}
              keyOf={keyOf}
              line={(m) => matterLine(m, now)}
              card={(m) => <MatterCard key={m.issueId} matter={m} />}
              detail={(m) => <MatterDetail matter={m} />}
              above={isWide ? filters : null}
              more={query.more}
              bulk={urgeAll}
            />
          )
        }
      </PageState>
    </>
  )
}

const shapes = [
  { value: 'twin', name: '一件一件看' },
  { value: 'table', name: '看表格' }
] as const

/** The same words to those who have each of them. */
const urgeAll: BulkAction = {
  name: '督办',
  done: '督办，经办人会收到',
  ask: { label: '督办的话', hint: '经办的人会收到，说事的人也看得到', least: 2, most: 300 },
  send: (id, { requestId, words }) => {
    const [villageId = '', issueId = ''] = id.split(' ')
    return api.issue.act.mutate({ villageId, issueId, action: 'supervise', reason: words, requestId })
  }
}

export default TownshipMatters
