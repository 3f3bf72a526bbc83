import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { goBack, goToSignIn } from '@/client/navigate'
import { sayTime } from '@/client/words/dates'
import { deskHours } from '@/domain/session/desk'
import { codeOf } from '../code-of'
import { sayDesk } from '../desk-words'
import './index.scss'

/** 登录电脑: where the QR on a PC leads. The phone chooses the number that the PC shows, or says 不是我. */
const ConfirmDesk = () => {
  const code = codeOf(useRouter().params)
  const { isSignedIn } = useMe()
  return (
    <Page title='登录电脑'>
      {code === null ? (
        <Blank icon='info' title='这个码看不懂' hint='请对准电脑上“小院”登录页里的二维码，再扫一次。' />
      ) : isSignedIn ? (
        <Asked code={code} />
      ) : (
        <Blank icon='person' title='请先在手机上登录' hint='手机上登录了，才能让电脑也登录。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
    </Page>
  )
}

const Asked = ({ code }: { code: string }) => {
  const [done, setDone] = useState<'confirmed' | 'refused' | null>(null)
  const query = useRead(['session.seeDesk', code], () => api.session.seeDesk.query({ code }), {
    // What was answered is no question any more.
    enabled: done === null
  })
  if (done !== null) return <Done isIn={done === 'confirmed'} />
  return <PageState query={query}>{(desk) => <Answer desk={desk} onDone={setDone} />}</PageState>
}

interface AnswerProps {
  readonly desk: Outputs['session']['seeDesk']
  readonly onDone: (state: 'confirmed' | 'refused') => void
}

const Answer = ({ desk, onDone }: AnswerProps) => {
  const { code } = desk
  const yes = useSubmit((input: Inputs['session']['confirmDesk']) => api.session.confirmDesk.mutate(input), {
    onDone: () => onDone('confirmed')
  })
  const no = useSubmit((input: Inputs['session']['refuseDesk']) => api.session.refuseDesk.mutate(input), {
    onDone: () => onDone('refused')
  })
  // A wrong number has ended it: there is nothing left to choose.
  if (yes.problem?.code.startsWith('DESK_'))
    return <Blank icon='info' title='没有登录' hint={yes.problem.message} />
  return (
    <>
      <Panel title='有一台电脑要用您的身份登录'>
        <View className='xy-prose'>{sayDesk(desk)}</View>
        <View className='xy-panel__aside'>{`${sayTime(desk.madeAt, new Date())}出的二维码`}</View>
        <Notice>是您自己面前的电脑，才选。别人发来的码、电话里让您选的数，都不要选。</Notice>
      </Panel>
      <Panel title='电脑上写的是哪个数？' accent>
        <Notice tone='stop'>{yes.sentence ?? no.sentence}</Notice>
        <View className='xy-desk__numbers'>
          {desk.choices.map((number) => (
            <Button
              key={number}
              label={`选${number}，确认登录`}
              running={yes.isRunning}
              disabled={no.isRunning}
              onTap={() => void yes.submit({ code, number })}
            >
              {String(number)}
            </Button>
          ))}
        </View>
        <View className='xy-panel__aside'>选错了，这次登录就作废，要在电脑上换一个码。</View>
      </Panel>
      <Button
        kind='warn'
        running={no.isRunning}
        disabled={yes.isRunning}
        onTap={() => void no.submit({ code })}
      >
        不是我，不登录
      </Button>
    </>
  )
}

/** By the time this has been read the PC is in, and stands in the list on the page before. */
const leave = () => {
  void queryClient.invalidateQueries({ predicate: (q) => q.queryKey[1] === 'session.listDesks' })
  goBack('me')
}

const Done = ({ isIn }: { isIn: boolean }) => (
  <Blank
    icon={isIn ? 'tick' : 'info'}
    title={isIn ? '确认好了，请看电脑' : '没有登录'}
    hint={
      isIn
        ? `${deskHours}小时后自动退出。离开电脑前，请点“退出登录”；也可以在手机“我的”里的“电脑登录”退出。`
        : '那台电脑没有登录。要是总有人让您扫码，请告诉村委会。'
    }
  >
    <Button kind='primary' onTap={leave}>
      知道了
    </Button>
  </Blank>
)

export default ConfirmDesk
