import { useEffect } from 'react'

/** A phone's storage that outlives a store: what a test keeps while it plays a restarted app. */
const stored = new Map<string, string>()

export interface SentRequest {
  url: string
  method: string
  data: string
  header: Record<string, string>
  success: (res: { statusCode: number; data: unknown }) => void
  fail: (error: unknown) => void
  aborted: boolean
}

/** Requests on their way: a test answers them as the network would. */
export const requests: SentRequest[] = []

const Taro = {
  getStorageSync: (key: string): unknown => {
    const found = stored.get(key)
    return found === undefined ? '' : JSON.parse(found)
  },
  setStorageSync: (key: string, value: unknown): void => void stored.set(key, JSON.stringify(value)),
  removeStorageSync: (key: string): void => void stored.delete(key),
  getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
  clearStorageSync: (): void => stored.clear(),
  request: (options: Omit<SentRequest, 'aborted'>) => {
    const sent = { ...options, aborted: false }
    requests.push(sent)
    const task = {
      abort: () => {
        sent.aborted = true
        sent.fail({ errMsg: 'request:fail abort' })
      },
      catch: () => undefined
    }
    return task
  },
  getCurrentPages: () => [{}],
  navigateTo: async () => undefined,
  navigateBack: async () => undefined,
  switchTab: async () => undefined,
  showToast: async () => undefined,
  setNavigationBarTitle: async () => undefined,
  setTabBarStyle: async () => undefined
}

export default Taro

/** A page that is shown once, when it is mounted. */
export const useDidShow = (shown: () => void): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown when it comes, not at each drawing
  useEffect(shown, [])
}

/** Nobody turns to another page in a test; what unmounts is gone. */
export const useDidHide = (): void => undefined

/** Nobody pulls in a test. */
export const usePullDownRefresh = (): void => undefined
