import '../claims.scss'
import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { ClaimCard } from '../claim-card'

/** 我的申报: what was claimed or recorded for one's household, and how far each is. */
const MyClaims = () => {
  const { member, query } = useMe()
  return (
    <Page title='我的申报'>
      {member ? (
        <List villageId={member.villageId} householdId={member.householdId} />
      ) : (
        <PageState
          query={query}
          isEmpty={() => true}
          empty={{ title: '登录后看自家的申报', hint: '请先到“我的”里登录、认户。' }}
        >
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const List = ({ villageId, householdId }: { villageId: string; householdId: string | null }) => {
  const query = useReadMore(['claim.mine', villageId], {
    read: (before) => api.claim.mine.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <>
      <View className='xy-hero'>
        <Button kind='primary' onTap={() => go('declare')}>
          申报一件
        </Button>
      </View>
      <PageState
        query={query}
        isEmpty={(pages) => pages[0]?.claims.length === 0}
        empty={{ title: '还没有申报', hint: '做了细则里的事，自己报，或者由院落长、村干部记。' }}
      >
        {(pages) => (
          <>
            {pages
              .flatMap((p) => p.claims)
              .map((c) => (
                <ClaimCard
                  key={c.claimId}
                  claim={c}
                  named={c.householdId !== householdId}
                  onTap={() => go('claim', { villageId, claimId: c.claimId })}
                />
              ))}
            <More more={query.more} word='看更早的' />
          </>
        )}
      </PageState>
    </>
  )
}

export default MyClaims
