import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { TermsForm } from './terms-form'

/** 说事的期限: how many days each level has in this county, and how they are counted. */
const IssueTerms = () => {
  const { person, may, query } = useMe()
  const countyId = person?.kind === 'staff' && may('choose_issue_terms') ? person.countyId : null
  return (
    <Page title='说事的期限'>
      <PageState query={query} isEmpty={() => countyId === null} empty={{ title: '您的身份不能定期限' }}>
        {() => (countyId ? <Chosen countyId={countyId} /> : null)}
      </PageState>
    </Page>
  )
}

const Chosen = ({ countyId }: { countyId: string }) => {
  const query = useRead(['issue.readTerms', countyId], () => api.issue.readTerms.query({ countyId }))
  return (
    <PageState query={query}>
      {(terms) => (
        <>
          <Notice>正在办的事，走下一步时才按新的期限算。每次改都留记录。</Notice>
          <TermsForm
            key={[terms.courtyardDays, terms.villageDays, terms.townshipDays, terms.countyDays]
              .concat(terms.capDays)
              .join()
              .concat(terms.count)}
            countyId={countyId}
            terms={terms}
          />
          <Cells title='这些对村民的承诺，全县一样'>
            <Cell title='接下' value={`${terms.triageDays}天；紧急的${terms.urgentHours}小时`} />
            <Cell title='派错了，退回一次' value={`${terms.returnDays}个工作日内`} />
            <Cell title='村民评价' value={`办完后${terms.rateDays}天`} />
            <Cell title='不受理的，申请复议' value={`${terms.reconsiderDays}天内`} />
            <Cell title='总期限延长一次' value={`最多${terms.extendDays}天`} />
          </Cells>
        </>
      )}
    </PageState>
  )
}

export default IssueTerms
