import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ChoiceForm } from './choice-form'
import { Changes, InForce } from './in-force'

/** 县里的规则: which rule pack the county's villages decide under, and what the county set where the law is silent. */
const CountyChoicePage = () => {
  const { me, person, query } = useMe()
  const countyId = person?.kind === 'staff' ? person.countyId : null
  return (
    <Page title='县里的规则'>
      <PageState
        query={query}
        isEmpty={() => countyId === null}
        empty={{ title: '您的身份不能看县里的规则' }}
      >
        {() =>
          countyId ? (
            <Rules countyId={countyId} mayChoose={me?.may.includes('choose_county_rules') ?? false} />
          ) : null
        }
      </PageState>
    </Page>
  )
}

const Rules = ({ countyId, mayChoose }: { countyId: string; mayChoose: boolean }) => {
  const query = useRead(['county.readChoice', countyId], () => api.county.readChoice.query({ countyId }))
  return (
    <PageState query={query}>
      {(rules) => (
        <>
          <Notice>只管以后新提的事。已经在办的事，一直按它开始时的规则办。</Notice>
          <InForce rules={rules} />
          {mayChoose ? <ChoiceForm key={rules.basedOn ?? ''} countyId={countyId} rules={rules} /> : null}
          <Changes rules={rules} />
        </>
      )}
    </PageState>
  )
}

export default CountyChoicePage
