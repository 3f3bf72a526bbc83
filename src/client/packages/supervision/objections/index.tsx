import '../office.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import { Queue } from '@/client/components/desk/queue'
import type { MoreProps } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ObjectionCard, objectionLine } from './card'

export type Objection = Outputs['objection']['list'][number]

const PAGE = 50

/** 异议办理: a village's objections, the most urgent first, for those who answer and those who verify. */
const SupervisionObjections = () => {
  const { member, may, query } = useMe()
  const [closed, setClosed] = useState(false)
  const mine = member && may('objection_queue') ? member : null
  return (
    <Page title='异议办理' wide office>
      <PageState query={query} isEmpty={() => mine === null} empty={{ title: '您的身份不能办理异议' }}>
        {() =>
          mine === null ? null : (
            <>
              <View className='xy-section'>
                <Choice
                  label='看哪些'
                  shape='row'
                  value={closed}
                  onChoose={setClosed}
                  options={[
                    { value: false, name: '正在办' },
                    { value: true, name: '办结了' }
                  ]}
                />
              </View>
              {closed ? <Ended villageId={mine.villageId} /> : <Going villageId={mine.villageId} />}
            </>
          )
        }
      </PageState>
    </Page>
  )
}

const Going = ({ villageId }: { villageId: string }) => {
  const query = useRead(['objection.list', villageId], () => api.objection.list.query({ villageId }))
  return (
    <PageState
      query={query}
      isEmpty={(list) => list.length === 0}
      empty={{ title: '没有要办的异议', hint: '有村民对公示提出异议，会出现在这里。' }}
    >
      {(list) => <Objections list={list} more={null} />}
    </PageState>
  )
}

const Ended = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['objection.list', villageId, 'closed'], {
    read: (before) => api.objection.list.query({ villageId, closed: true, ...(before ? { before } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.objectionId ?? null))
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages.every((list) => list.length === 0)}
      empty={{ title: '还没有办结的异议' }}
    >
      {(pages) => <Objections list={pages.flat()} more={query.more} />}
    </PageState>
  )
}

const Objections = ({ list, more }: { list: readonly Objection[]; more: MoreProps['more'] }) => (
  <Queue
    label='异议'
    items={list}
    keyOf={(o) => o.objectionId}
    line={(o) => objectionLine(o)}
    card={(o) => <ObjectionCard key={o.objectionId} objection={o} />}
    more={more}
  />
)

export default SupervisionObjections
