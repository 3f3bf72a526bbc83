import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Fact } from '@/client/components/fact'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { sayDate } from '@/client/words/dates'
import { sayWay } from '@/domain/role/office'
import { type HeldOffice, officeOf, officesOf, sayTermOf } from '../office-words'
import { VillageName } from '../village-name'
import { EndForm } from './end-form'

/** One office of one person: how it came about, how it ended or is ended, and what else they hold and held. */
const OfficePage = () => {
  const { villageId = '', grantId = '' } = useRouter().params
  const { person } = useMe()
  const query = useRead(['role.listRoles', villageId], () => api.role.listRoles.query({ villageId }))
  return (
    <Page title='这个任职'>
      <PageState
        query={query}
        isEmpty={(offices) => !offices.some((o) => o.grantId === grantId)}
        empty={{ title: '没有这个任职', hint: '请返回名单再看一次。' }}
      >
        {(offices) => {
          const office = offices.find((o) => o.grantId === grantId)
          if (!office) return null
          const others = offices.filter((o) => o.memberId === office.memberId && o !== office)
          const mayEnd = officesOf(person, villageId).some((role) => role === office.role)
          return (
            <>
              <VillageName villageId={villageId} />
              <OfficeView office={office} />
              {office.when !== 'over' && mayEnd ? <EndForm villageId={villageId} office={office} /> : null}
              {others.length > 0 ? (
                <Panel title={`${office.name}的其他任职`}>
                  {others.map((o) => (
                    <Fact key={o.grantId} name={officeOf(o)} value={sayTermOf(o)} />
                  ))}
                </Panel>
              ) : null}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}

const OfficeView = ({ office: o }: { office: HeldOffice }) => {
  const way = sayWay(o)
  return (
    <Panel title={`${o.name}，${officeOf(o)}`} accent={o.when !== 'over'}>
      <Fact name='从哪天起' value={sayDate(o.from)} />
      <Fact
        name='到哪天止'
        value={o.to === null ? '没有写' : o.to < o.from ? '登记后又收回' : sayDate(o.to)}
      />
      {way ? <Fact name='怎么产生' value={way} /> : null}
      {o.grantedBy ? <Fact name='谁登记的' value={o.grantedBy} /> : null}
      {o.endedBecause ? <Fact name='离任原因' value={o.endedBecause} /> : null}
      {o.endedBy ? <Fact name='离任登记' value={o.endedBy} /> : null}
    </Panel>
  )
}

export default OfficePage
