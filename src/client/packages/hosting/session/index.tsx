import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import type { VillageParts } from '@/client/api/use-households'
import { personKeyOf, useMe, useVillage } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PastSessions } from './past-sessions'
import { type Recorded, SessionDone } from './session-done'
import { SessionView } from './session-view'
import '../hosting.scss'
import '@/client/styles/ticks.scss'

/** 说事会: the minutes of a courtyard session, written once; and those of the sessions before. */
const HostingSession = () => {
  const { courtyardId: asked = '' } = useRouter().params
  const { query, person, member, may } = useMe()
  const { village, query: villageQuery } = useVillage()
  const [shows, setShows] = useState<'write' | 'past'>('write')
  const villageId = member?.villageId ?? village?.villageId ?? null
  const writes = may('issue_session') && member !== null
  return (
    <Page title='说事会'>
      <PageState query={villageId ? query : villageQuery}>
        {() =>
          villageId === null ? null : (
            <>
              {writes ? (
                <Choice
                  label='做什么'
                  shape='row'
                  value={shows}
                  onChoose={setShows}
                  options={[
                    { value: 'write', name: '记一次' },
                    { value: 'past', name: '开过的会' }
                  ]}
                />
              ) : null}
              {writes && shows === 'write' ? (
                <Write
                  villageId={villageId}
                  personKey={person ? personKeyOf(person) : ''}
                  parts={member.keepsSessionsIn}
                  asked={asked || null}
                />
              ) : (
                <PastSessions villageId={villageId} />
              )}
            </>
          )
        }
      </PageState>
    </Page>
  )
}

interface WriteProps {
  readonly villageId: string
  readonly personKey: string
  /** A host keeps the sessions of the courtyards the office is for; the committee those of any. */
  readonly parts: VillageParts
  readonly asked: string | null
}

const Write = ({ villageId, personKey, parts, asked }: WriteProps) => {
  const [chosen, setChosen] = useState(asked)
  const [done, setDone] = useState<Recorded | null>(null)
  const query = useRead(['place.listCourtyards', villageId], () =>
    api.place.listCourtyards.query({ villageId })
  )
  const isOwn = ({ courtyardId }: { courtyardId: string }) =>
    parts.some((p) => Object.keys(p).length === 0 || p.courtyardId === courtyardId)
  if (done) return <SessionDone done={done} onAgain={() => setDone(null)} />
  return (
    <PageState query={query} isEmpty={(list) => list.length === 0} empty={{ title: '村里还没有分院落' }}>
      {(all) => {
        const list = all.filter(isOwn)
        const only = list.length === 1 ? list[0] : undefined
        const courtyard = only ?? list.find((c) => c.courtyardId === chosen)
        return courtyard ? (
          <SessionView
            key={courtyard.courtyardId}
            villageId={villageId}
            personKey={personKey}
            courtyard={courtyard}
            onChange={only ? null : () => setChosen(null)}
            onDone={setDone}
          />
        ) : (
          <Cells title='哪个院落的说事会'>
            {list.map((c) => (
              <Cell key={c.courtyardId} title={c.name} onTap={() => setChosen(c.courtyardId)} />
            ))}
          </Cells>
        )
      }}
    </PageState>
  )
}

export default HostingSession
