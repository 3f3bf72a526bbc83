import { Text, View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe, useVillage } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Icon } from '@/client/components/icon'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { VillageHead } from '@/client/components/village-head'
import { go, goToSignIn } from '@/client/navigate'
import { chooseList, putAway, useReceipt } from '@/client/stores/receipt'
import { sayTime } from '@/client/words/dates'
import { toneOf } from '@/client/words/tones'

type Card = Outputs['issue']['listPublic'][number]

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
        {`您说的事已经送到${last.photos > 0 ? `，带${last.photos}张照片` : ''}。乡镇看过后，村里人就能看到；办到哪一步，都会在“我说的事”里告诉您。`}
      </View>
      <Button onTap={putAway}>知道了</Button>
    </View>
  ) : null
}

const Lists = ({ villageId, own }: { villageId: string; own: boolean }) => {
  const { list } = useReceipt()
  return (
    <>
      {own ? (
        <Choice
          label='看哪些事'
          shape='row'
          value={list}
          onChoose={chooseList}
          options={[
            { value: 'public', name: '村里的事' },
            { value: 'own', name: '我说的事' }
          ]}
        />
      ) : null}
      {own && list === 'own' ? <OwnList villageId={villageId} /> : <PublicList villageId={villageId} />}
    </>
  )
}

const PAGE = 20
const nextOf = (cards: readonly Card[]) => (cards.length < PAGE ? null : (cards.at(-1)?.issueId ?? null))

const PublicList = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['issue.listPublic', villageId], {
    read: (before) => api.issue.listPublic.query({ villageId, ...(before ? { before } : {}) }),
    next: nextOf,
    keep: true
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: '村里还没有人说事', hint: '您可以第一个说。' }}
    >
      {(pages) => (
        <>
          <Cards cards={pages.flat()} />
          <More more={query.more} word='看更早的事' />
        </>
      )}
    </PageState>
  )
}

const OwnList = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['issue.listOwn', villageId], {
    read: (before) => api.issue.listOwn.query({ villageId, ...(before ? { before } : {}) }),
    next: nextOf,
    keep: true
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: '您还没有说过事', hint: '点上面的“我要说事”，说一件试试。' }}
    >
      {(pages) => (
        <>
          <Cards cards={pages.flat()} own />
          <More more={query.more} word='看更早的事' />
        </>
      )}
    </PageState>
  )
}

const Cards = ({ cards, own = false }: { cards: readonly Card[]; own?: boolean }) => {
  const now = useNow()
  return (
    <View className='xy-cards'>
      {cards.map((c) => (
        <Tap
          key={c.issueId}
          className='xy-card'
          role='link'
          onTap={() => go('issue', { villageId: c.villageId, issueId: c.issueId })}
        >
          <View className='xy-card__head'>
            <Tag tone={toneOf(c.state)}>{c.stateName}</Tag>
            {own ? <Tag tone={toneOf(c.moderation)}>{c.moderationName}</Tag> : null}
            <Text className='xy-card__aside'>{sayTime(c.raisedAt, now)}</Text>
          </View>
          <View className='xy-card__words'>{c.words}</View>
          <View className='xy-card__foot'>
            {[c.categoryName, c.where, c.photos > 0 ? `${c.photos}张照片` : null].filter(Boolean).join(' · ')}
          </View>
        </Tap>
      ))}
    </View>
  )
}

export default Issues
