import '../../supervision/office.scss'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Queue } from '@/client/components/desk/queue'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ObjectionCard, objectionLine } from '../../supervision/objections/card'

/** 转来的异议: what villages let pass or passed up; found out and reported, by law ordered upon, never decided here. */
const TownshipPassedUp = () => {
  const { person, query } = useMe()
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  return (
    <Page title='转来的异议' wide office>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (townshipId ? <List townshipId={townshipId} /> : null)}
      </PageState>
    </Page>
  )
}

const List = ({ townshipId }: { townshipId: string }) => {
  const query = useRead(['objection.listPassedUp', townshipId], () =>
    api.objection.listPassedUp.query({ townshipId })
  )
  return (
    <PageState
      query={query}
      isEmpty={(list) => list.length === 0}
      empty={{ title: '没有转来的异议', hint: '村里超过期限没有办的异议，会自动转到这里。' }}
    >
      {(list) => (
        <>
          <Notice>调查核实，报告事实；成不成立由村监委接着核实。提出人的名字请保密。</Notice>
          <Queue
            label='转来的异议'
            items={list}
            keyOf={(o) => o.objectionId}
            line={(o) => objectionLine(o, o.villageName)}
            card={(o) => <ObjectionCard key={o.objectionId} objection={o} villageName={o.villageName} />}
            more={null}
          />
        </>
      )}
    </PageState>
  )
}

export default TownshipPassedUp
