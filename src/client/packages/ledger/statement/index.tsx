import { useRouter } from '@tarojs/taro'
import { Page } from '@/client/components/page'
import { HouseholdStatement } from '@/client/pages/points/statement'

/** A household's points, for the offices that keep them. */
const StatementPage = () => {
  const { villageId = '', householdId = '' } = useRouter().params
  return (
    <Page title='积分明细'>
      <HouseholdStatement villageId={villageId} householdId={householdId} />
    </Page>
  )
}

export default StatementPage
