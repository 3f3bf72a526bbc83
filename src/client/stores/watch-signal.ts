import Taro from '@tarojs/taro'
import { isWeapp } from '@/client/words/platform'
import { session } from './session'

/** Sends what waits as soon as there is a signal or somebody has signed in again. Called once by the app. */
export const watchSignal = (flush: () => void): void => {
  flush()
  let signInId = session.getState().signInId
  session.subscribe((now) => {
    if (now.signInId === signInId) return
    signInId = now.signInId
    flush()
  })
  if (isWeapp) Taro.onNetworkStatusChange(({ isConnected }) => isConnected && flush())
  else if (typeof window === 'object') window.addEventListener('online', flush)
}
