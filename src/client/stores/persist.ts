import Taro from '@tarojs/taro'
import type { StoreApi } from 'zustand/vanilla'

/** What a store had on this phone, or null. Anything unreadable counts as nothing. */
export const load = <T>(name: string): Partial<T> | null => {
  try {
    const found: unknown = Taro.getStorageSync(name)
    return typeof found === 'object' && found !== null ? (found as Partial<T>) : null
  } catch {
    return null
  }
}

/**
 * Keeps a store on the phone, at most every `everyMs`, the last change always. Answers a function that writes at
 * once, for when the app may be closed.
 */
export const persist = <T>(name: string, store: StoreApi<T>, everyMs = 0): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    if (timer) clearTimeout(timer)
    timer = null
    try {
      Taro.setStorageSync(name, store.getState())
    } catch {
      // The phone is full; what is on the screen still is.
    }
  }
  store.subscribe(() => {
    if (everyMs === 0) write()
    else timer ??= setTimeout(write, everyMs)
  })
  return write
}
