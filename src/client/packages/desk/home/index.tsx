import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { go, goBack, goToSignIn } from '@/client/navigate'
import { signedOut } from '@/client/stores/session'
import { sayAge, sayTime } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'
import { readDeskCode } from '@/domain/session/desk'
import { sayDesk } from '../desk-words'
import './index.scss'

/** 电脑登录: lets a PC in by its QR or its eight digits, and shows which PCs one is signed in at. */
const DeskHome = () => {
  const { isSignedIn } = useMe()
  return (
    <Page title='电脑登录'>
      {isSignedIn ? (
        <>
          <Enter />
          <Desks />
        </>
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

const useOwnDesks = () => useRead(['session.listDesks'], () => api.session.listDesks.query({}))

const Enter = () => {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { data } = useOwnDesks()
  // Only a phone lets a PC in.
  if (data?.some((desk) => desk.isHere)) return null
  const scan = async () => {
    setProblem(null)
    // Closed again without a code: nothing to say.
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => null)
    if (!scanned) return
    const code = readDeskCode(scanned.result)
    if (code) go('confirmDesk', { code })
    else setProblem('这不是电脑登录的二维码。请对准电脑上“小院”登录页里的那个。')
  }
  const type = () => {
    const code = readDeskCode(text)
    setProblem(code ? null : '应是8位数字，在电脑上二维码的下面。')
    if (!code) return
    setText('')
    go('confirmDesk', { code })
  }
  return (
    <Panel title='在电脑上用小院'>
      <View className='xy-prose'>
        在电脑的浏览器里打开小院的网址，点“登录”，电脑上会出现一个二维码和8位数字。
      </View>
      <Notice tone='stop'>{problem}</Notice>
      {isWeapp ? (
        <Button kind='primary' icon='camera' onTap={() => void scan()}>
          扫电脑上的二维码
        </Button>
      ) : null}
      <View className='xy-desk__typed' />
      <Field
        label='二维码下面的8位数字'
        hint={isWeapp ? '扫不了，就填这8位数字' : '例如 1234 5678'}
        value={text}
        maxLength={11}
        onInput={setText}
      />
      <Button kind={isWeapp ? 'plain' : 'primary'} disabled={text.trim() === ''} onTap={type}>
        下一步
      </Button>
    </Panel>
  )
}

const Desks = () => {
  const query = useOwnDesks()
  return (
    <PageState query={query}>
      {(desks) =>
        desks.length === 0 ? (
          <Blank icon='empty' title='现在没有电脑登着' />
        ) : (
          <Cells title='登着的电脑，点一下可以退出'>
            {desks.map((desk) => (
              <DeskCell key={desk.sessionId} desk={desk} />
            ))}
          </Cells>
        )
      }
    </PageState>
  )
}

type Desk = Outputs['session']['listDesks'][number]

const DeskCell = ({ desk }: { desk: Desk }) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['session']['endDesk']) => api.session.endDesk.mutate(input),
    {
      onDone: () => {
        toast('已经退出')
        if (!desk.isHere) return void queryClient.invalidateQueries()
        signedOut()
        queryClient.clear()
        goBack('me')
      }
    }
  )
  const now = new Date()
  const leave = async () => {
    const ask = desk.isHere
      ? '这台电脑要再用，就再扫一次码。'
      : '那台电脑马上退出，没写完的内容还在那台电脑上。'
    if (await confirm(`退出${sayDesk(desk)}？`, ask, '退出')) await submit({ sessionId: desk.sessionId })
  }
  const by = desk.confirmedBy ? `，${desk.confirmedBy}确认的` : ''
  return (
    <>
      <Cell
        icon='table'
        title={desk.isHere ? `${sayDesk(desk)}（这台）` : sayDesk(desk)}
        note={`${sayTime(desk.since, now)}登录${by}，再过${sayAge(Date.parse(desk.until) - now.getTime())}自动退出`}
        value={isRunning ? '正在退出…' : '退出'}
        onTap={() => void leave()}
      />
      <Notice tone='stop'>{sentence}</Notice>
    </>
  )
}

export default DeskHome
