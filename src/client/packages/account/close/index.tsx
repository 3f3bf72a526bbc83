import '../account.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tick } from '@/client/components/tick'
import { toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go, goToTab } from '@/client/navigate'
import { signedOut } from '@/client/stores/session'

type Foresight = Outputs['account']['foreseeClose']

const goes = [
  '您的微信和小院断开，微信编号删除。',
  '所有登录都退出，和名册上的您不再连在一起。',
  '给您的消息、您要过的资料包删除。',
  '没发出去的草稿只在这台手机上，请先发出去或者删掉。'
] as const
const stays = [
  '村里的决议、公示、会议记录。',
  '您说过的事和办理经过：写了名字的不再改动，没写名字的还是没有名字。',
  '您家的积分账：积分是家里的，家里人照样能用。',
  '村里名册上您这一行：那是村里登记的，不归账号。'
] as const

/** 注销账号: what goes, what stays and why, what stands in the way; then at once. */
const ClosePage = () => {
  const query = useRead(['account.foreseeClose'], () => api.account.foreseeClose.query({}))
  return (
    <Page title='注销账号'>
      <PageState query={query}>{(foresight) => <CloseView foresight={foresight} />}</PageState>
    </Page>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <View key={line} className='xy-prose xy-account__line'>
        {line}
      </View>
    ))}
  </>
)

const CloseView = ({ foresight: { hindrances } }: { foresight: Foresight }) => {
  const [sure, setSure] = useState(false)
  const close = useSubmit((input: Inputs['account']['close']) => api.account.close.mutate(input), {
    onDone: () => {
      signedOut()
      queryClient.clear()
      toast('账号已经注销')
      goToTab('me')
    }
  })
  return (
    <>
      <Panel title='马上没有的'>
        <Lines lines={goes} />
      </Panel>
      <Panel title='依法要留下的'>
        <Lines lines={stays} />
        <View className='xy-panel__aside xy-account__line'>村务档案按规定保存，注销也不能删。</View>
      </Panel>
      <View className='xy-panel'>
        <View className='xy-prose'>以后想再用，登录、重新认户就行，是一个新账号。</View>
        <Way onTap={() => go('copy')}>先要一份我的资料</Way>
      </View>
      {hindrances.map((h) => (
        <Notice key={h.code} tone='stop'>
          {h.message}
        </Notice>
      ))}
      {hindrances.length > 0 ? null : (
        <View className='xy-form'>
          <View className='xy-ticks xy-account__tick'>
            <Tick
              on={sure}
              title='我看过了，要注销'
              note='注销马上生效，不能撤回'
              onTap={() => setSure(!sure)}
            />
          </View>
          <Notice tone='stop'>{close.sentence}</Notice>
          <Button kind='warn' running={close.isRunning} disabled={!sure} onTap={() => void close.submit({})}>
            注销账号
          </Button>
        </View>
      )}
    </>
  )
}

export default ClosePage
