import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { lazy, Suspense, useRef, useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { goBack } from '@/client/navigate'
import { signedIn } from '@/client/stores/session'
import { isWeapp } from '@/client/words/platform'
import { Agreement } from './agreement'

// A PC is signed in from a phone; no phone loads what only a PC shows.
const DeskSignIn = process.env.TARO_ENV === 'h5' ? lazy(() => import('./desk-sign-in')) : null

/** 登录: a list of people on a demo server; WeChat's own sign-in elsewhere. */
const SignIn = () => {
  const query = useRead(['session.listDemoPeople'], () => api.session.listDemoPeople.query({}))
  const isReal = query.error && toClientError(query.error).code === 'NOT_FOUND'
  const [isDesk] = useState(() => DeskSignIn !== null && matchMedia('(min-width: 1024px)').matches)
  return (
    <Page title='登录'>
      {DeskSignIn && isDesk ? (
        <Suspense fallback={null}>
          <DeskSignIn onIn={enter} />
        </Suspense>
      ) : null}
      {isReal ? (
        <WechatSignIn isDesk={isDesk} />
      ) : (
        <PageState query={query}>{(people) => <DemoPeople people={people} />}</PageState>
      )}
    </Page>
  )
}

const enter = ({ token }: { token: string }) => {
  signedIn(token)
  goBack('me')
}

type People = Awaited<ReturnType<typeof api.session.listDemoPeople.query>>

const DemoPeople = ({ people }: { people: People }) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: { requestId: string; accountId: string }) => api.session.signInDemo.mutate(input),
    { onDone: enter }
  )
  const asked = useRef<string | null>(null)
  return (
    <>
      <Notice>这里是演示。选一个人，就用他的身份看看。</Notice>
      <Notice tone='stop'>{sentence}</Notice>
      <Cells title='选一个人'>
        {people.map((p) => (
          <Cell
            key={p.accountId}
            title={`${p.roles.join('、')} · ${p.placeName}`}
            note={p.name}
            value={isRunning && asked.current === p.accountId ? '正在登录…' : ''}
            onTap={() => {
              asked.current = p.accountId
              void submit({ accountId: p.accountId })
            }}
          />
        ))}
      </Cells>
    </>
  )
}

const WechatSignIn = ({ isDesk }: { isDesk: boolean }) => {
  const [problem, setProblem] = useState<string | null>(null)
  const [agreed, setAgreed] = useState<number | null>(null)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['session']['signInWechat']) => api.session.signInWechat.mutate(input),
    { onDone: enter }
  )
  if (isDesk) return null
  if (!isWeapp)
    return <Blank icon='info' title='请在微信里打开' hint='在微信中搜索“小院”小程序，就能登录。' />
  const start = async () => {
    if (agreed === null) return
    setProblem(null)
    // In its own cloud WeChat says who calls.
    if (CLOUD_ENV) return void (await submit({ agreed }))
    const login = await Taro.login().catch(() => null)
    if (login?.code) await submit({ code: login.code, agreed })
    else setProblem('微信没有回应，请稍后再点一次。')
  }
  return (
    <View className='xy-hello'>
      <View className='xy-hello__name'>用微信登录</View>
      <View className='xy-hello__note'>不需要密码。登录后再认自己是哪一户的。</View>
      <Agreement agreed={agreed} onAgree={setAgreed} />
      <Notice tone='stop'>{problem ?? sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={agreed === null} onTap={() => void start()}>
        微信登录
      </Button>
    </View>
  )
}

export default SignIn
