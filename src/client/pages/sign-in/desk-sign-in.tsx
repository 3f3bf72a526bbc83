import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { sayDeskCode } from '@/domain/session/desk'
import { whichDesk } from './which-desk'
import './desk-sign-in.scss'

const ASK_EVERY_MS = 2500

type Opened = Outputs['session']['openDesk']
type Waiting = Outputs['session']['waitDesk']['state']

interface DeskSignInProps {
  readonly onIn: (answer: { token: string }) => void
}

/** 扫码登录: on a PC's screen. Asks for a QR at once, and for another only when somebody wants one. */
const DeskSignIn = ({ onIn }: DeskSignInProps) => {
  const [opened, setOpened] = useState<Opened | null>(null)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['session']['openDesk']) => api.session.openDesk.mutate(input),
    { onDone: setOpened }
  )
  const open = () => {
    setOpened(null)
    void submit(whichDesk(navigator.userAgent))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: one is asked for when the page opens
  useEffect(open, [])
  return (
    <Panel title='用手机扫码登录' accent>
      <Notice tone='stop'>{sentence}</Notice>
      {opened ? (
        <Shown key={opened.code} opened={opened} onIn={onIn} onAnother={open} />
      ) : (
        <Button running={isRunning} onTap={open}>
          {isRunning ? '正在生成二维码…' : '显示二维码'}
        </Button>
      )}
    </Panel>
  )
}

interface ShownProps extends DeskSignInProps {
  readonly opened: Opened
  readonly onAnother: () => void
}

/** Waits for the phone, and takes the session when it has confirmed: until it has it, also over a lost reply. */
const useTaking = ({ opened, onIn }: ShownProps) => {
  const { code, secret } = opened
  const taking = useRef(false)
  const isOver = (state: Waiting | undefined) =>
    state !== undefined && state !== 'open' && state !== 'confirmed' && !(taking.current && state === 'used')
  const query = useQuery({
    queryKey: ['session.waitDesk', code],
    queryFn: () => api.session.waitDesk.query({ code, secret }),
    refetchInterval: ({ state }) => (isOver(state.data?.state) ? false : ASK_EVERY_MS),
    gcTime: 0
  })
  const { submit, sentence } = useSubmit(
    (input: Inputs['session']['takeDesk']) => api.session.takeDesk.mutate(input),
    { onDone: onIn }
  )
  const state = query.data?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every answer anew, until there is a session
  useEffect(() => {
    if (state === 'confirmed') taking.current = true
    if (taking.current && !isOver(state)) void submit({ code, secret })
  }, [query.dataUpdatedAt])
  const left = query.data && { seconds: query.data.secondsLeft, at: query.dataUpdatedAt }
  return { state, isOver: isOver(state), left, problem: query.error ? '连不上网，正在接着试…' : sentence }
}

const ends: Readonly<Record<Exclude<Waiting, 'open' | 'confirmed'>, string>> = {
  refused: '手机上没有同意这次登录。',
  mismatched: '手机上选的数不对，这个二维码作废了。',
  used: '这个二维码用过了。',
  expired: '这个二维码过期了。'
}

const Shown = (props: ShownProps) => {
  const { opened, onAnother } = props
  const { state, isOver, left, problem } = useTaking(props)
  if (isOver) {
    const words = state === undefined || state === 'open' || state === 'confirmed' ? null : ends[state]
    return (
      <>
        <Notice>{words}</Notice>
        <Button kind='primary' onTap={onAnother}>
          换一个二维码
        </Button>
      </>
    )
  }
  if (state === 'confirmed' || state === 'used') return <Notice tone='good'>手机上确认了，正在登录…</Notice>
  return (
    <>
      <Notice tone='stop'>{problem}</Notice>
      <View className='xy-qr'>
        <svg
          className='xy-qr__code'
          viewBox={`0 0 ${opened.qr.size} ${opened.qr.size}`}
          shapeRendering='crispEdges'
          role='img'
          aria-label='登录二维码'
        >
          <path d={opened.qr.path} />
        </svg>
        <View className='xy-qr__steps'>
          <View>1. 手机微信打开小院，点“我的”，再点“电脑登录”。</View>
          <View>2. 扫左边的二维码；扫不了，就填这8位数字：</View>
          <View className='xy-qr__digits'>{sayDeskCode(opened.code)}</View>
          <View>3. 手机上选这个数：</View>
          <View className='xy-qr__number'>{opened.number}</View>
          {left ? <Countdown {...left} /> : null}
        </View>
      </View>
      <Button kind='quiet' onTap={onAnother}>
        换一个二维码
      </Button>
    </>
  )
}

interface CountdownProps {
  /** What the server said was left, and when this machine heard it by its own clock. */
  readonly seconds: number
  readonly at: number
}

/** 还有2分31秒 */
const Countdown = ({ seconds, at }: CountdownProps) => {
  const [now, setNow] = useState(at)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, Math.round(seconds - Math.max(0, now - at) / 1000))
  return (
    <View className='xy-panel__aside'>
      {left === 0 ? '马上过期' : `还有${Math.floor(left / 60)}分${left % 60}秒`}
    </View>
  )
}

export default DeskSignIn
