import Taro from '@tarojs/taro'
import type { StoreApi } from 'zustand/vanilla'
import { forgetKept } from '@/client/api/kept'

/** What a store had on this phone, or null. Anything unreadable counts as nothing. */
export const load = <T>(name: string): Partial<T> | null => {
  try {
    const found: unknown = Taro.getStorageSync(name)
    return typeof found === 'object' && found !== null ? (found as Partial<T>) : null
  } catch {
    return null
  }
}

/** Writes something on the phone; what can be read again gives way to it. False when there is no room even so. */
export const putOnPhone = (name: string, what: unknown): boolean => {
  try {
    Taro.setStorageSync(name, what)
    return true
  } catch {
    forgetKept()
  }
  try {
    Taro.setStorageSync(name, what)
    return true
  } catch {
    // What is on the screen still is.
    return false
  }
}

/**
 * Keeps a store on the phone, at most every `everyMs`, the last change always. Answers a function that writes at
 * once, for when the app may be closed; it says whether there was room.
 */
export const persist = <T>(name: string, store: StoreApi<T>, everyMs = 0): (() => boolean) => {
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    if (timer) clearTimeout(timer)
    timer = null
    return putOnPhone(name, store.getState())
  }
  store.subscribe(() => {
    if (everyMs === 0) write()
    else timer ??= setTimeout(write, everyMs)
  })
  return write
}
