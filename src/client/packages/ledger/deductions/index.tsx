import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { CaseCard } from './case-card'

/** 扣分: the village's for those who handle them, one's own for a household; nobody else's. */
const Deductions = () => {
  const { member, may, query } = useMe()
  return (
    <Page title='扣分'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份没有这一页' }}>
        {() => {
          if (!member) return null
          const own = member.householdId ? (
            <OfHousehold villageId={member.villageId} householdId={member.householdId} />
          ) : null
          if (!may('deduction_list')) return own
          // Who holds an office has a household as well, and its right to answer.
          return (
            <>
              {own}
              <OfVillage villageId={member.villageId} handles={may('deduction_handle')} />
            </>
          )
        }}
      </PageState>
    </Page>
  )
}

const OfVillage = ({ villageId, handles }: { villageId: string; handles: boolean }) => {
  const book = useRead(['rulebook.read', villageId, ''], () => api.rulebook.read.query({ villageId }))
  const query = useReadMore(['points.listDeductions', villageId], {
    read: (before) => api.points.listDeductions.query({ villageId, ...(before ? { before } : {}) }),
    next: ({ next }) => next
  })
  const isOn = book.data?.takesDeductions ?? false
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-prose'>
          {isOn
            ? '先提醒，改好了就不扣。隔天没有改，再告知；给3天申辩，村监委7天内复核，逾期不扣。只有这一户和经办的人看得到。'
            : '本村的积分细则只加分，不扣分。要开扣分，先由村民会议通过带扣分的细则，并报乡镇备案。'}
        </View>
        {isOn && handles ? (
          <Button kind='primary' icon='plus' onTap={() => go('remindDeduction')}>
            提醒一户
          </Button>
        ) : null}
      </View>
      <PageState
        query={query}
        isEmpty={([first]) => !first || first.cases.length === 0}
        empty={{ title: '没有扣分的事' }}
      >
        {(pages) => (
          <>
            {pages
              .flatMap((page) => page.cases)
              .map((one) => (
                <CaseCard key={one.caseId} villageId={villageId} one={one} />
              ))}
            <More more={query.more} word='看更早的' />
          </>
        )}
      </PageState>
    </>
  )
}

const OfHousehold = (home: { villageId: string; householdId: string }) => {
  const query = useReadMore(['points.listOwnDeductions', home.villageId, home.householdId], {
    read: (before) => api.points.listOwnDeductions.query({ ...home, ...(before ? { before } : {}) }),
    next: ({ next }) => next
  })
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-prose'>
          这里只有您家和经办的人看得到，不会公开。改好了就不扣分；不同意可以申辩。
        </View>
      </View>
      <PageState
        query={query}
        isEmpty={([first]) => !first || first.cases.length === 0}
        empty={{ title: '您家没有扣分的事' }}
      >
        {(pages) => (
          <>
            {pages
              .flatMap((page) => page.cases)
              .map((one) => (
                <CaseCard key={one.caseId} villageId={home.villageId} one={one} />
              ))}
            <More more={query.more} word='看更早的' />
          </>
        )}
      </PageState>
    </>
  )
}

export default Deductions
