import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queryClient } from './api/query-client'
import { watchChunks } from './chunks'
import { drafts } from './stores/drafts'
import { outbox, watchOutbox } from './stores/send-drafts'
import { followSystem } from './stores/settings'
import './styles/weui.less'
import './styles/app.scss'

const App = ({ children }: { children?: ReactNode }) => {
  useLaunch(() => {
    followSystem()
    watchChunks()
    watchOutbox()
  })
  useDidShow(() => void outbox.flush())
  // WeChat may end a hidden app without a word.
  useDidHide(drafts.save)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

export default App
