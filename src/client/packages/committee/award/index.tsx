import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Outputs } from '@/client/api/client'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { goToTab } from '@/client/navigate'
import { AwardForm } from './award-form'
import { ChooseHousehold } from './choose-household'
import { ChooseItem } from './choose-item'
import { UnansweredList } from './unanswered-list'

export type Household = Outputs['member']['listHouseholds']['households'][number]
export type Item = NonNullable<Outputs['points']['readRulebook']>['categories'][number]['items'][number]
type Booked = Outputs['points']['recordAward']

/** 记积分: which household, which rule, what was done; then a receipt. */
const AwardPage = () => {
  const { member, query } = useMe()
  return (
    <Page title='记积分'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能记积分' }}>
        {() => (member ? <Award member={member} /> : null)}
      </PageState>
    </Page>
  )
}

const Award = ({ member }: { member: PersonHere & { villageId: string } }) => {
  const [household, setHousehold] = useState<Household | null>(null)
  const [item, setItem] = useState<Item | null>(null)
  const [booked, setBooked] = useState<Booked | null>(null)
  const { villageId } = member
  // Each stage begins at its top, as a page of its own would.
  const stage = [household?.householdId, item?.itemId, booked?.entryId].join()
  useEffect(() => {
    if (stage !== ',,') void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [stage])
  if (!household) {
    return (
      <>
        <UnansweredList />
        <ChooseHousehold member={member} onChoose={setHousehold} />
      </>
    )
  }
  if (!item)
    return (
      <ChooseItem
        villageId={villageId}
        household={household}
        onChoose={setItem}
        onBack={() => setHousehold(null)}
      />
    )
  if (!booked) {
    return (
      <AwardForm
        villageId={villageId}
        household={household}
        item={item}
        onBack={() => setItem(null)}
        onDone={setBooked}
      />
    )
  }
  const again = () => {
    setBooked(null)
    setItem(null)
    setHousehold(null)
  }
  return <Receipt booked={booked} household={household} item={item} onAgain={again} />
}

interface ReceiptProps {
  readonly booked: Booked
  readonly household: Household
  readonly item: Item
  readonly onAgain: () => void
}

const Receipt = ({ booked, household, item, onAgain }: ReceiptProps) => (
  <View className='xy-receipt'>
    <View className='xy-receipt__mark'>
      <Icon name='tick' />
    </View>
    <View className='xy-receipt__title'>已记分</View>
    <View className='xy-receipt__note'>{`${household.headName}家（户号${household.no}）加${booked.points}分，现有${booked.balance}分。`}</View>
    <View className='xy-receipt__note'>{`依据：${item.words}`}</View>
    {booked.capLeft === null ? null : (
      <View className='xy-receipt__note'>{`这一条本期还可记${booked.capLeft}分。`}</View>
    )}
    <View className='xy-receipt__foot'>
      <Button kind='primary' onTap={onAgain}>
        再记一户
      </Button>
      <Button onTap={() => goToTab('me')}>完成</Button>
    </View>
  </View>
)

export default AwardPage
