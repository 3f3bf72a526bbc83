import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { PAGE } from '../desk/ways'

type Held = Outputs['issue']['listSessions'][number]

/** The sessions that were held: when, how many came, what was said of each matter. */
export const PastSessions = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['issue.listSessions', villageId], {
    read: (before) => api.issue.listSessions.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.sessionId ?? null))
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: '还没有开过说事会', hint: '开过以后，院落里的人都能在这里看到记录。' }}
    >
      {(pages) => (
        <>
          {pages.flat().map((held) => (
            <Minutes key={held.sessionId} villageId={villageId} held={held} />
          ))}
          <More more={query.more} word='再看一些' />
        </>
      )}
    </PageState>
  )
}

/** Who was there by households, read when it is asked for. */
const WhoCame = ({ villageId, sessionId }: { villageId: string; sessionId: string }) => (
  <Fold title='谁到了'>
    <Came villageId={villageId} sessionId={sessionId} />
  </Fold>
)

const Came = ({ villageId, sessionId }: { villageId: string; sessionId: string }) => {
  const query = useRead(['issue.listPresent', villageId, sessionId], () =>
    api.issue.listPresent.query({ villageId, sessionId })
  )
  return (
    <PageState query={query}>
      {({ households }) => (
        <View className='xy-prose'>
          {households.map((h) => `${h.headName ?? ''}家（户号${h.no}）`).join('、')}
        </View>
      )}
    </PageState>
  )
}

const Minutes = ({ villageId, held }: { villageId: string; held: Held }) => {
  const today = useToday()
  const { may } = useMe()
  const head = [sayDay(held.heldOn, today), held.where, `应到${held.eligible}户，实到${held.present}户`]
  return (
    <View className='xy-section'>
      <View className='xy-section__title xy-section__title_big'>{`${held.courtyardName ?? ''}说事会`}</View>
      <View className='xy-section__title'>{head.filter(Boolean).join(' · ')}</View>
      <Cells>
        {held.items.map((item) => (
          <Cell
            key={item.issueId ?? item.words}
            title={item.words}
            note={[item.outcomeName, item.yes === null ? null : `${item.yes}户同意`]
              .filter(Boolean)
              .join(' · ')}
            {...(item.issueId
              ? { onTap: () => go('issue', { villageId, issueId: item.issueId ?? '' }) }
              : {})}
          />
        ))}
      </Cells>
      {may('issue_session') ? <WhoCame villageId={villageId} sessionId={held.sessionId} /> : null}
      <Fold title='会议记录'>
        <View className='xy-prose'>{held.minutes}</View>
        <View className='xy-card__foot'>
          {[`主持：${held.hostName}`, held.recorderName && `记录：${held.recorderName}`]
            .filter(Boolean)
            .join(' · ')}
        </View>
      </Fold>
    </View>
  )
}
