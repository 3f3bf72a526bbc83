import { View } from '@tarojs/components'
import { useMe, useVillage } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { DraftsEntrance } from '@/client/components/drafts-entrance'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Subscribe } from '@/client/components/subscribe'
import { VillageHead } from '@/client/components/village-head'
import { go, goToSignIn } from '@/client/navigate'
import { chooseList, putAway, useReceipt } from '@/client/stores/receipt'
import { FollowedList, OwnList, PublicList } from './lists'

/** 说事: raise a matter, follow one's own, see the village's. */
const Issues = () => {
  const { village, query } = useVillage()
  const { isSignedIn, member, query: meQuery } = useMe()
  if (!village) {
    return (
      <Page title='说事' tab>
        <PageState query={query}>{() => null}</PageState>
      </Page>
    )
  }
  // What is said here is for the people of the village: a villager sees their own, whichever they looked at before.
  const here = member ? { villageId: member.villageId, name: member.placeName } : village
  return (
    <Page title='说事' tab>
      <VillageHead village={here} fixed={member !== null} line='有事好商量，办到哪一步都看得见。' />
      <ReceiptCard />
      {isSignedIn && meQuery.data && !member ? null : (
        <View className='xy-hero'>
          <Button
            kind='primary'
            icon='speak'
            onTap={() => (member ? go('raise') : isSignedIn ? go('bind') : goToSignIn())}
          >
            我要说事
          </Button>
        </View>
      )}
      <DraftsEntrance />
      {isSignedIn ? <Lists villageId={here.villageId} own={member !== null} /> : <AskToSignIn />}
    </Page>
  )
}

const AskToSignIn = () => (
  <Blank icon='person' title='登录后看村里的事' hint='说的事只给本村人看，请先登录。'>
    <Button onTap={goToSignIn}>登录</Button>
  </Blank>
)

const ReceiptCard = () => {
  const { last } = useReceipt()
  return last ? (
    <View className='xy-receipt'>
      <View className='xy-receipt__mark'>
        <Icon name='tick' />
      </View>
      <View className='xy-receipt__title'>已收到</View>
      <View className='xy-receipt__note'>
        {`${last.forName ? `您替${last.forName}说的事` : '您说的事'}已经送到${last.photos > 0 ? `，带${last.photos}张照片` : ''}。${last.open ? '乡镇看过后，村里人就能看到；' : '只有办事的人看得到，不公开；'}办到哪一步，都会在“我说的事”里告诉您。`}
      </View>
      <Subscribe template='matter' when='这件事有进展时' />
      <Button onTap={putAway}>知道了</Button>
    </View>
  ) : null
}

type List = ReturnType<typeof useReceipt>['list']

const Lists = ({ villageId, own }: { villageId: string; own: boolean }) => {
  const { list } = useReceipt()
  const options: { value: List; name: string }[] = [
    { value: 'public', name: '村里的事' },
    { value: 'courtyard', name: '院落的事' },
    { value: 'own', name: '我说的事' },
    { value: 'followed', name: '我关注的' }
  ]
  return (
    <>
      <Cells>
        <Cell icon='search' title='找村里的事' onTap={() => go('searchIssues', { villageId })} />
      </Cells>
      {own ? (
        <Choice label='看哪些事' shape='row' value={list} onChoose={chooseList} options={options} />
      ) : null}
      {own && list === 'own' ? (
        <OwnList villageId={villageId} />
      ) : own && list === 'followed' ? (
        <FollowedList villageId={villageId} />
      ) : (
        <PublicList key={list} villageId={villageId} courtyard={own && list === 'courtyard'} />
      )}
    </>
  )
}

export default Issues
