import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queryClient } from './api/query-client'
import { drafts } from './stores/drafts'
import { watchPrivacy } from './stores/privacy-ask'
import { outbox } from './stores/send-drafts'
import { sheetBox } from './stores/send-sheets'
import { followSystem } from './stores/settings'
import { watchSignal } from './stores/watch-signal'
import { watchUpdates } from './updates'
import './styles/weui.less'
import './styles/app.scss'

/** What was written without a signal. */
const flush = (): void => {
  void outbox.flush()
  void sheetBox.flush()
}

const App = ({ children }: { children?: ReactNode }) => {
  useLaunch(() => {
    followSystem()
    watchUpdates(drafts.save)
    watchSignal(flush)
    if (process.env.TARO_ENV === 'weapp') watchPrivacy()
  })
  useDidShow(flush)
  // WeChat may end a hidden app without a word.
  useDidHide(drafts.save)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

export default App
