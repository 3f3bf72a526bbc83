import Taro from '@tarojs/taro'

const PREFIX = 'kept:'
/** What lies longer than this says nothing true any more. */
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000

interface Kept<T> {
  readonly data: T
  readonly at: number
}

const nameOf = (key: readonly unknown[]) => PREFIX + JSON.stringify(key)

/** Puts the last known answer on the phone. A full store is no reason to fail: the answer was shown. */
export const keep = (key: readonly unknown[], data: unknown): void => {
  try {
    Taro.setStorageSync(nameOf(key), { data, at: Date.now() })
  } catch {
    forgetKept()
  }
}

/** The last known answer, if there is one that is not too old. */
export const kept = <T>(key: readonly unknown[]): Kept<T> | null => {
  const found = Taro.getStorageSync<Kept<T> | ''>(nameOf(key))
  return found && Date.now() - found.at < MAX_AGE_MS ? found : null
}

/** Takes every kept answer off the phone: at sign-out, and when it is full. */
export const forgetKept = (): void => {
  for (const name of Taro.getStorageInfoSync().keys) {
    if (name.startsWith(PREFIX)) Taro.removeStorageSync(name)
  }
}
