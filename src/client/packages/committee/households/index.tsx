import { useMe } from '@/client/api/use-me'
import { useWide } from '@/client/components/desk/use-wide'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { ChooseHousehold } from '@/client/packages/claims/kin/choose-household'
import { WholeTable } from '../roster/household-table'

/** 家户: the households one looks after, to look one up. */
const Households = () => {
  const { member, query } = useMe()
  const isWide = useWide()
  const villageId = member?.villageId ?? ''
  return (
    <Page title='家户' wide>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能看名册' }}>
        {() =>
          member === null ? null : process.env.TARO_ENV === 'h5' && isWide ? (
            <WholeTable villageId={villageId} within={member.looksAfter} />
          ) : (
            <ChooseHousehold
              villageId={villageId}
              within={member.looksAfter}
              onChoose={({ householdId }) => go('household', { villageId, householdId })}
            />
          )
        }
      </PageState>
    </Page>
  )
}

export default Households
