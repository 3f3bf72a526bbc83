import { useMe } from '@/client/api/use-me'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { ChooseHousehold } from '../../claims/kin/choose-household'

/** Which household stands at the counter without a phone. */
const ForHousehold = () => {
  const { member, query } = useMe()
  return (
    <Page title='替哪一户兑换'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能代办' }}>
        {() =>
          member ? (
            <ChooseHousehold
              villageId={member.villageId}
              onChoose={({ householdId, headName }) => go('shop', { householdId, name: `${headName}家` })}
            />
          ) : null
        }
      </PageState>
    </Page>
  )
}

export default ForHousehold
