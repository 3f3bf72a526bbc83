import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queryClient } from './api/query-client'
import { drafts } from './stores/drafts'
import { flushAll } from './stores/flush-all'
import { watchPrivacy } from './stores/privacy-ask'
import { followPhone, followSystem } from './stores/settings'
import { watchSignal } from './stores/watch-signal'
import { watchUpdates } from './updates'
import './styles/weui.less'
import './styles/app.scss'

// Not a byte of it for the mini-program.
if (process.env.TARO_ENV === 'h5') require('./styles/h5.scss')

const App = ({ children }: { children?: ReactNode }) => {
  useLaunch(() => {
    followSystem()
    watchUpdates(drafts.save)
    watchSignal(flushAll)
    if (process.env.TARO_ENV === 'weapp') watchPrivacy()
  })
  useDidShow(() => {
    followPhone()
    flushAll()
  })
  // WeChat may end a hidden app without a word.
  useDidHide(drafts.save)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

export default App
