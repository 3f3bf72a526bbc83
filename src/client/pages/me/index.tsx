import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { type Me, type PersonHere, personKeyOf, useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { CareSwitch } from '@/client/components/care-switch'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { DraftsEntrance } from '@/client/components/drafts-entrance'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go, goToSignIn } from '@/client/navigate'
import { choosePerson, signedOut, useSession } from '@/client/stores/session'
import { isWeapp } from '@/client/words/platform'
import { DemoClock } from './demo-clock'
import { Desks } from './desks'

/** 我的: who I am, what I may do, how the app looks. */
const MyPage = () => {
  const { isSignedIn, query, person } = useMe()
  const expired = useSession((s) => s.expired)
  return (
    <Page title='我的' tab>
      {expired ? <Notice>登录过期了，请重新登录。没写完的内容还在。</Notice> : null}
      <Cells>
        <CareSwitch />
      </Cells>
      {isSignedIn ? (
        <PageState query={query}>{(me) => <SignedIn me={me} person={person} />}</PageState>
      ) : (
        <Visitor />
      )}
      <Cells>
        <Cell icon='book' title='账号与隐私' onTap={() => go('account')} />
        <Cell icon='info' title='帮助' note='怎么用，问谁' onTap={() => go('help')} />
        <Cell icon='elder' title='字的大小和颜色' onTap={() => go('looks')} />
      </Cells>
      {isSignedIn ? <SignOut /> : null}
    </Page>
  )
}

/** What the page is about; a browser's other pages have it in their title bar. */
const Name = ({ children }: { children: string }) => (
  <View className='xy-hello__name' {...a11y({ role: 'heading' })} {...(isWeapp ? {} : { 'aria-level': '1' })}>
    {children}
  </View>
)

const Visitor = () => (
  <View className='xy-hello'>
    <View className='xy-hello__face'>
      <Icon name='person' />
    </View>
    <Name>您好</Name>
    <View className='xy-hello__note'>登录后可以说事、查自家积分</View>
    <Button kind='primary' onTap={goToSignIn}>
      登录
    </Button>
  </View>
)

const SignedIn = ({ me, person }: { me: Me; person: PersonHere | null }) => (
  <>
    {person ? <Hello person={person} /> : me.mustAgree ? <MustAgree /> : <NotBound asks={me.asks} />}
    <DraftsEntrance />
    <Desks may={me.may} />
    {me.persons.length > 1 ? <Persons me={me} person={person} /> : null}
    {person ? (
      <Cells>
        <Cell icon='bell' title='消息' onTap={() => go('messages', { placeId: person.placeId })} />
        {me.may.includes('decision_propose') ? (
          <Cell icon='book' title='提一件要村里定的事' onTap={() => go('propose')} />
        ) : null}
        {person.kind === 'member' ? (
          <>
            <Cell icon='house' title='庭院卫生' onTap={() => go('rounds')} />
            <Cell icon='speak' title='我的异议' onTap={() => go('ownObjections')} />
            <Cell icon='person' title='近亲属登记' onTap={() => go('kin')} />
          </>
        ) : null}
        <Cell icon='house' title='换一个村看' onTap={() => go('villages')} />
        <Cell icon='table' title='电脑登录' onTap={() => go('deskLogins')} />
      </Cells>
    ) : null}
    {me.clockMoves ? <DemoClock today={me.today} /> : null}
  </>
)

const Hello = ({ person }: { person: PersonHere }) => (
  <View className='xy-hello'>
    <View className='xy-hello__face'>{Array.from(person.name)[0]}</View>
    <Name>{person.name}</Name>
    <View className='xy-hello__note'>{person.roles.map((r) => r.name).join('、')}</View>
    <View className='xy-hello__note'>
      {[person.placeName, person.householdName].filter(Boolean).join(' · ')}
    </View>
  </View>
)

const NotBound = ({ asks }: { asks: Me['asks'] }) => {
  const waiting = asks.find((a) => a.state === 'pending')
  const [last] = asks.filter((a) => a.state === 'refused' || a.state === 'ended')
  return (
    <View className='xy-hello'>
      <View className='xy-hello__face'>
        <Icon name='person' />
      </View>
      <Name>已登录</Name>
      {waiting ? (
        <View className='xy-hello__note'>{`${waiting.placeName}正在确认您是${waiting.name}，确认后就能说事、查积分。`}</View>
      ) : (
        <>
          <View className='xy-hello__note'>
            {last === undefined
              ? '还不知道您是哪一户的。认一次，以后就不用了。'
              : `${last.state === 'ended' ? '村里取消了这个微信的认户' : '上次没有通过'}：${last.reason ?? '请联系村委会'}`}
          </View>
          <Button kind='primary' onTap={() => go('bind')}>
            认户
          </Button>
        </>
      )}
    </View>
  )
}

/** Nothing but what is public is there until one agrees. */
const MustAgree = () => (
  <View className='xy-hello'>
    <Name>已登录</Name>
    <View className='xy-hello__note'>先看过隐私说明，同意后才能说事、查积分。公开的内容照样能看。</View>
    <Button kind='primary' onTap={() => go('privacy')}>
      看隐私说明
    </Button>
  </View>
)

const Persons = ({ me, person }: { me: Me; person: PersonHere | null }) => (
  <View className='xy-section'>
    <View className='xy-section__title'>用哪个身份</View>
    <Choice
      label='用哪个身份'
      shape='list'
      value={person && personKeyOf(person)}
      onChoose={choosePerson}
      options={me.persons.map((p) => ({
        value: personKeyOf(p),
        name: p.name,
        note: `${p.placeName} · ${p.roles.map((r) => r.name).join('、')}`
      }))}
    />
  </View>
)

const SignOut = () => {
  // Whether the server hears of it or not, this phone forgets.
  const leave = () => {
    signedOut()
    queryClient.clear()
  }
  const { submit, isRunning } = useSubmit((input: { requestId: string }) => api.session.signOut.mutate(input))
  return (
    <View className='xy-hero'>
      <Button running={isRunning} onTap={() => void submit({}).then(leave)}>
        退出登录
      </Button>
    </View>
  )
}

export default MyPage
