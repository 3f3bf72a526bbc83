import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queryClient } from './api/query-client'
import { watchChunks } from './chunks'
import { drafts } from './stores/drafts'
import { outbox } from './stores/send-drafts'
import { sheetBox } from './stores/send-sheets'
import { followSystem } from './stores/settings'
import { watchSignal } from './stores/watch-signal'
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
    watchChunks()
    watchSignal(flush)
  })
  useDidShow(flush)
  // WeChat may end a hidden app without a word.
  useDidHide(drafts.save)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

export default App
