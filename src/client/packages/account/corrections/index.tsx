import '../account.scss'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Queue } from '@/client/components/desk/queue'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { sayDate } from '@/client/words/dates'
import { CommitteeCard, correctionLine, TownshipCard } from './cards'

const nothing = { title: '没有等着核对的', hint: '有人说名册上写错了，就会出现在这里。' }
const PAGE = 30
const lastOf = (page: readonly { correctionId: string }[]): string | null =>
  page.length < PAGE ? null : (page.at(-1)?.correctionId ?? null)

/** 名册更正: what waits for the committee; for the township, what it was asked to look at. */
const Corrections = () => {
  const { member, person, may, query } = useMe()
  const villageId = member && may('correction_decide') ? member.villageId : null
  const townshipId = person?.kind === 'staff' && may('correction_look') ? person.townshipId : null
  return (
    <Page title='名册更正' wide office>
      <PageState
        query={query}
        isEmpty={() => villageId === null && townshipId === null}
        empty={{ title: '您的身份不能看这里' }}
      >
        {() =>
          villageId ? <OfVillage villageId={villageId} /> : <OfTownship townshipId={townshipId ?? ''} />
        }
      </PageState>
    </Page>
  )
}

const OfVillage = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['correction.list', villageId], {
    read: (after) => api.correction.list.query({ villageId, ...(after ? { after } : {}) }),
    next: lastOf
  })
  return (
    <PageState query={query} isEmpty={(pages) => pages[0]?.length === 0} empty={nothing}>
      {(pages) => (
        <Queue
          label='等着核对的'
          items={pages.flat()}
          keyOf={(c) => c.correctionId}
          line={(c) => correctionLine(c, `${sayDate(c.dueOn)}前答复`)}
          card={(c) => <CommitteeCard key={c.correctionId} correction={c} />}
          more={query.more}
        />
      )}
    </PageState>
  )
}

const OfTownship = ({ townshipId }: { townshipId: string }) => {
  const query = useReadMore(['correction.listPassedUp', townshipId], {
    read: (after) => api.correction.listPassedUp.query({ townshipId, ...(after ? { after } : {}) }),
    next: lastOf
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: '没有要看的', hint: '村委会没有改、本人请乡镇看的，会出现在这里。' }}
    >
      {(pages) => (
        <Queue
          label='请乡镇看的'
          items={pages.flat()}
          keyOf={(c) => c.correctionId}
          line={(c) => correctionLine(c, c.villageName)}
          card={(c) => <TownshipCard key={c.correctionId} correction={c} />}
          more={query.more}
        />
      )}
    </PageState>
  )
}

export default Corrections
