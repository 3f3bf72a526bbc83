import { useMe, useVillage } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { VillageHead } from '@/client/components/village-head'
import { go, goToSignIn } from '@/client/navigate'
import { ClaimWays } from './claim-ways'
import { HouseholdStatement } from './statement'

/** 积分: what one's household has, and where each point came from. */
const Points = () => {
  const { village, query } = useVillage()
  const { isSignedIn, member } = useMe()
  if (!village) {
    return (
      <Page title='积分' tab>
        <PageState query={query}>{() => null}</PageState>
      </Page>
    )
  }
  const here = member ? { villageId: member.villageId, name: member.placeName } : village
  const home = member?.householdId ? { villageId: member.villageId, householdId: member.householdId } : null
  return (
    <Page title='积分' tab>
      <VillageHead village={here} fixed={member !== null} line='积分记在户上，谁记的、凭哪条都写明。' />
      {home ? (
        <HouseholdStatement {...home}>
          <ClaimWays villageId={here.villageId} home />
        </HouseholdStatement>
      ) : isSignedIn ? (
        <Blank icon='points' title='您的身份没有户头' hint='积分记在农户名下。您可以看本村的积分细则。' />
      ) : (
        <Blank icon='points' title='登录后看自家积分' hint='积分只给自家人看。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
      {home ? null : <ClaimWays villageId={here.villageId} />}
      <Cells>
        {home ? (
          <Cell icon='house' title='积分超市' hint='用自家的积分换东西' onTap={() => go('shop')} />
        ) : null}
        <Cell
          icon='house'
          title='最美评选'
          hint={home ? '提名、点赞，看谁家挂了牌' : '看谁家挂了牌'}
          onTap={() => (home ? go('honour') : go('honourPlaques', { villageId: here.villageId }))}
        />
        <Cell
          icon='book'
          title='积分细则'
          hint='做什么事，能得几分'
          onTap={() => go('rulebook', { villageId: here.villageId })}
        />
        {home ? (
          <Cell
            icon='table'
            title='全村积分'
            hint='每户得了多少，按户号排，不排名'
            onTap={() => go('pointsList', { villageId: here.villageId })}
          />
        ) : null}
        {member ? (
          <Cell
            icon='table'
            title='本月一图'
            hint='积分、说事、公示，一个月一张图'
            onTap={() => go('monthPicture')}
          />
        ) : null}
      </Cells>
    </Page>
  )
}

export default Points
